package org.kenes.cli.field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of one command: arguments, `--name value`, and flags.
final class Words {
    /// The command line, or a file it names, is wrong: exit 2.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    private static final Set<String> FLAGS = Set.of("dry-run");
    private static final Set<String> VALUED =
            Set.of(
                    "server",
                    "admin-key",
                    "dialogue",
                    "media",
                    "entities",
                    "mapping",
                    "org",
                    "place",
                    "role",
                    "label",
                    "lang",
                    "expires",
                    "rate",
                    "qr",
                    "grace-days",
                    "form",
                    "instance",
                    "since",
                    "raw",
                    "reason",
                    "out");

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Words(String[] words) {
        for (int i = 0; i < words.length; i++) {
            String name = words[i].startsWith("--") ? words[i].substring(2) : "";
            if (name.isEmpty()) {
                arguments.add(words[i]);
            } else if (FLAGS.contains(name)) {
                values.put(name, List.of("true"));
            } else if (VALUED.contains(name) && i + 1 < words.length) {
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(words[++i]);
            } else {
                throw new Wrong("unknown option or missing value: " + words[i]);
            }
        }
    }

    String argument(int i) {
        if (i >= arguments.size()) {
            throw new Wrong("an argument is missing after " + String.join(" ", arguments));
        }
        return arguments.get(i);
    }

    /// The first words, as far as they are there.
    String command() {
        return String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Nullable String one(String name) {
        return all(name).isEmpty() ? null : all(name).getLast();
    }

    String needed(String name) {
        String value = one(name);
        if (value == null) {
            throw new Wrong("--" + name + " is missing");
        }
        return value;
    }
}
