package org.kenes.lawtext.akn;

import org.kenes.lawtext.Markup.Element;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which mark-up the schema of the standard accepts as a block. All of a file is asked in one go:
/// each piece on a line of its own, so that the line of a finding tells the piece.
final class AknFragments {
    /// A file with so many is not worth the time of asking on: what was not asked counts as
    /// invalid, and is kept as plain blocks. The laws of our data have none; a finding costs some
    /// 30 µs.
    private static final int MOST_FINDINGS = 30_000;

    private AknFragments() {}

    static Set<Element> invalid(Collection<Element> fragments) {
        if (fragments.isEmpty()) {
            return Set.of();
        }
        List<Element> asked = List.copyOf(fragments);
        XmlText xml = new XmlText();
        xml.declaration();
        xml.raw(
                "<akomaNtoso xmlns=\""
                        + AknWriter.NAMESPACE
                        + "\"><act name=\"act\"><meta><identification source=\"#k\">");
        for (String level : List.of("FRBRWork", "FRBRExpression", "FRBRManifestation")) {
            xml.raw(
                    "<%1$s><FRBRthis value=\"/a\"/><FRBRuri value=\"/a\"/><FRBRdate date=\"2000-01-01\" name=\"n\"/><FRBRauthor href=\"#a\"/>%2$s</%1$s>"
                            .formatted(level, more(level)));
        }
        xml.raw("</identification></meta><body>\n");
        int first = xml.lines() + 1;
        for (Element fragment : asked) {
            xml.raw("<paragraph><content>");
            xml.markup(fragment.keepingIds(_ -> false));
            xml.raw("</content></paragraph>\n");
        }
        xml.raw("</body></act></akomaNtoso>\n");
        Set<Element> invalid = new HashSet<>();
        List<Integer> lines =
                AknSchema.linesInError(
                        xml.toString().getBytes(StandardCharsets.UTF_8), MOST_FINDINGS);
        for (int line : lines) {
            int at = line - first;
            if (at >= 0 && at < asked.size()) {
                invalid.add(asked.get(at));
            }
        }
        if (lines.size() >= MOST_FINDINGS) {
            int last = Math.clamp(lines.getLast() - first, 0, asked.size());
            invalid.addAll(asked.subList(last, asked.size()));
        }
        return invalid;
    }

    private static String more(String level) {
        return switch (level) {
            case "FRBRWork" -> "<FRBRcountry value=\"kz\"/>";
            case "FRBRExpression" -> "<FRBRlanguage language=\"kaz\"/>";
            default -> "";
        };
    }
}
