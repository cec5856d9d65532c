package org.kenes.opinion.interval;

import java.util.Locale;

/// How people came to be counted. It decides what may be said about those who were not.
public enum Basis {
    /// Everybody there is, from a register.
    REGISTER,
    /// Everybody who was present, counted.
    COUNT,
    /// Those who chose to take part.
    SELF_SELECTED,
    /// Drawn by chance, each with a known probability.
    PROBABILITY_SAMPLE;

    /// The code used in files: `probability-sample`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no basis of that code
    public static Basis of(String code) {
        for (Basis basis : values()) {
            if (basis.code().equals(code)) {
                return basis;
            }
        }
        throw new IllegalArgumentException(
                "no such basis: '%s' (register, count, self-selected, probability-sample)"
                        .formatted(code));
    }
}
