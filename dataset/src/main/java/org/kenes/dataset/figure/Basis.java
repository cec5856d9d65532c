package org.kenes.dataset.figure;

import java.util.Locale;

/// Where the numbers of a figure come from. Only a probability sample may speak about people who
/// were not asked, and only it has intervals.
public enum Basis {
    REGISTER,
    FIELD_COUNT,
    SELF_DECLARED,
    SELF_SELECTED,
    PROBABILITY_SAMPLE,
    OFFICIAL_RESULT,
    MAPPING,
    EXTERNAL,
    NONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no such basis
    public static Basis of(String code) {
        return Codes.of(values(), Basis::code, code, "basis");
    }
}
