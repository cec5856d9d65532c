package org.kenes.cli.law;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The files and options of one command; what the command does not know is refused.
final class Arguments {
    private final List<String> files = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// @param valued options with a value, without dashes; `-o` is `o`
    /// @param flags options without
    Arguments(List<String> words, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.equals("-o") ? "o" : word.startsWith("--") ? word.substring(2) : "";
            if (name.isEmpty()) {
                files.add(word);
            } else if (flags.contains(name)) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add("");
            } else if (!valued.contains(name)) {
                throw new UsageException("unknown option " + word);
            } else if (i + 1 == words.size()) {
                throw new UsageException(word + " needs a value");
            } else {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(words.get(++i));
            }
        }
    }

    List<String> files(int least, int most) {
        if (files.size() < least || files.size() > most) {
            String wanted = least == most ? Integer.toString(least) : least + " or more";
            throw new UsageException("expected " + wanted + " files, got " + files.size());
        }
        return files;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Nullable String maybe(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new UsageException("--" + name + " is there twice");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    String required(String name) {
        String value = maybe(name);
        if (value == null) {
            throw new UsageException("--" + name + " is missing");
        }
        return value;
    }

    @Nullable Lang lang() {
        String code = maybe("lang");
        return code == null ? null : lang(code);
    }

    static Lang lang(String code) {
        try {
            return Lang.of(code);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// One of the constants of an enum, written in lower case with hyphens.
    <E extends Enum<E>> E choice(String name, E[] choices, E otherwise) {
        String given = maybe(name);
        if (given == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E choice : choices) {
            String word = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            words.add(word);
            if (word.equals(given)) {
                return choice;
            }
        }
        throw new UsageException(
                "--" + name + " is " + String.join(", ", words) + ", not " + given);
    }

    /// One of these words.
    String word(String name, List<String> choices) {
        String given = maybe(name);
        if (given == null) {
            return choices.getFirst();
        }
        if (!choices.contains(given)) {
            throw new UsageException(
                    "--" + name + " is " + String.join(", ", choices) + ", not " + given);
        }
        return given;
    }
}
