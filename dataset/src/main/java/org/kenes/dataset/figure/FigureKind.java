package org.kenes.dataset.figure;

import java.util.Locale;

/// What kind of number a figure is; decides the result columns of its query.
public enum FigureKind {
    COUNT,
    COVERAGE,
    SHARE,
    MEAN,
    RANK,
    TEXT,
    SET,
    DATE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such kind
    public static FigureKind of(String code) {
        return Codes.of(values(), FigureKind::code, code, "kind of figure");
    }
}
