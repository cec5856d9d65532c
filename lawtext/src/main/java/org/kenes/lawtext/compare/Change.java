package org.kenes.lawtext.compare;

import java.util.Locale;

/// What became of a unit. `MERGED`: an old one that is now part of others; `SPLIT`: a new one that
/// was part of others.
public enum Change {
    UNCHANGED,
    EDITED,
    INSERTED,
    REPEALED,
    MERGED,
    SPLIT;

    /// The name in files: `unchanged`, …
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
