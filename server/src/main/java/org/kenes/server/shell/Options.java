package org.kenes.server.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words after a command: `--name value`, `--name value value…` and `--flag`. Unknown names are
/// errors.
public final class Options {
    /// What is wrong with the command line, in one sentence for its author.
    public static final class UsageException extends RuntimeException {
        public UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// @param known names without dashes
    /// @throws UsageException for an unknown name, or a value that belongs to none
    public Options(List<String> words, Set<String> known) {
        List<String> current = null;
        for (String word : words) {
            if (word.startsWith("--")) {
                String name = word.substring(2);
                if (!known.contains(name)) {
                    throw new UsageException(
                            "unknown option "
                                    + word
                                    + "; known are --"
                                    + String.join(", --", known));
                }
                current = values.computeIfAbsent(name, n -> new ArrayList<>());
            } else if (current == null) {
                throw new UsageException("'" + word + "' belongs to no option");
            } else {
                current.add(word);
            }
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// @throws UsageException if the option is there with none or several values
    public Optional<String> one(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        List<String> given = many(name);
        if (given.size() != 1) {
            throw new UsageException("--" + name + " takes exactly one value");
        }
        return Optional.of(given.getFirst());
    }

    public List<String> many(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /// @throws UsageException unless the value is a whole number between the two
    public long number(String name, long otherwise, long least, long most) {
        return one(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw new UsageException(
                                "--" + name + " takes a whole number, not '" + text + "'");
                    }
                    long value = Long.parseLong(text);
                    if (value < least || value > most) {
                        throw new UsageException(
                                "--" + name + " takes " + least + " to " + most + ", not " + text);
                    }
                    return value;
                })
                .orElse(otherwise);
    }
}
