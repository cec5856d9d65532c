package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Where a version of a law stands.
public enum Status {
    DRAFT,
    FINAL_DRAFT,
    ADOPTED,
    IN_FORCE,
    REPEALED;

    /// The word in files and commands: `draft`, `final-draft`, `adopted`, `in-force`, `repealed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static @Nullable Status find(String word) {
        for (Status status : values()) {
            if (status.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        return null;
    }
}
