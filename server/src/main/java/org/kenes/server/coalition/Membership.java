package org.kenes.server.coalition;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What an organisation declares about its size. Declared is not distinct: nobody may add two of
/// these and call the sum persons.
///
/// @param declared null when it declared nothing, which is not zero
public record Membership(
        String organisation,
        LocalDate asOf,
        @Nullable Long declared,
        String unit,
        String basis,
        @Nullable String source) {
    static final List<String> UNITS =
            List.of("persons", "organisations", "households", "employees");
    static final List<String> BASES =
            List.of("register", "dues_payers", "law", "estimate", "other");
}
