package org.kenes.lawtext.akn;

import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Markup.Element;
import org.kenes.lawtext.Markup.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// White space of mark-up in one form, so that written and read again it is the same: runs are one
/// space, none at the edges of a paragraph, cell, item or line, neighbouring words are one.
final class MarkupSpace {
    private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r]+");

    private boolean edge = true;

    private MarkupSpace() {}

    static Element collapsed(Element element) {
        Element forward = new MarkupSpace().pass(element, true);
        return new MarkupSpace().pass(forward, false);
    }

    /// @param forward whether spaces at the left edges go, else those at the right
    private Element pass(Element element, boolean forward) {
        boolean apart = !Markup.INLINE.contains(element.name());
        edge |= apart;
        List<Markup> merged = merged(element.content());
        List<Markup> parts = new ArrayList<>();
        for (Markup part : forward ? merged : merged.reversed()) {
            switch (part) {
                case Words words -> {
                    String text = trimmed(words.text(), forward);
                    if (!text.isEmpty()) {
                        parts.add(new Words(text));
                        edge = forward && text.endsWith(" ");
                    }
                }
                case Element child -> parts.add(pass(child, forward));
            }
        }
        edge |= apart;
        return new Element(
                element.name(), element.attributes(), merged(forward ? parts : parts.reversed()));
    }

    private String trimmed(String text, boolean forward) {
        String single = SPACE.matcher(text).replaceAll(" ");
        if (edge && forward && single.startsWith(" ")) {
            return single.substring(1);
        }
        return edge && !forward && single.endsWith(" ")
                ? single.substring(0, single.length() - 1)
                : single;
    }

    private static List<Markup> merged(List<Markup> content) {
        List<Markup> merged = new ArrayList<>();
        for (Markup part : content) {
            if (part instanceof Words words
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Words before) {
                merged.set(merged.size() - 1, new Words(before.text() + words.text()));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }
}
