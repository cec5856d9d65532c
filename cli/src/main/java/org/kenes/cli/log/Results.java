package org.kenes.cli.log;

import org.kenes.ledger.strict.CanonicalJson;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a command tells: lines for people, or with `--json` one object.
final class Results {
    private final PrintStream out;
    private final boolean json;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> hidden = new LinkedHashMap<>();

    Results(PrintStream out, Options options) {
        this.out = out;
        this.json = options.has("json");
    }

    /// A line that the object does not need.
    Results line(String text) {
        if (!json) {
            out.println(text);
        }
        return this;
    }

    /// Belongs to the last line and to the object.
    ///
    /// @param value a text, a whole number, a truth value, or lists and maps of them
    Results field(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /// A number on a line of its own.
    Results count(String name, long number) {
        line(name + " " + number);
        return hidden(name, number);
    }

    /// Belongs to the object only.
    Results hidden(String name, Object value) {
        hidden.put(name, value);
        return this;
    }

    /// The last line: a word and the fields.
    void done(String word) {
        StringBuilder last = new StringBuilder(word);
        fields.forEach((name, value) -> last.append(' ').append(name).append('=').append(value));
        end(word, last.toString());
    }

    /// The last line in its own words.
    void end(String word, String last) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>(hidden);
            object.putAll(fields);
            object.put("result", word.toLowerCase(Locale.ROOT));
            out.writeBytes(CanonicalJson.write(object));
            out.println();
        } else {
            out.println(last);
        }
    }
}
