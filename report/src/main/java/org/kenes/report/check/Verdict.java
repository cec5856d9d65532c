package org.kenes.report.check;

/// What became of a claim in one language, in the order in which it is decided.
public enum Verdict {
    NO_DATA,
    WRONG_UNIVERSE,
    FAILS,
    HOLDS,
    LEGAL_REVIEW,
    NOT_CHECKABLE;

    public String code() {
        return name().replace('_', '-');
    }

    /// Whether the words may not stand without a mark.
    public boolean unsupported() {
        return this == NO_DATA || this == WRONG_UNIVERSE || this == FAILS;
    }
}
