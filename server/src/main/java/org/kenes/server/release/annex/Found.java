package org.kenes.server.release.annex;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An object of a file that our own program wrote, member by member.
record Found(Map<?, ?> members) {
    static Found of(@Nullable Object value) {
        return new Found(value instanceof Map<?, ?> map ? map : Map.of());
    }

    Found object(String name) {
        return of(members.get(name));
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /// Names and numbers of an object, in its order; what is not told has no number.
    Map<String, @Nullable Long> numbers() {
        Map<String, @Nullable Long> numbers = new LinkedHashMap<>();
        members.forEach((name, value) ->
                numbers.put(
                        String.valueOf(name),
                        value instanceof Number number ? Long.valueOf(number.longValue()) : null));
        return numbers;
    }

    List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    List<Found> objects(String name) {
        return list(name).stream().map(Found::of).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    long number(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    double real(String name) {
        return real(members.get(name));
    }

    /// The number at a place of a list; 0 if there is none.
    double real(String name, int place) {
        List<?> list = list(name);
        return place < list.size() ? real(list.get(place)) : 0;
    }

    static double real(@Nullable Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.doubleValue();
            case Number number -> number.doubleValue();
            case null, default -> 0;
        };
    }
}
