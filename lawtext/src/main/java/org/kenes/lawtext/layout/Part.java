package org.kenes.lawtext.layout;

import java.util.List;

/// A piece of a laid-out text.
public sealed interface Part {
    record Paragraph(List<Run> runs) implements Part {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /// Items one below the other.
    record Listing(List<Item> items) implements Part {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// @param label as printed (`a)`, `1.`), a bullet where the source has none
    record Item(List<Run> label, List<Part> parts) {
        public Item {
            label = List.copyOf(label);
            parts = List.copyOf(parts);
        }
    }

    /// @param caption above it, or empty
    record Grid(List<Run> caption, List<List<Cell>> rows) implements Part {
        public Grid {
            caption = List.copyOf(caption);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// @param head whether it names a row or column
    /// @param columns how many it spans
    /// @param rows how many it spans
    record Cell(boolean head, int columns, int rows, List<Part> parts) {
        public Cell {
            parts = List.copyOf(parts);
        }
    }

    /// The text of another law, as this one puts it there.
    record Quoted(List<Part> parts) implements Part {
        public Quoted {
            parts = List.copyOf(parts);
        }
    }
}
