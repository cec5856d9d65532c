package org.kenes.dataset.figure;

/// What became of a cell.
public enum CellState {
    /// Observed: the numbers are there.
    OBSERVED("o"),
    /// Suppressed because it is small, or because another small cell could be worked out from it.
    SUPPRESSED("c"),
    /// There is no value: nothing was counted, so nothing can be divided.
    MISSING("m"),
    /// Fewer than ten rows in the view `verified`.
    TOO_FEW("t");

    private final String code;

    CellState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// @throws IllegalArgumentException if there is no such state
    public static CellState of(String code) {
        return Codes.of(values(), CellState::code, code, "cell state");
    }
}
