package org.kenes.server.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What in a text may be personal data or advertising, found by its shape alone: never by words,
/// positions or names of offices. A marked text is looked at before it is shown.
final class Marks {
    private static final Map<String, Pattern> SHAPES =
            new TreeMap<>(
                    Map.of(
                            "link", Pattern.compile("(?i)https?://|\\bwww\\."),
                            "email", Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+", flags()),
                            "phone", Pattern.compile("\\+?\\d[\\d ()-]{8,}\\d"),
                            "number", Pattern.compile("(?<!\\d)\\d{12}(?!\\d)")));

    private Marks() {}

    static List<String> of(String words) {
        List<String> marks = new ArrayList<>();
        SHAPES.forEach((name, shape) -> {
            if (possible(name, words) && shape.matcher(words).find()) {
                marks.add(name);
            }
        });
        return marks;
    }

    /// Without its sign there is no address, and asking every letter for its class takes longer
    /// than anything else that is done with an opinion.
    private static boolean possible(String name, String words) {
        return !name.equals("email") || words.indexOf('@') >= 0;
    }

    private static int flags() {
        return Pattern.UNICODE_CHARACTER_CLASS;
    }
}
