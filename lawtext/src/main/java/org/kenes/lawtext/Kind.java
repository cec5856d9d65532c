package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

/// What a provision is: a container of other provisions, a unit of text, or a part of the document
/// that exists at most once (annexes excepted). Names are those of Akoma Ntoso 3.0.
public enum Kind {
    BOOK("book", "book", 0),
    PART("part", "part", 1),
    TITLE("title", "title", 2),
    CHAPTER("chapter", "chp", 3),
    SUBCHAPTER("subchapter", "subchp", 4),
    SECTION("section", "sec", 5),
    SUBSECTION("subsection", "subsec", 6),
    DIVISION("division", "dvs", 6),
    HCONTAINER("hcontainer", "hcontainer", 7),
    ARTICLE("article", "art", 8),
    RULE("rule", "rule", 8),
    PARAGRAPH("paragraph", "para", 9),
    SUBPARAGRAPH("subparagraph", "subpara", 10),
    CLAUSE("clause", "cl", 10),
    POINT("point", "point", 11),
    ALINEA("alinea", "al", 11),
    PREFACE("preface", "preface", -1),
    PREAMBLE("preamble", "preamble", -1),
    ANNEX("annex", "att", -1),
    CONCLUSIONS("conclusions", "conclusions", -1);

    private final String element;
    private final String ref;
    private final int rank;

    Kind(String element, String ref, int rank) {
        this.element = element;
        this.ref = ref;
        this.rank = rank;
    }

    /// The name in tables and, but for annexes, the element in Akoma Ntoso.
    public String element() {
        return element;
    }

    /// The abbreviation in an eId (OASIS naming convention 1.0).
    public String ref() {
        return ref;
    }

    /// Order of nesting: a heading closes everything open of its rank or below (a higher number).
    public int rank() {
        return rank;
    }

    public boolean isContainer() {
        return rank >= 0 && rank <= HCONTAINER.rank;
    }

    public boolean isNamedPart() {
        return rank < 0;
    }

    public static @Nullable Kind find(String element) {
        for (Kind kind : values()) {
            if (kind.element.equals(element)) {
                return kind;
            }
        }
        return null;
    }
}
