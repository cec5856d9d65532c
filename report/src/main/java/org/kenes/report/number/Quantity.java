package org.kenes.report.number;

import org.jspecify.annotations.Nullable;
import org.kenes.report.words.Rational;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A value to be shown.
///
/// @param share whether it is a share of one, shown as percent
/// @param low lower bound of a sample
/// @param high upper bound
/// @param date for dates
/// @param items for sets and texts
public record Quantity(
        Rational value,
        boolean share,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable LocalDate date,
        List<String> items) {

    public static Quantity of(Rational value, boolean share) {
        return new Quantity(value, share, null, null, null, List.of());
    }
}
