package org.kenes.lawtext.read;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `key: value` lines between two `---` at the top of a paste.
///
/// @param lines how many lines of the input it takes, both rulers included; 0 if there is none
/// @param values nested lines are kept with the key above them
record FrontMatter(int lines, SortedMap<String, String> values) {
    private static final Pattern KEY = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_-]*):\\s*(.*)");

    private static final int MOST_LINES = 1_000;

    static FrontMatter of(List<String> lines) {
        SortedMap<String, String> values = new TreeMap<>();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            return new FrontMatter(0, values);
        }
        String key = "";
        for (int i = 1; i < Math.min(MOST_LINES, lines.size()); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals("---")) {
                return new FrontMatter(i + 1, values);
            }
            Matcher matcher = KEY.matcher(line);
            if (matcher.matches()) {
                key = matcher.group(1);
                values.merge(key, unquoted(matcher.group(2)), (a, b) -> a + " " + b);
            } else if (key.isEmpty() && !line.isBlank()) {
                break;
            } else if (!line.isBlank()) {
                values.merge(key, line.strip(), (a, b) -> a.isEmpty() ? b : a + " " + b);
            }
        }
        return new FrontMatter(0, new TreeMap<>());
    }

    private static String unquoted(String value) {
        String v = value.strip();
        boolean quoted =
                v.length() > 1
                        && ((v.startsWith("'") && v.endsWith("'"))
                                || (v.startsWith("\"") && v.endsWith("\"")));
        return quoted ? v.substring(1, v.length() - 1) : v;
    }
}
