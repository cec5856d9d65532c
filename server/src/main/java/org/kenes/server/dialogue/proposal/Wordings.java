package org.kenes.server.dialogue.proposal;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Diff.Kind;
import org.kenes.lawtext.diff.Diff.Segment;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.server.text.Text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The present wording of a provision as somebody edits it, and what an edit changes.
///
/// @param lines of the provision as printed, in one language
record Wordings(List<String> lines, NormalForm norm) {

    /// One line on both sides; a side without words has none there.
    record Line(List<Segment> before, List<Segment> after) {
        boolean same() {
            return before.equals(after);
        }
    }

    /// @param touched words of the present wording that it changes, see [Touched]
    record Change(List<Line> lines, BitSet touched) {
        boolean nothing() {
            return lines.stream().allMatch(Line::same);
        }
    }

    static Wordings of(Text text, String language, String eId) {
        return new Wordings(
                text.words(language, eId), NormalForm.of(text.in(language).expression()));
    }

    /// What stands in the box at first.
    String asText() {
        return String.join("\n", lines);
    }

    Change to(String proposed) {
        List<Piece> before = pieces(lines);
        List<Piece> after =
                pieces(proposed.lines().map(String::strip).filter(it -> !it.isEmpty()).toList());
        Diff diff = Diff.between(before, norm, after, norm);
        List<Line> changed =
                diff.pieces().stream()
                        .map(it ->
                                new Line(
                                        it.before() == null
                                                ? List.of()
                                                : without(it.segments(), Kind.INSERTED),
                                        it.after() == null
                                                ? List.of()
                                                : without(it.segments(), Kind.DELETED)))
                        .toList();
        return new Change(changed, Touched.of(diff, offsets()));
    }

    private static List<Piece> pieces(List<String> lines) {
        List<Piece> pieces = new ArrayList<>();
        for (String line : lines) {
            pieces.add(new Piece(Integer.toString(pieces.size()), "", line));
        }
        return pieces;
    }

    private List<Integer> offsets() {
        List<Integer> offsets = new ArrayList<>();
        int words = 0;
        for (String line : lines) {
            offsets.add(words);
            words += Touched.words(line);
        }
        return offsets;
    }

    private static List<Segment> without(List<Segment> segments, Kind kind) {
        return segments.stream().filter(it -> it.kind() != kind).toList();
    }
}
