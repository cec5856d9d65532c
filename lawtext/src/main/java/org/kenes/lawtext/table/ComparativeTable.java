package org.kenes.lawtext.table;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Side;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.find.Provisions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The comparative table: one line for each changed paragraph or point (the whole article if it has
/// none), in the order of the new text, repealed ones at the place of their old neighbour.
///
/// @param columns titles in the language of the text
/// @param none what an empty cell says
public record ComparativeTable(
        String title, Lang lang, List<String> columns, String none, List<Line> lines) {
    public ComparativeTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// One line of the table.
    ///
    /// @param element `26-бап, 3-тармақ`, with the old place if it is different
    /// @param eId of the provision in the new text, or of the old one where it is gone
    /// @param change of this provision
    /// @param before the old wording: kept and deleted segments; empty if there is none
    /// @param after the new wording: kept and inserted segments; empty if there is none
    /// @param reason the justification, or the empty string
    public record Line(
            int number,
            String element,
            String eId,
            Diff.Change change,
            List<Diff.Segment> before,
            List<Diff.Segment> after,
            String reason) {
        public Line {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// @param comparison with the comparison of words
    /// @param reasons justification by eId of a provision of the new text, or of the unit it is in
    /// @param all whether unchanged provisions are listed too
    public static ComparativeTable of(
            Comparison comparison, Map<String, String> reasons, boolean all) {
        if (!comparison.options().diff()) {
            throw new IllegalArgumentException("a table needs the comparison of words");
        }
        return new Builder(comparison, reasons, all).table();
    }

    /// Lines without a justification.
    public List<Line> unreasoned() {
        return lines.stream().filter(line -> line.reason.isEmpty()).toList();
    }

    private static final class Builder {
        private final Comparison comparison;
        private final Map<String, String> reasons;
        private final boolean all;
        private final Wording wording;
        private final List<Line> lines = new ArrayList<>();

        Builder(Comparison comparison, Map<String, String> reasons, boolean all) {
            this.comparison = comparison;
            this.reasons = reasons;
            this.all = all;
            this.wording = Wording.of(comparison.after().expression().lang());
        }

        ComparativeTable table() {
            comparison.sideBySide().forEach(this::row);
            return new ComparativeTable(
                    comparison.after().expression().title(),
                    comparison.after().expression().lang(),
                    wording.columns,
                    wording.none,
                    lines);
        }

        private void row(Row row) {
            Diff diff = row.diff();
            if (diff != null) {
                diff.pieces().forEach(piece -> line(row, piece));
            } else {
                for (Piece piece : row.unit().pieces()) {
                    boolean gone = row.after() == null;
                    Diff.Kind kind = gone ? Diff.Kind.DELETED : Diff.Kind.INSERTED;
                    line(
                            row,
                            new Diff.Changed(
                                    gone ? Diff.Change.DELETED : Diff.Change.INSERTED,
                                    gone ? piece : null,
                                    gone ? null : piece,
                                    List.of(new Diff.Segment(kind, piece.text()))));
                }
            }
        }

        private void line(Row row, Diff.Changed piece) {
            if (piece.change() == Diff.Change.UNCHANGED && !all) {
                return;
            }
            Piece now = piece.after();
            Piece old = piece.before();
            String eId = now != null ? now.eId() : old != null ? old.eId() : "";
            String reason = reasons.getOrDefault(eId, reasons.getOrDefault(row.unit().eId(), ""));
            lines.add(
                    new Line(
                            lines.size() + 1,
                            element(row, old, now),
                            eId,
                            piece.change(),
                            side(piece, old, Diff.Kind.INSERTED),
                            side(piece, now, Diff.Kind.DELETED),
                            reason));
        }

        private static List<Diff.Segment> side(
                Diff.Changed piece, @Nullable Piece own, Diff.Kind other) {
            return own == null
                    ? List.of()
                    : piece.segments().stream().filter(s -> s.kind() != other).toList();
        }

        private String element(Row row, @Nullable Piece old, @Nullable Piece now) {
            String before = old == null ? "" : place(comparison.before(), old.eId());
            String after = now == null ? "" : place(comparison.after(), now.eId());
            if (after.isEmpty()) {
                return before + heldBy(row);
            }
            return before.isEmpty() || before.equals(after)
                    ? after
                    : after + " (" + wording.was + before + ")";
        }

        /// Where the words of a merged unit went.
        private String heldBy(Row row) {
            if (row.related().isEmpty()) {
                return "";
            }
            Unit target = row.related().getFirst().unit();
            return " → " + wording.element(target.kind(), target.num());
        }

        private String place(Side side, String eId) {
            List<String> steps = new ArrayList<>();
            Provisions.Row row = side.provisions().row(eId).orElse(null);
            while (row != null) {
                steps.add(wording.element(row.kind(), row.num()));
                boolean top = row.unit().equals(row.eId());
                row = top ? null : side.provisions().row(row.parent()).orElse(null);
            }
            Collections.reverse(steps);
            return String.join(", ", steps);
        }
    }
}
