package org.kenes.report.page;

/// Writes HTML; text and attributes are escaped, markup is ours.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Markup of our own, as it is.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// `<name>text</name>`, with attributes of our own in `open`.
    Html element(String open, String text) {
        int space = open.indexOf(' ');
        String name = space < 0 ? open : open.substring(0, space);
        return raw("<" + open + ">").text(text).raw("</" + name + ">\n");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean control = c < 0x20 && c != '\n' && c != '\t';
                    escaped.append(
                            control || Character.isSurrogate(c) && !paired(text, i) ? '\uFFFD' : c);
                }
            }
        }
        return escaped.toString();
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
