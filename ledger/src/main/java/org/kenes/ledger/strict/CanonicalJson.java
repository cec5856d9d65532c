package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one spelling of a JSON object that may be hashed: RFC 8785 narrowed to objects, arrays,
/// strings, booleans and integers up to 2^53−1; names printable ASCII and sorted; no null, no
/// fraction. Values are `Map`, `List`, `String`, `Boolean`, `Long` (and `Integer` when writing).
public final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /// @throws MalformedException if a value has no canonical form (null, a fraction, a lone
    ///   surrogate, U+FFFD, a name outside printable ASCII)
    public static byte[] write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder();
        object(object, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws MalformedException unless the bytes are exactly what [#write] makes of what they
    ///   mean
    public static Map<String, Object> read(byte[] json) {
        Map<String, Object> scanned = CanonicalScan.read(json);
        return scanned == null ? compared(json) : scanned;
    }

    /// The slow way: what it means, written again, must be the same bytes.
    ///
    /// @throws MalformedException unless it is
    static Map<String, Object> compared(byte[] json) {
        Map<String, Object> object = StrictJson.read(json);
        if (!Arrays.equals(write(object), json)) {
            throw new MalformedException("not canonical JSON");
        }
        return object;
    }

    /// One JSON object in any spelling, under the same limits on values: for files that others
    /// write.
    public static Map<String, Object> lenient(byte[] json) {
        return StrictJson.read(json);
    }

    private static void object(Map<?, ?> object, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> {
            if (!(name instanceof String text) || value == null) {
                throw new MalformedException("no canonical JSON for " + name + ": " + value);
            }
            sorted.put(text, value);
        });
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            name(member.getKey(), out);
            out.append(':');
            value(member.getValue(), out);
        }
        out.append('}');
    }

    private static void name(String name, StringBuilder out) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 0x20 || name.charAt(i) > 0x7e) {
                throw new MalformedException(
                        "member name outside printable ASCII: \"" + Shown.of(name) + "\"");
            }
        }
        string(name, out);
    }

    private static void value(Object value, StringBuilder out) {
        switch (value) {
            case String text -> string(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Long number -> integer(number, out);
            case Integer number -> integer(number, out);
            case Map<?, ?> object -> object(object, out);
            case List<?> array -> {
                out.append('[');
                for (int i = 0; i < array.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    Object element = array.get(i);
                    if (element == null) {
                        throw new MalformedException("no canonical JSON for null");
                    }
                    value(element, out);
                }
                out.append(']');
            }
            default ->
                    throw new MalformedException(
                            "no canonical JSON for a " + value.getClass().getSimpleName());
        }
    }

    private static void integer(long number, StringBuilder out) {
        if (number > StrictJson.GREATEST || number < -StrictJson.GREATEST) {
            throw new MalformedException("number beyond 2^53−1: " + number);
        }
        out.append(number);
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else if (Character.isSurrogate(c)) {
                        boolean pair =
                                Character.isHighSurrogate(c)
                                        && i + 1 < text.length()
                                        && Character.isLowSurrogate(text.charAt(i + 1));
                        if (!pair) {
                            throw new MalformedException("lone surrogate in a string");
                        }
                        out.append(c).append(text.charAt(++i));
                    } else if (c == 0xfffd) {
                        throw new MalformedException("U+FFFD in a string");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
