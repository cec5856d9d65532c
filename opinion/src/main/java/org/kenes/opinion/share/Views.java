package org.kenes.opinion.share;

import org.kenes.opinion.Stance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The same opinions counted three ways, always printed together and in this order.
///
/// @param all every current contribution
/// @param collapsed each campaign family once per stance
/// @param verified one per verified person and provision
public record Views(Counts all, Counts collapsed, Counts verified) {
    /// Below this many verified people the view shows no share.
    public static final long LEAST_VERIFIED = 10;

    /// One current contribution on the provision.
    ///
    /// @param family id of its family of near-duplicates; empty if its text stands alone
    /// @param person token of the verified person; empty if there is none
    public record Voice(Stance stance, String family, String person) {}

    /// @param voices on one provision, in the order of the record: of one person's, the last counts
    public static Views count(List<Voice> voices) {
        record Side(String family, Stance stance) {}
        Counts all = Counts.ZERO;
        Counts collapsed = Counts.ZERO;
        Set<Side> counted = new HashSet<>();
        Map<String, Stance> last = new HashMap<>();
        for (Voice voice : voices) {
            all = all.plus(voice.stance());
            if (voice.family().isEmpty() || counted.add(new Side(voice.family(), voice.stance()))) {
                collapsed = collapsed.plus(voice.stance());
            }
            if (!voice.person().isEmpty()) {
                last.put(voice.person(), voice.stance());
            }
        }
        Counts verified = Counts.ZERO;
        for (Stance stance : last.values()) {
            verified = verified.plus(stance);
        }
        return new Views(all, collapsed, verified);
    }

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
