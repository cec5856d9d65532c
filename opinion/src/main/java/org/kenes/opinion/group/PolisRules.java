package org.kenes.opinion.group;

import org.kenes.opinion.group.partition.PolisPartition;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.vote.Votes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Places people as Polis does: in double precision, base clusters first, no gate.
final class PolisRules {
    private PolisRules() {}

    /// @param zeros excluded statements, which count as seen by everybody
    static Placement place(
            Votes votes,
            OpinionGroups.Request request,
            Matrix matrix,
            int zeros,
            Consumer<Stage> begins) {
        Threads threads = new Threads(request.threads());
        int n = matrix.people();
        int m = matrix.columns();
        Gram gram = Gram.of(matrix, threads);
        begins.accept(Stage.AXES);
        Axes axes = Axes.of(gram, threads);
        double[] x = new double[n];
        double[] y = new double[n];
        int[] cast = new int[n];
        for (int p = 0; p < n; p++) {
            double sx = 0;
            double sy = 0;
            for (int i = matrix.start()[p]; i < matrix.start()[p + 1]; i++) {
                int j = matrix.codes()[i] >> 2;
                double off = (matrix.codes()[i] & 3) - 1 - axes.centre()[j];
                sx += off * axes.x()[j];
                sy += off * axes.y()[j];
            }
            double scale = Math.sqrt((double) m / Math.max(1, matrix.seen(p) + zeros));
            x[p] = scale * sx;
            y[p] = scale * sy;
            cast[p] = votes.to(p) - votes.from(p);
        }
        int[] in =
                PolisPartition.admitted(
                        cast, Math.min(OpinionGroups.FLOOR, m), votes.byFirstVote());
        boolean[] above = new boolean[n];
        for (int p : in) {
            above[p] = true;
        }
        byte[] label = new byte[n];
        Arrays.fill(label, (byte) -1);
        Map<String, String> given = request.given();
        if (given != null) {
            List<String> names = Placement.given(votes, given, label);
            return new Placement(axes, x, y, label, names, above, null, GroupReport.Verdict.GIVEN);
        }
        begins.accept(Stage.PARTITION);
        double[][] positions = new double[in.length][];
        for (int i = 0; i < in.length; i++) {
            positions[i] = new double[] {x[in[i]], y[in[i]]};
        }
        byte[] found = new byte[in.length];
        int k = 0;
        if (in.length > 0) {
            int[] groups = PolisPartition.partition(positions, request.k());
            for (int i = 0; i < in.length; i++) {
                found[i] = (byte) groups[i];
                k = Math.max(k, groups[i] + 1);
            }
        }
        int[] rank = Placement.bySize(found, k);
        for (int i = 0; i < in.length; i++) {
            label[in[i]] = (byte) rank[found[i]];
        }
        return new Placement(
                axes, x, y, label, Placement.letters(k), above, null, GroupReport.Verdict.POLIS);
    }
}
