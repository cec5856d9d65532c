package org.kenes.lawtext.norm;

import org.kenes.lawtext.Expression;

import java.util.Locale;

/// The writing system of a text: the one most of its letters are in.
public enum Script {
    CYRILLIC,
    LATIN,
    OTHER;

    /// Of all its headings and blocks.
    public static Script of(Expression expression) {
        long[] count = new long[2];
        expression.walk(provision -> {
            count(provision.heading() == null ? "" : provision.heading(), count);
            provision.lead().forEach(block -> count(block.text(), count));
            provision.tail().forEach(block -> count(block.text(), count));
        });
        return decide(count);
    }

    public static Script of(String text) {
        long[] count = new long[2];
        count(text, count);
        return decide(count);
    }

    private static Script decide(long[] count) {
        if (count[0] == 0 && count[1] == 0) {
            return OTHER;
        }
        return count[0] > count[1] ? CYRILLIC : LATIN;
    }

    private static void count(String text, long[] count) {
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> {
                    switch (Character.UnicodeScript.of(c)) {
                        case CYRILLIC -> count[0]++;
                        case LATIN -> count[1]++;
                        default -> {}
                    }
                });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
