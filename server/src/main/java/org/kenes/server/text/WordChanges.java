package org.kenes.server.text;

import org.kenes.lawtext.Provision;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.layout.Layout;
import org.kenes.lawtext.layout.Part;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Two wordings of one provision, word by word.
public record WordChanges(List<Line> lines) {

    /// One piece of the text on both sides; a side without words has none there.
    ///
    /// @param was label of the place in the older text, before its first words; else empty
    /// @param label the same in the newer text
    /// @param same whether both sides say the same, so that a narrow screen shows it once
    public record Line(
            String was, List<Part> before, String label, List<Part> after, boolean same) {}

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
        Labels labels = new Labels(before, eIdBefore, language);
        Labels newLabels = new Labels(now, eIdNow, language);
        for (Diff.Changed piece : diff.pieces()) {
            Piece old = piece.before();
            Piece then = piece.after();
            lines.add(
                    new Line(
                            old == null ? "" : labels.of(old),
                            old == null ? List.of() : Layout.of(old, piece.oldSide()),
                            then == null ? "" : newLabels.of(then),
                            then == null ? List.of() : Layout.of(then, piece.newSide()),
                            piece.change() == Diff.Change.UNCHANGED));
        }
        return new WordChanges(lines);
    }

    /// Labels of what is below a provision, each before the first words of its place.
    private static final class Labels {
        private final Text text;
        private final String language;
        private final Set<String> given = new HashSet<>();

        Labels(Text text, String eId, String language) {
            this.text = text;
            this.language = language;
            given.add(eId);
        }

        String of(Piece piece) {
            return given.add(piece.eId())
                    ? text.provision(language, piece.eId()).map(Provision::label).orElse("")
                    : "";
        }
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
}
