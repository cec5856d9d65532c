package org.kenes.ledger.entry;

import java.util.Locale;

/// How much of a contribution an act touches.
public enum Scope {
    /// The contribution as a whole.
    ALL,
    /// Its words only; it stays counted.
    TEXT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
