package org.kenes.cli.words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Arguments and options of one command. `-` alone is an argument, `-o` the option `o`.
public class CommandLine {
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// @param valued options with a value, without dashes
    /// @param flags options without
    /// @throws UsageException for an option that is neither, or a value that is missing
    public CommandLine(List<String> words, Set<String> valued, Set<String> flags) {
        this(words, valued, flags, Set.of());
    }

    /// @param lists options that take every word up to the next option, at least one
    public CommandLine(
            List<String> words, Set<String> valued, Set<String> flags, Set<String> lists) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = name(word);
            if (name.isEmpty()) {
                arguments.add(word);
            } else if (flags.contains(name)) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add("");
            } else if (lists.contains(name)) {
                List<String> all = values.computeIfAbsent(name, _ -> new ArrayList<>());
                while (i + 1 < words.size() && name(words.get(i + 1)).isEmpty()) {
                    all.add(words.get(++i));
                }
                if (all.isEmpty()) {
                    throw new UsageException(word + " needs a value");
                }
            } else if (!valued.contains(name)) {
                throw new UsageException("unknown option " + word);
            } else if (i + 1 == words.size()) {
                throw new UsageException(word + " needs a value");
            } else {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(words.get(++i));
            }
        }
    }

    private static String name(String word) {
        if (word.startsWith("--")) {
            return word.substring(2);
        }
        return word.length() == 2 && word.startsWith("-") ? word.substring(1) : "";
    }

    public List<String> arguments() {
        return List.copyOf(arguments);
    }

    public List<String> arguments(int number) {
        return arguments(number, number);
    }

    public List<String> arguments(int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            String wanted = least == most ? Integer.toString(least) : least + " or more";
            throw new UsageException("expected " + wanted + " arguments, got " + arguments.size());
        }
        return arguments();
    }

    public String argument(int i) {
        if (i >= arguments.size()) {
            throw new UsageException("an argument is missing after " + String.join(" ", arguments));
        }
        return arguments.get(i);
    }

    /// @throws UsageException naming an option that does not go with these
    public void only(String... names) {
        Set<String> together = Set.of(names);
        for (String given : values.keySet()) {
            if (!together.contains(given)) {
                throw new UsageException(
                        "--" + given + " does not go with --" + names[names.length - 1]);
            }
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public @Nullable String maybe(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new UsageException("--" + name + " is there twice");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    public String or(String name, String otherwise) {
        String value = maybe(name);
        return value == null ? otherwise : value;
    }

    public String required(String name) {
        String value = maybe(name);
        if (value == null) {
            throw new UsageException("--" + name + " is missing");
        }
        return value;
    }

    /// One of these words.
    public String choice(String name, String otherwise, String... choices) {
        String value = or(name, otherwise);
        if (!List.of(choices).contains(value)) {
            throw new UsageException(
                    "--" + name + " is " + String.join(", ", choices) + ", not '" + value + "'");
        }
        return value;
    }

    public int number(String name, int otherwise, int least, int most) {
        String value = maybe(name);
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
                "--%s is a number from %d to %d, not '%s'".formatted(name, least, most, value));
    }
}
