package org.kenes.dataset.cut;

import java.util.Locale;

/// Why the words of a contribution are, or are not, in the table `texts`.
public enum TextStatus {
    PUBLISHED,
    NONE,
    NOT_CONSENTED,
    AWAITING,
    HIDDEN,
    ERASED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no such status
    public static TextStatus of(String code) {
        for (TextStatus status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such text status: " + code);
    }
}
