package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// Members in the order of their names; null is left out, dates and instants become strings.
final class Members {
    private final Map<String, Object> map = new TreeMap<>();

    Members put(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case LocalDate date -> map.put(name, date.toString());
            case Instant instant -> map.put(name, instant.toString());
            default -> map.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return map;
    }
}
