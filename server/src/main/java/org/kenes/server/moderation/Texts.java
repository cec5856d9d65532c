package org.kenes.server.moderation;

import java.util.Optional;

/// The words that a package holds and shows. Whoever offers texts to [Moderation] has one bean of
/// this type.
public interface Texts {
    /// @return the words as said, or nothing if they are not of this package or were withdrawn
    Optional<String> words(String code);

    /// Called in the transaction of a decision.
    ///
    /// @param hidden `held`, the name of a [Rule], or empty: shown
    void show(String code, String hidden);

    /// Whether a decision about this text can be recorded now.
    default boolean decidable(String code) {
        return true;
    }
}
