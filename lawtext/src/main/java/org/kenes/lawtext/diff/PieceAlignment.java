package org.kenes.lawtext.diff;

import org.kenes.lawtext.match.Alike;
import org.kenes.lawtext.match.Assignment;
import org.kenes.lawtext.match.Similarity;
import org.kenes.lawtext.match.Vocabulary;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which piece of the new wording continues which one of the old: equal ones, then the best
/// assignment by similarity.
final class PieceAlignment {
    private static final double LEAST_SCORE = 0.15;
    private static final double SAME_NUMBER = 0.02;

    private final List<Piece> before;
    private final List<Piece> after;
    private final NormalForm oldNorm;
    private final NormalForm newNorm;
    private final List<String> oldTexts;
    private final List<String> newTexts;
    private final int[] newOfOld;
    private final int[] oldOfNew;
    private Diff.Mode coarsest = Diff.Mode.WORDS;

    PieceAlignment(List<Piece> before, NormalForm oldNorm, List<Piece> after, NormalForm newNorm) {
        this.before = before;
        this.after = after;
        this.oldNorm = oldNorm;
        this.newNorm = newNorm;
        this.oldTexts = before.stream().map(piece -> oldNorm.of(piece.text())).toList();
        this.newTexts = after.stream().map(piece -> newNorm.of(piece.text())).toList();
        this.newOfOld = new int[before.size()];
        this.oldOfNew = new int[after.size()];
        Arrays.fill(newOfOld, -1);
        Arrays.fill(oldOfNew, -1);
    }

    Diff diff() {
        Alike.pairs(items(before, oldTexts), items(after, newTexts))
                .forEach(pair -> pair(pair.left(), pair.right()));
        if (before.size() == 1 && after.size() == 1) {
            pair(0, 0);
        } else {
            assign();
        }
        List<Diff.Changed> changes = inOrder();
        return new Diff(coarsest, changes);
    }

    private static List<Alike.Item> items(List<Piece> pieces, List<String> texts) {
        List<Alike.Item> items = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            items.add(new Alike.Item(i, texts.get(i), pieces.get(i).num()));
        }
        return items;
    }

    private void pair(int old, int now) {
        newOfOld[old] = now;
        oldOfNew[now] = old;
    }

    private void assign() {
        int[] old = free(newOfOld);
        int[] now = free(oldOfNew);
        if (old.length == 0 || now.length == 0) {
            return;
        }
        Vocabulary vocabulary = new Vocabulary();
        Similarity similarity =
                Similarity.of(
                        stems(old, before, oldNorm, vocabulary),
                        stems(now, after, newNorm, vocabulary));
        List<Assignment.Edge> edges = new ArrayList<>();
        for (int i = 0; i < old.length; i++) {
            for (Similarity.Candidate candidate : similarity.candidates(i)) {
                int j = candidate.column();
                boolean same = before.get(old[i]).num().equals(after.get(now[j]).num());
                double weight = candidate.cosine() + (same ? SAME_NUMBER : 0) - LEAST_SCORE;
                if (weight > 0) {
                    edges.add(new Assignment.Edge(i, j, weight));
                }
            }
        }
        int[] chosen = Assignment.solve(old.length, now.length, edges).columnOfRow();
        for (int i = 0; i < old.length; i++) {
            if (chosen[i] >= 0) {
                pair(old[i], now[chosen[i]]);
            }
        }
    }

    private static int[] free(int[] partner) {
        int[] free = new int[partner.length];
        int n = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                free[n++] = i;
            }
        }
        return Arrays.copyOf(free, n);
    }

    private static List<int[]> stems(
            int[] which, List<Piece> pieces, NormalForm norm, Vocabulary vocabulary) {
        return Arrays.stream(which)
                .mapToObj(i -> vocabulary.stems(norm.words(pieces.get(i).text())))
                .toList();
    }

    private List<Diff.Changed> inOrder() {
        List<Diff.Changed> changes = new ArrayList<>();
        int[] deletedAfter = new int[before.size()];
        int last = -1;
        for (int i = 0; i < before.size(); i++) {
            last = newOfOld[i] >= 0 ? newOfOld[i] : last;
            deletedAfter[i] = newOfOld[i] >= 0 ? Integer.MAX_VALUE : last;
        }
        List<List<Integer>> deleted = new ArrayList<>();
        for (int j = 0; j <= after.size(); j++) {
            deleted.add(new ArrayList<>());
        }
        for (int i = 0; i < before.size(); i++) {
            if (deletedAfter[i] != Integer.MAX_VALUE) {
                deleted.get(deletedAfter[i] + 1).add(i);
            }
        }
        deleted.getFirst().forEach(i -> changes.add(deleted(before.get(i))));
        for (int j = 0; j < after.size(); j++) {
            changes.add(oldOfNew[j] < 0 ? inserted(after.get(j)) : both(oldOfNew[j], j));
            deleted.get(j + 1).forEach(i -> changes.add(deleted(before.get(i))));
        }
        return changes;
    }

    private static Diff.Changed deleted(Piece piece) {
        return new Diff.Changed(
                Diff.Change.DELETED,
                piece,
                null,
                List.of(new Diff.Segment(Diff.Kind.DELETED, piece.text())));
    }

    private static Diff.Changed inserted(Piece piece) {
        return new Diff.Changed(
                Diff.Change.INSERTED,
                null,
                piece,
                List.of(new Diff.Segment(Diff.Kind.INSERTED, piece.text())));
    }

    private Diff.Changed both(int i, int j) {
        Piece old = before.get(i);
        Piece now = after.get(j);
        if (oldTexts.get(i).equals(newTexts.get(j))) {
            List<Diff.Segment> kept =
                    List.of(new Diff.Segment(Diff.Kind.KEPT, now.text(), old.text()));
            return new Diff.Changed(Diff.Change.UNCHANGED, old, now, kept);
        }
        WordDiff words =
                new WordDiff(
                        oldNorm.map(old.text()), old.text(), newNorm.map(now.text()), now.text());
        coarsest = words.mode().compareTo(coarsest) > 0 ? words.mode() : coarsest;
        return new Diff.Changed(Diff.Change.EDITED, old, now, words.segments());
    }
}
