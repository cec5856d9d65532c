package org.kenes.dataset.figure;

import java.util.Locale;

/// Whether a figure about events counts plans or what took place.
public enum EventStatus {
    PLANNED,
    TOOK_PLACE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no such status
    public static EventStatus of(String code) {
        return Codes.of(values(), EventStatus::code, code, "status");
    }
}
