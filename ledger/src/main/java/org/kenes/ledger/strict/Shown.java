package org.kenes.ledger.strict;

/// Foreign text inside a message of ours: short, and without control characters that could forge a
/// second line.
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? '·' : c);
        }
        return text.length() > LONGEST ? shown.append('…').toString() : shown.toString();
    }
}
