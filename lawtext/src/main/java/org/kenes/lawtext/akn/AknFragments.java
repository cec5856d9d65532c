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
        for (int line : AknSchema.linesInError(xml.toString().getBytes(StandardCharsets.UTF_8))) {
            int at = line - first;
            if (at >= 0 && at < asked.size()) {
                invalid.add(asked.get(at));
            }
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
