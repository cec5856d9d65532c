package org.kenes.lawtext.diff;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.List;

/// The changes inside a pair of units: pieces in the order of the new wording, deleted ones after
/// their old neighbour.
///
/// @param mode the coarsest that had to be used for any piece
public record Diff(Mode mode, List<Changed> pieces) {
    public Diff {
        pieces = List.copyOf(pieces);
    }

    /// What was compared: words, or, over the budget of steps, sentences or whole pieces.
    public enum Mode {
        WORDS,
        SENTENCES,
        REPLACED
    }

    /// What became of a piece.
    public enum Change {
        UNCHANGED,
        EDITED,
        INSERTED,
        DELETED
    }

    /// A string of one piece: in both wordings, only in the old, or only in the new one.
    public enum Kind {
        KEPT("="),
        DELETED("-"),
        INSERTED("+");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /// `=`, `-` or `+`
        public String sign() {
            return sign;
        }
    }

    /// @param text as printed; kept text as it is printed in the new wording
    /// @param was as it was printed in the old wording, empty if inserted
    public record Segment(Kind kind, String text, String was) {
        public Segment(Kind kind, String text) {
            this(kind, text, kind == Kind.INSERTED ? "" : text);
        }
    }

    /// @param before null if inserted
    /// @param after null if deleted
    public record Changed(
            Change change, @Nullable Piece before, @Nullable Piece after, List<Segment> segments) {
        public Changed {
            segments = List.copyOf(segments);
        }

        /// What the old wording says, as it was printed; empty if it says nothing.
        public List<Segment> oldSide() {
            return before == null
                    ? List.of()
                    : segments.stream()
                            .filter(it -> it.kind() != Kind.INSERTED && !it.was().isEmpty())
                            .map(it -> new Segment(it.kind(), it.was()))
                            .toList();
        }

        /// What the new wording says; empty if it says nothing.
        public List<Segment> newSide() {
            return after == null
                    ? List.of()
                    : segments.stream().filter(it -> it.kind() != Kind.DELETED).toList();
        }
    }

    /// Compares two wordings.
    ///
    /// @param oldNorm normal form of the old text's script
    /// @param newNorm normal form of the new text's script
    public static Diff between(
            List<Piece> before, NormalForm oldNorm, List<Piece> after, NormalForm newNorm) {
        if (before.stream()
                .map(Piece::text)
                .toList()
                .equals(after.stream().map(Piece::text).toList())) {
            return same(before, after);
        }
        return new PieceAlignment(before, oldNorm, after, newNorm).diff();
    }

    private static Diff same(List<Piece> before, List<Piece> after) {
        List<Changed> changes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Piece now = after.get(i);
            String was = before.get(i).text();
            List<Segment> kept = List.of(new Segment(Kind.KEPT, now.text(), was));
            changes.add(new Changed(Change.UNCHANGED, before.get(i), now, kept));
        }
        return new Diff(Mode.WORDS, changes);
    }
}
