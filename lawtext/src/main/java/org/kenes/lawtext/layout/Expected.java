package org.kenes.lawtext.layout;

import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Markup.Element;
import org.kenes.lawtext.Markup.Words;

import java.util.Map;
import java.util.Set;

/// Whether a table or list has only what belongs in one. What has not is laid out as paragraphs: no
/// word is lost over its form.
final class Expected {
    private static final Map<String, Set<String>> CHILDREN =
            Map.of(
                    "table", Set.of("caption", "tr"),
                    "tr", Set.of("th", "td"),
                    "ul", Set.of("li"),
                    "ol", Set.of("li"),
                    "blockList",
                            Set.of(
                                    "listIntroduction",
                                    "item",
                                    "listWrapUp",
                                    "heading",
                                    "subheading",
                                    "num"));

    private Expected() {}

    static boolean in(Element element) {
        Set<String> children = CHILDREN.getOrDefault(element.name(), Set.of());
        int captions = 0;
        for (Markup part : element.content()) {
            if (part instanceof Words words && !words.text().isBlank()) {
                return false;
            }
            if (part instanceof Element child) {
                captions += child.name().equals("caption") ? 1 : 0;
                boolean row = child.name().equals("tr");
                if (!children.contains(child.name()) || captions > 1 || (row && !in(child))) {
                    return false;
                }
            }
        }
        return true;
    }
}
