package org.kenes.lawtext.akn;

import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.tree.Defects;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a file has no place in an expression although no word is lost by it: attributes and
/// metadata. One line of the report for each name, with the number of places.
final class LeftOut {
    private record Seen(int line, int times) {}

    private final SortedMap<String, Seen> seen = new TreeMap<>();

    void attributes(XmlTree element, Set<String> kept) {
        element.attributes().keySet().stream()
                .filter(name -> !kept.contains(name))
                .forEach(name -> attribute(element, name));
    }

    void attribute(XmlTree element, String name) {
        add("@" + name, element.line());
    }

    void element(XmlTree element) {
        add("<" + element.name() + ">", element.line());
    }

    private void add(String what, int line) {
        seen.merge(what, new Seen(line, 1), (old, more) -> new Seen(old.line, old.times + 1));
    }

    void report(Defects defects) {
        seen.forEach((what, where) ->
                defects.add(
                        Defect.Code.UNKNOWN_ELEMENT,
                        Defect.Severity.INFO,
                        Defect.Action.SKIPPED,
                        where.line,
                        "",
                        what,
                        "has no place here and is not kept; times: " + where.times));
    }
}
