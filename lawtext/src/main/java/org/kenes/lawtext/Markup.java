package org.kenes.lawtext;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Mark-up inside a block as Akoma Ntoso names it: emphasis, references, defined terms, tables,
/// lists, quoted amendments. Kept as it came and written again; never compared, hashed or searched.
/// Immutable.
public sealed interface Markup {
    /// Words between elements.
    record Words(String text) implements Markup {}

    /// @param name local name in the namespace of Akoma Ntoso 3.0
    /// @param attributes by name; `xml:lang` is the only one with a prefix
    record Element(String name, SortedMap<String, String> attributes, List<Markup> content)
            implements Markup {
        public Element {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
            content = List.copyOf(content);
        }

        /// The words that stand, white space collapsed. Cells, items and lines are apart by a
        /// space; raised digits are printed as such (`12¹`, not `121`); words struck out (`del`)
        /// are not part of the text.
        public String text() {
            return Letters.collapse(spaced());
        }

        /// The same with all its white space: one space more before and after everything that parts
        /// words.
        public String spaced() {
            StringBuilder text = new StringBuilder();
            text(this, text);
            return text.toString();
        }

        private static void text(Element element, StringBuilder into) {
            if (element.name.equals("del")) {
                return;
            }
            boolean apart = !INLINE.contains(element.name);
            into.append(apart ? " " : "");
            int start = into.length();
            for (Markup part : element.content) {
                switch (part) {
                    case Words words -> into.append(words.text);
                    case Element child -> text(child, into);
                }
            }
            if (element.name.equals("sup")) {
                raise(into, start);
            }
            into.append(apart ? " " : "");
        }

        private static void raise(StringBuilder text, int start) {
            for (int i = start; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                if (digit >= 0 && digit <= 9) {
                    text.setCharAt(i, RAISED.charAt(digit));
                }
            }
        }

        /// Without the identifiers that are not to be kept.
        public Element keepingIds(Predicate<String> keep) {
            SortedMap<String, String> kept = new TreeMap<>(attributes);
            String id = kept.get("eId");
            if (id != null && !keep.test(id)) {
                kept.remove("eId");
            }
            List<Markup> parts = new ArrayList<>();
            for (Markup part : content) {
                parts.add(part instanceof Element child ? child.keepingIds(keep) : part);
            }
            return new Element(name, kept, parts);
        }
    }

    String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// Elements that do not part the word they stand in.
    Set<String> INLINE =
            Set.of(
                    "a",
                    "abbr",
                    "affectedDocument",
                    "argument",
                    "b",
                    "change",
                    "concept",
                    "courtType",
                    "date",
                    "decoration",
                    "def",
                    "del",
                    "docAuthority",
                    "docCommittee",
                    "docDate",
                    "docIntroducer",
                    "docJurisdiction",
                    "docNumber",
                    "docProponent",
                    "docPurpose",
                    "docStage",
                    "docStatus",
                    "docTitle",
                    "docType",
                    "docketNumber",
                    "embeddedText",
                    "entity",
                    "event",
                    "fillIn",
                    "i",
                    "img",
                    "inline",
                    "ins",
                    "judge",
                    "lawyer",
                    "legislature",
                    "location",
                    "marker",
                    "mmod",
                    "mod",
                    "mref",
                    "neutralCitation",
                    "object",
                    "omissis",
                    "opinion",
                    "organization",
                    "outcome",
                    "party",
                    "person",
                    "placeholder",
                    "process",
                    "quantity",
                    "quotedText",
                    "recordedTime",
                    "ref",
                    "relatedDocument",
                    "rmod",
                    "role",
                    "rref",
                    "session",
                    "shortTitle",
                    "signature",
                    "span",
                    "sub",
                    "sup",
                    "term",
                    "time",
                    "u",
                    "vote");
}
