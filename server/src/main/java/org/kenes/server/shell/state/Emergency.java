package org.kenes.server.shell.state;

import java.time.Instant;
import java.util.Locale;

/// Something a steward or administrator did alone because it could not wait: announced on every
/// page, and over by itself at its end.
///
/// @param lang language of the reason
/// @param reason for the public
public record Emergency(Kind kind, Instant from, Instant to, String lang, String reason) {
    /// What it does.
    public enum Kind {
        /// No words are shown before somebody has looked at them.
        REVIEW_EVERYTHING,
        /// Who has not confirmed an address or an identity is not heard for now.
        LEVEL_1_ONLY,
        /// Nothing is taken.
        READ_ONLY;

        /// In addresses, messages and the record: `read-only`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
