package org.kenes.lawtext.layout;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Lays out blocks and compared pieces.
public final class Layout {
    private Layout() {}

    public static List<Part> of(Block block) {
        Diff.Kind[] kinds = new Diff.Kind[block.text().length()];
        Arrays.fill(kinds, Diff.Kind.KEPT);
        return block(block, kinds, 0);
    }

    public static List<Part> of(List<Block> blocks) {
        return blocks.stream().flatMap(block -> of(block).stream()).toList();
    }

    /// One paragraph of plain words.
    public static List<Part> of(String words) {
        return of(new Block(words));
    }

    /// A piece that stands alone.
    ///
    /// @param kind of all its words
    public static List<Part> of(Piece piece, Diff.Kind kind) {
        return of(piece, List.of(new Diff.Segment(kind, piece.text())));
    }

    /// One side of a compared piece.
    ///
    /// @param segments of that side; joined they are the text of the piece
    public static List<Part> of(Piece piece, List<Diff.Segment> segments) {
        String text = piece.text();
        Diff.Kind[] kinds = new Diff.Kind[text.length()];
        int at = 0;
        for (Diff.Segment segment : segments) {
            if (!text.startsWith(segment.text(), at)) {
                throw new IllegalArgumentException(
                        "the segments of a side join to its text: " + piece.eId());
            }
            Arrays.fill(kinds, at, at += segment.text().length(), segment.kind());
        }
        if (segments.isEmpty()) { // nothing that compares, a lone soft hyphen
            Arrays.fill(kinds, Diff.Kind.KEPT);
        } else if (at != text.length()) {
            throw new IllegalArgumentException("words without a segment: " + piece.eId());
        }
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (Block block : piece.blocks()) {
            parts.addAll(block(block, kinds, start));
            start += block.text().length() + 1;
        }
        return parts;
    }

    private static List<Part> block(Block block, Diff.Kind[] kinds, int start) {
        Markup.Element markup = block.markup();
        if (markup != null) {
            return new MarkupLayout(markup, kinds, start).parts();
        }
        Runs runs = new Runs();
        for (int i = 0; i < block.text().length(); i++) {
            runs.add(block.text().charAt(i), Set.of(), kinds[start + i]);
        }
        return List.of(new Part.Paragraph(runs.take()));
    }
}
