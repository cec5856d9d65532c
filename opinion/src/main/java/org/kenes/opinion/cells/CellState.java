package org.kenes.opinion.cells;

/// What a reader sees of a number.
public enum CellState {
    OBSERVED("o"),
    SUPPRESSED("c");

    private final String code;

    CellState(String code) {
        this.code = code;
    }

    /// The code of published tables: `o` or `c`.
    public String code() {
        return code;
    }
}
