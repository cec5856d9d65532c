package org.kenes.lawtext.akn;

import org.kenes.lawtext.Markup;

import java.util.List;
import java.util.stream.Stream;

/// A writer of XML text: one element a line, attributes in the order given.
final class XmlText {
    private final StringBuilder out = new StringBuilder(1 << 16);

    void declaration() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    void open(String element, String... attributes) {
        start(element, attributes);
        out.append(">\n");
    }

    void empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>\n");
    }

    void text(String element, String text, String... attributes) {
        start(element, attributes);
        out.append('>').append(escaped(text)).append("</").append(element).append(">\n");
    }

    /// Text with empty elements after it.
    void mixed(String element, String text, List<String> marks) {
        out.append('<').append(element).append('>').append(escaped(text));
        marks.forEach(out::append);
        out.append("</").append(element).append(">\n");
    }

    /// On the same line: white space in mark-up is part of it.
    void markup(Markup.Element element) {
        String[] attributes =
                element.attributes().entrySet().stream()
                        .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                        .toArray(String[]::new);
        start(element.name(), attributes);
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Markup part : element.content()) {
            switch (part) {
                case Markup.Words words -> out.append(escaped(words.text()));
                case Markup.Element child -> markup(child);
            }
        }
        out.append("</").append(element.name()).append('>');
    }

    /// As it stands.
    void raw(String text) {
        out.append(text);
    }

    /// Number of lines ended so far.
    int lines() {
        return (int) out.chars().filter(c -> c == '\n').count();
    }

    void close(String element) {
        out.append("</").append(element).append(">\n");
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1]).replace("\"", "&quot;")).append('"');
        }
    }

    /// XML has no place for some characters; readers replace them before they come here.
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '\n', '\t', '\r' -> safe.append("&#").append(c).append(';');
                        default -> {
                            if (c < 0x20
                                    || c == 0xFFFE
                                    || c == 0xFFFF
                                    || (c >= 0xD800 && c < 0xE000)) {
                                safe.append('\uFFFD');
                            } else {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
