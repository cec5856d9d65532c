package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;

/// Where the openings of a cut come from. Two kinds: the server's vault, and the published tables.
///
/// Obligations: openings come ascending by index, each once; those of entries that do not count may
/// be missing or present; one that counts and is missing stops the cut. Words are given only if
/// they were moderated as showable and the author consented.
public interface Openings {
    /// A new walk from the first opening.
    ///
    /// @param size openings at or above it are not wanted
    Cursor open(long size);

    /// Not thread-safe; one opening at a time.
    interface Cursor extends AutoCloseable {
        /// The next opening, or null at the end.
        @Nullable Opening next();

        @Override
        void close();
    }
}
