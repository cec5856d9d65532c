package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Members by type; whatever is missing or of another type is named.
record Fields(Map<String, Object> members) {
    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("member \"" + name + "\" " + what);
    }

    private static <T> T needed(@Nullable T value, String name) {
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    String text(String name) {
        return needed(maybeText(name), name);
    }

    @Nullable String maybeText(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw wrong(name, "is not a string");
        };
    }

    long number(String name) {
        return needed(maybeNumber(name), name);
    }

    @Nullable Long maybeNumber(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Long number -> number;
            default -> throw wrong(name, "is not an integer");
        };
    }

    boolean flag(String name) {
        if (members.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "is not true or false");
    }

    BigDecimal decimal(String name) {
        return needed(maybeDecimal(name), name);
    }

    @Nullable BigDecimal maybeDecimal(String name) {
        String text = maybeText(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "is not a decimal number");
        }
    }

    LocalDate date(String name) {
        return needed(maybeDate(name), name);
    }

    @Nullable LocalDate maybeDate(String name) {
        String text = maybeText(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, "is not a date");
        }
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, "is not an instant");
        }
    }

    Fields object(String name) {
        return new Fields(map(name));
    }

    /// Missing is the same as empty.
    @SuppressWarnings("unchecked")
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        switch (members.get(name)) {
            case null -> {}
            case List<?> list -> {
                for (Object item : list) {
                    if (!(item instanceof Map<?, ?> map)) {
                        throw wrong(name, "has an item that is not an object");
                    }
                    objects.add(new Fields((Map<String, Object>) map));
                }
            }
            default -> throw wrong(name, "is not an array");
        }
        return objects;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String name) {
        if (members.get(name) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(name, "is not an object");
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        Fields in = object(name);
        in.members().keySet().forEach(key -> texts.put(key, in.text(key)));
        return texts;
    }

    /// Empty where the member is missing.
    Map<String, String> maybeTexts(String name) {
        return members.get(name) == null ? Map.of() : texts(name);
    }

    Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new TreeMap<>();
        Fields in = object(name);
        in.members().keySet().forEach(key -> numbers.put(key, in.number(key)));
        return numbers;
    }

    /// Empty where the member is missing.
    List<String> maybeList(String name) {
        return members.get(name) == null ? List.of() : list(name);
    }

    List<String> list(String name) {
        if (!(members.get(name) instanceof List<?> list)) {
            throw wrong(name, "is not an array");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw wrong(name, "has an item that is not a string");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }
}
