package org.kenes.report.source;

import java.util.List;

/// A block of a text.
public sealed interface Block {
    /// Its words; none for figures.
    Flat flat();

    record Heading(int level, List<Inline> inlines, Flat flat) implements Block {}

    record Paragraph(List<Inline> inlines, Flat flat) implements Block {}

    record Item(boolean ordered, String marker, List<Inline> inlines, Flat flat) implements Block {}

    record Quote(List<Inline> inlines, Flat flat) implements Block {}

    /// `{{table:ID}}`, `{{chart:ID|bar}}`, `{{annex:omissions}}`.
    record Figure(String what, String id, String form, int offset) implements Block {
        @Override
        public Flat flat() {
            return Flat.NONE;
        }
    }
}
