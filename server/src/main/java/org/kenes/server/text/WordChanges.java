package org.kenes.server.text;

import org.kenes.lawtext.Provision;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.List;

/// Two wordings of one provision, word by word.
public record WordChanges(List<Line> lines) {

    /// One piece of the text on both sides; a side without words has none there.
    public record Line(List<Diff.Segment> before, List<Diff.Segment> after) {
        /// Whether both sides say the same, so that a narrow screen shows it once.
        public boolean same() {
            return !after.isEmpty() && before.equals(after);
        }
    }

    /// @param language in which both exist
    /// @param eIdNow place in the newer version
    public static WordChanges of(
            Text before, String eIdBefore, Text now, String eIdNow, String language) {
        Diff diff =
                Diff.between(
                        pieces(before, eIdBefore, language),
                        NormalForm.of(before.in(language).expression()),
                        pieces(now, eIdNow, language),
                        NormalForm.of(now.in(language).expression()));
        List<Line> lines = new ArrayList<>();
        for (Diff.Changed piece : diff.pieces()) {
            lines.add(
                    new Line(
                            piece.before() == null
                                    ? List.of()
                                    : without(piece.segments(), Diff.Kind.INSERTED),
                            piece.after() == null
                                    ? List.of()
                                    : without(piece.segments(), Diff.Kind.DELETED)));
        }
        return new WordChanges(lines);
    }

    /// The heading is part of what somebody reads.
    private static List<Piece> pieces(Text text, String eId, String language) {
        Provision provision = text.provision(language, eId).orElseThrow();
        List<Piece> pieces = new ArrayList<>();
        String heading = provision.heading();
        if (heading != null && !heading.isBlank()) {
            pieces.add(new Piece(eId, "", heading));
        }
        pieces.addAll(Piece.of(provision));
        return pieces;
    }

    private static List<Diff.Segment> without(List<Diff.Segment> segments, Diff.Kind kind) {
        return segments.stream().filter(it -> it.kind() != kind).toList();
    }
}
