package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.partition.Blocks;
import org.kenes.opinion.group.partition.Partition;
import org.kenes.opinion.group.partition.Silhouette;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.vote.Votes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Places people by our own rules: exact positions, partitions of people, the gate.
final class OwnRules {
    private static final int LEAST_PEOPLE = 40;
    private static final int LEAST_STATEMENTS = 5;

    private OwnRules() {}

    /// @param counted what is known of every pair of statements, or null if it is to be counted
    static Placement place(
            Votes votes,
            OpinionGroups.Request request,
            Matrix matrix,
            @Nullable Gram counted,
            Seed seed,
            Consumer<Stage> begins) {
        Threads threads = new Threads(request.threads());
        int n = matrix.people();
        Gram gram = counted == null ? Gram.of(matrix, threads) : counted;
        begins.accept(Stage.AXES);
        Axes axes = Axes.of(gram, threads);
        Positions positions = Positions.of(matrix, axes, threads);
        int floor = Math.min(OpinionGroups.FLOOR, matrix.columns());
        boolean[] above = new boolean[n];
        for (int p = 0; p < n; p++) {
            above[p] = matrix.seen(p) >= floor && floor > 0;
        }
        Chance chance = new Chance(seed);
        int[] order =
                Arrays.stream(chance.order(votes.participants())).filter(p -> above[p]).toArray();
        byte[] label = new byte[n];
        Arrays.fill(label, (byte) -1);
        double[] x = scaled(positions.x());
        double[] y = scaled(positions.y());
        Map<String, String> given = request.given();
        if (given != null) {
            List<String> names = Placement.given(votes, given, label);
            return new Placement(axes, x, y, label, names, above, null, GroupReport.Verdict.GIVEN);
        }
        if (order.length < LEAST_PEOPLE || statementsSeen(matrix, order) < LEAST_STATEMENTS) {
            return new Placement(
                    axes, x, y, label, List.of(), above, null, GroupReport.Verdict.TOO_FEW);
        }
        Positions ordered = positions.rows(order);
        Gate gate = null;
        GroupReport.Verdict verdict = GroupReport.Verdict.UNGATED;
        if (request.gate()) {
            begins.accept(Stage.GATE);
            gate =
                    Gate.of(
                            matrix.rows(Arrays.copyOf(order, Math.min(order.length, Gate.PEOPLE))),
                            chance,
                            threads);
            verdict =
                    gate.chosen().isPresent()
                            ? GroupReport.Verdict.SUPPORTED
                            : GroupReport.Verdict.NOT_SUPPORTED;
        }
        OptionalInt k = gate == null ? OptionalInt.empty() : gate.chosen();
        if (request.k().isPresent()) {
            k = request.k();
            verdict = GroupReport.Verdict.FORCED;
        }
        if (verdict == GroupReport.Verdict.NOT_SUPPORTED) {
            return new Placement(axes, x, y, label, List.of(), above, gate, verdict);
        }
        begins.accept(Stage.PARTITION);
        Blocks near = Blocks.of(ordered);
        Partition best = null;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = k.orElse(Gate.LEAST_K); i <= k.orElse(Gate.MOST_K); i++) {
            Partition partition = Partition.of(near, i, chance, 0, threads);
            double silhouette = Silhouette.of(ordered, partition.label(), i);
            if (silhouette > largest) {
                largest = silhouette;
                best = partition;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("the number of groups must be at least 1");
        }
        int[] rank = Placement.bySize(best.label(), best.k());
        for (int i = 0; i < order.length; i++) {
            label[order[i]] = (byte) rank[best.label()[i]];
        }
        return new Placement(axes, x, y, label, Placement.letters(best.k()), above, gate, verdict);
    }

    private static double[] scaled(double[] quantised) {
        return Arrays.stream(quantised).map(q -> q / Positions.UNIT).toArray();
    }

    private static int statementsSeen(Matrix matrix, int[] people) {
        boolean[] seen = new boolean[matrix.columns()];
        for (int p : people) {
            for (int i = matrix.start()[p]; i < matrix.start()[p + 1]; i++) {
                seen[matrix.codes()[i] >> 2] = true;
            }
        }
        int count = 0;
        for (boolean s : seen) {
            count += s ? 1 : 0;
        }
        return count;
    }
}
