package org.kenes.ledger.strict;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The quick way through JSON that is canonical already, as nearly every leaf and opening is: one
/// pass over the bytes, which accepts only what [CanonicalJson#write] would have written. Strings
/// with escapes, long numbers and deep nesting it leaves to the slow way, and so everything that is
/// wrong: it never says why it stopped.
final class CanonicalScan {
    private static final int DEEPEST = 32;

    /// Digits that are below 2^53−1 whatever they are.
    private static final int DIGITS = 15;

    private final byte[] json;
    private int at;
    private int depth;
    private boolean stopped;

    private CanonicalScan(byte[] json) {
        this.json = json;
    }

    /// The object, or null if the slow way must say what this is.
    static @Nullable Map<String, Object> read(byte[] json) {
        CanonicalScan scan = new CanonicalScan(json);
        Map<String, Object> object = scan.object();
        return scan.stopped || scan.at != json.length ? null : object;
    }

    private boolean next(char expected) {
        if (at < json.length && json[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void need(char expected) {
        stopped |= !next(expected);
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        need('{');
        if (++depth > DEEPEST) {
            stopped = true;
        }
        if (!stopped && !next('}')) {
            String before = null;
            do {
                String name = string(true);
                need(':');
                if (stopped || before != null && before.compareTo(name) >= 0) {
                    stopped = true;
                    break;
                }
                before = name;
                object.put(name, value());
            } while (!stopped && next(','));
            need('}');
        }
        depth--;
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        need('[');
        if (++depth > DEEPEST) {
            stopped = true;
        }
        if (!stopped && !next(']')) {
            do {
                array.add(value());
            } while (!stopped && next(','));
            need(']');
        }
        depth--;
        return array;
    }

    private Object value() {
        int first = at < json.length ? json[at] : 0;
        return switch (first) {
            case '"' -> string(false);
            case '{' -> object();
            case '[' -> array();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Object word(String word, boolean meaning) {
        for (int i = 0; i < word.length(); i++) {
            need(word.charAt(i));
        }
        return meaning;
    }

    private Object number() {
        boolean negative = next('-');
        int from = at;
        long number = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9' && at - from <= DIGITS) {
            number = 10 * number + json[at++] - '0';
        }
        int digits = at - from;
        boolean spare = json[Math.min(from, json.length - 1)] == '0' && (digits > 1 || negative);
        stopped |= digits == 0 || digits > DIGITS || spare;
        return negative ? -number : number;
    }

    private String string(boolean plain) {
        need('"');
        int from = at;
        boolean ascii = true;
        while (at < json.length && json[at] != '"') {
            byte b = json[at++];
            if (b >= 0 && b < 0x20 || b == '\\' || plain && (b < 0 || b == 0x7f)) {
                stopped = true;
                return "";
            }
            ascii &= b >= 0;
        }
        String text =
                new String(
                        json,
                        from,
                        at - from,
                        ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        // What is no UTF-8 is read as U+FFFD, which no canonical string holds.
        stopped |= !ascii && text.indexOf('\ufffd') >= 0;
        need('"');
        return text;
    }
}
