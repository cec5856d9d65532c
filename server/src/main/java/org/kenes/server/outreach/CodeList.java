package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.language.Messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One list of codes: those that came with the program, then those that operators added.
public record CodeList(Name name, List<Added> added) {

    public CodeList {
        added = List.copyOf(added);
    }

    /// The lists that grow.
    public enum Name {
        AUDIENCE(Codes.AUDIENCES),
        VENUE(Codes.VENUES);

        private final List<String> builtIn;

        Name(List<String> builtIn) {
            this.builtIn = builtIn;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param names language → name
    /// @param closed the day from which it is not offered any more, or null
    public record Added(String code, Map<String, String> names, @Nullable LocalDate closed) {}

    /// Only what came with the program.
    public static CodeList builtIn(Name name) {
        return new CodeList(name, List.of());
    }

    /// Every code that ever was: what was reported keeps its meaning.
    public List<String> all() {
        List<String> all = new ArrayList<>(name.builtIn);
        added.forEach(it -> all.add(it.code()));
        return all;
    }

    /// What can be chosen today. "Other" stays the last one.
    public List<String> open() {
        List<String> open = new ArrayList<>(name.builtIn);
        added.stream()
                .filter(it -> it.closed() == null)
                .forEach(it -> open.add(open.size() - 1, it.code()));
        return open;
    }

    public boolean contains(String code) {
        return all().contains(code);
    }

    /// The name of a code in the reader's language; one that nobody knows is shown as it is.
    public String words(Messages messages, String code) {
        String key = "outreach." + name.code() + "." + code;
        if (messages.has(key)) {
            return messages.text(key);
        }
        return added.stream()
                .filter(it -> it.code().equals(code))
                .map(it -> it.names().getOrDefault(messages.lang().code(), code))
                .findFirst()
                .orElse(code);
    }
}
