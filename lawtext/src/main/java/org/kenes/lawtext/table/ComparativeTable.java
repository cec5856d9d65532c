package org.kenes.lawtext.table;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Side;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.layout.Layout;
import org.kenes.lawtext.layout.Part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The comparative table: one line for each changed paragraph or point (the whole article if it has
/// none), in the order of the new text, repealed ones at the place of their old neighbour.
///
/// A heading that is new or changed has a line of its own.
///
/// @param before title and date of the old text
/// @param after title and date of the new text
/// @param columns titles in the language of the text
/// @param none what an empty cell says
public record ComparativeTable(
        String title,
        String before,
        String after,
        Lang lang,
        List<String> columns,
        String none,
        List<Line> lines) {
    public ComparativeTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// One line of the table.
    ///
    /// @param element `26-бап, 3-тармақ`, with the old place if it is different
    /// @param eId of the provision in the new text, or of the old one where it is gone
    /// @param change of this provision
    /// @param before the old wording, with what is gone marked; empty if there is none
    /// @param after the new wording, with what is new marked; empty if there is none
    /// @param reason the justification, or the empty string
    public record Line(
            int number,
            String element,
            String eId,
            Diff.Change change,
            List<Part> before,
            List<Part> after,
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

    /// With other titles, where the old text is not in force.
    public ComparativeTable withColumns(List<String> titles) {
        return new ComparativeTable(title, before, after, lang, titles, none, lines);
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
                    named(comparison.before().expression()),
                    named(comparison.after().expression()),
                    comparison.after().expression().lang(),
                    wording.columns,
                    wording.none,
                    lines);
        }

        private static String named(Expression text) {
            return text.title() + ", " + text.version().date();
        }

        private void row(Row row) {
            Diff diff = row.diff();
            List<Piece> pieces = row.unit().pieces();
            if (diff != null || pieces.isEmpty()) {
                headings(row).forEach(it -> line(row, it, List.of(), ", " + wording.heading));
            }
            if (diff != null) {
                diff.pieces().forEach(it -> line(row, it, List.of(), ""));
            } else if (!pieces.isEmpty()) {
                List<Part> heading = new ArrayList<>();
                heading(row.unit()).forEach(it -> heading.addAll(Layout.of(it, alone(row))));
                for (Piece piece : pieces) {
                    line(row, alone(row, piece), heading, "");
                    heading.clear();
                }
            }
        }

        private List<Diff.Changed> headings(Row row) {
            Unit old = row.before();
            Unit now = row.after();
            List<Piece> before = old == null ? List.of() : heading(old);
            List<Piece> after = now == null ? List.of() : heading(now);
            return Diff.between(
                            before, comparison.before().norm(), after, comparison.after().norm())
                    .pieces();
        }

        private static List<Piece> heading(Unit unit) {
            return unit.heading().isEmpty()
                    ? List.of()
                    : List.of(new Piece(unit.eId(), unit.num(), unit.heading()));
        }

        private static Diff.Kind alone(Row row) {
            return row.after() == null ? Diff.Kind.DELETED : Diff.Kind.INSERTED;
        }

        /// A piece of a unit that has no counterpart.
        private static Diff.Changed alone(Row row, Piece piece) {
            boolean gone = row.after() == null;
            return new Diff.Changed(
                    gone ? Diff.Change.DELETED : Diff.Change.INSERTED,
                    gone ? piece : null,
                    gone ? null : piece,
                    List.of(new Diff.Segment(alone(row), piece.text())));
        }

        /// @param heading of the unit, if this is the first line of one that stands alone
        /// @param what is said after the name of the provision
        private void line(Row row, Diff.Changed piece, List<Part> heading, String what) {
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
                            element(row, old, now) + what,
                            eId,
                            piece.change(),
                            side(heading, old, piece.oldSide()),
                            side(heading, now, piece.newSide()),
                            reason));
        }

        private static List<Part> side(
                List<Part> heading, @Nullable Piece own, List<Diff.Segment> words) {
            if (own == null) {
                return List.of();
            }
            List<Part> parts = new ArrayList<>(heading);
            parts.addAll(Layout.of(own, words));
            return parts;
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
