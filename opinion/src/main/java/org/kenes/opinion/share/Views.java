package org.kenes.opinion.share;

import java.util.function.Predicate;

/// The same opinions counted three ways, always printed together and in this order.
///
/// @param all every current contribution
/// @param collapsed each campaign family once per stance
/// @param verified one per verified person and provision
public record Views(Counts all, Counts collapsed, Counts verified) {
    /// Below this many verified people the view shows no share.
    public static final long LEAST_VERIFIED = 10;

    /// Whether the verified view is left out, and said so.
    public boolean tooFew() {
        return verified.n() < LEAST_VERIFIED;
    }

    /// What the three views say of a sentence. The sentence is a predicate of one view; it is not
    /// asked of a verified view with too few people.
    public Answer ask(Predicate<Counts> sentence) {
        boolean first = sentence.test(all);
        boolean same =
                first == sentence.test(collapsed) && (tooFew() || first == sentence.test(verified));
        return same ? (first ? Answer.HOLDS : Answer.FAILS) : Answer.DEPENDS_ON_COUNTING;
    }

    public enum Answer {
        HOLDS,
        FAILS,
        /// True in one view and false in another; neither is printed without the views.
        DEPENDS_ON_COUNTING
    }
}
