package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of one command: one input and options with a value.
final class Words {
    /// Wrong usage.
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, String> values = new HashMap<>();
    private @Nullable String input;

    Words(String[] words, String... known) {
        Set<String> options = Set.copyOf(Arrays.asList(known));
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                if (input != null) {
                    throw new UsageException("two inputs: " + input + " and " + words[i]);
                }
                input = words[i];
                continue;
            }
            String option = words[i].substring(2);
            if (!options.contains(option) || i + 1 == words.length) {
                throw new UsageException("unknown option or missing value: " + words[i]);
            }
            if (values.put(option, words[++i]) != null) {
                throw new UsageException("--" + option + " twice");
            }
        }
    }

    String input() {
        if (input == null) {
            throw new UsageException("which file? (- is standard input)");
        }
        return input;
    }

    @Nullable String maybe(String option) {
        return values.get(option);
    }

    String or(String option, String otherwise) {
        return values.getOrDefault(option, otherwise);
    }

    String required(String option) {
        String value = values.get(option);
        if (value == null) {
            throw new UsageException("--" + option + " is missing");
        }
        return value;
    }

    /// One of several words.
    String choice(String option, String otherwise, String... allowed) {
        String value = or(option, otherwise);
        if (!List.of(allowed).contains(value)) {
            throw new UsageException(
                    "--%s is one of %s, not '%s'"
                            .formatted(option, String.join(", ", allowed), value));
        }
        return value;
    }

    int number(String option, int otherwise, int least, int most) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same message as for a number out of range.
        }
        throw new UsageException(
                "--%s is a number from %d to %d, not '%s'".formatted(option, least, most, value));
    }
}
