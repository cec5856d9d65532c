package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;

/// What became of a contribution.
public sealed interface Said {
    /// @param secret shown once and forgotten; null when the answer is given again, and where only
    ///   its author knows it
    record Recorded(String code, @Nullable String secret) implements Said {}

    /// Its author sealed something else; nothing was recorded.
    record SealedOtherwise() implements Said {}

    /// The same answer is in force already; nothing was written.
    record Unchanged(String code) implements Said {}

    /// The wording is another one since its author saw it.
    record VersionChanged(String seen, String current) implements Said {}

    record NoSuchProvision(String draft, String wid) implements Said {}

    /// The idempotency key came with other words before.
    record AlreadyDifferent() implements Said {}
}
