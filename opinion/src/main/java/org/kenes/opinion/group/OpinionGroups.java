package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.vote.Votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The analysis of one conversation.
public final class OpinionGroups {
    private static final int FLOOR = 7;
    private static final int LEAST_PEOPLE = 40;
    private static final int LEAST_STATEMENTS = 5;

    private final Votes votes;
    private final Request request;
    private final @Nullable Gram counted;
    private final Threads threads;
    private final String sha256;
    private final Seed seed;

    /// @param moderatedOut ids of statements that were moderated out
    /// @param meta ids of statements about the conversation itself
    /// @param seed null for the SHA-256 of the canonical input
    /// @param parity whether Polis's numbers are wanted
    /// @param given group of each participant, if groups are given
    /// @param k number of groups, if it is forced
    /// @param gate whether groups must pass the gate
    /// @param threads changes no byte
    public record Request(
            Set<String> moderatedOut,
            Set<String> meta,
            @Nullable Seed seed,
            boolean parity,
            @Nullable Map<String, String> given,
            OptionalInt k,
            boolean gate,
            int threads) {
        /// Our own rules with the gate, on one thread.
        public static Request plain() {
            return new Request(Set.of(), Set.of(), null, false, null, OptionalInt.empty(), true, 1);
        }
    }

    private OpinionGroups(Votes votes, Request request, @Nullable Gram counted) {
        this.votes = votes;
        this.counted = counted;
        this.request = request;
        threads = new Threads(request.threads());
        sha256 = votes.sha256();
        Seed given = request.seed();
        seed = given == null ? new Seed(sha256) : given;
    }

    public static GroupReport analyse(Votes votes, Request request) {
        return analyse(votes, request, null);
    }

    /// @param counted what is known of every pair of analysed statements, where it was counted
    ///   elsewhere, on many machines; null if it is to be counted here
    public static GroupReport analyse(Votes votes, Request request, @Nullable Gram counted) {
        return new OpinionGroups(votes, request, counted).run();
    }

    /// Where people stand, who is in which group, and how that came about.
    private record Found(
            Axes axes,
            double[] x,
            double[] y,
            byte[] label,
            List<String> names,
            boolean[] above,
            @Nullable Gate gate,
            GroupReport.Verdict verdict) {}

    private GroupReport run() {
        int m = votes.statements().size();
        boolean[] excluded = new boolean[m];
        for (int j = 0; j < m; j++) {
            String id = votes.statements().get(j);
            excluded[j] = request.moderatedOut().contains(id) || request.meta().contains(id);
        }
        int[] column = new int[m];
        int columns = 0;
        for (int j = 0; j < m; j++) {
            // Parity keeps excluded statements as columns without a vote.
            column[j] = excluded[j] ? -1 : columns;
            columns += excluded[j] && !request.parity() ? 0 : 1;
            column[j] = request.parity() && !excluded[j] ? j : column[j];
        }
        Matrix matrix = Matrix.of(votes, column, columns);
        int[] analysed = IntStream.range(0, m).filter(j -> !excluded[j]).toArray();
        Found found = request.parity() ? parity(matrix, m - analysed.length) : robust(matrix);
        return report(found, excluded, column, analysed);
    }

    private Found robust(Matrix matrix) {
        int n = matrix.people();
        Axes axes = counted == null ? Axes.of(matrix, threads) : Axes.of(counted, threads);
        Positions positions = Positions.of(matrix, axes, threads);
        int floor = Math.min(FLOOR, matrix.columns());
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
            List<String> names = given(given, label);
            return new Found(axes, x, y, label, names, above, null, GroupReport.Verdict.GIVEN);
        }
        if (order.length < LEAST_PEOPLE || statementsSeen(matrix, order) < LEAST_STATEMENTS) {
            return new Found(
                    axes, x, y, label, List.of(), above, null, GroupReport.Verdict.TOO_FEW);
        }
        Positions ordered = positions.rows(order);
        Gate gate = null;
        GroupReport.Verdict verdict = GroupReport.Verdict.UNGATED;
        if (request.gate()) {
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
            return new Found(axes, x, y, label, List.of(), above, gate, verdict);
        }
        Partition best = null;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = k.orElse(Gate.LEAST_K); i <= k.orElse(Gate.MOST_K); i++) {
            Partition partition = Partition.of(ordered, i, chance, 0, threads);
            double silhouette = Silhouette.of(ordered, partition.label(), i);
            if (silhouette > largest) {
                largest = silhouette;
                best = partition;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("the number of groups must be at least 1");
        }
        int[] rank = bySize(best.label(), best.k());
        for (int i = 0; i < order.length; i++) {
            label[order[i]] = (byte) rank[best.label()[i]];
        }
        return new Found(axes, x, y, label, letters(best.k()), above, gate, verdict);
    }

    private Found parity(Matrix matrix, int zeros) {
        int n = matrix.people();
        int m = matrix.columns();
        Axes axes = Axes.of(matrix, threads);
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
        int[] in = Parity.admitted(cast, Math.min(FLOOR, m), votes.byFirstVote());
        boolean[] above = new boolean[n];
        for (int p : in) {
            above[p] = true;
        }
        byte[] label = new byte[n];
        Arrays.fill(label, (byte) -1);
        Map<String, String> given = request.given();
        if (given != null) {
            List<String> names = given(given, label);
            return new Found(axes, x, y, label, names, above, null, GroupReport.Verdict.GIVEN);
        }
        double[][] positions = new double[in.length][];
        for (int i = 0; i < in.length; i++) {
            positions[i] = new double[] {x[in[i]], y[in[i]]};
        }
        byte[] found = new byte[in.length];
        int k = 0;
        if (in.length > 0) {
            int[] groups = Parity.partition(positions, request.k());
            for (int i = 0; i < in.length; i++) {
                found[i] = (byte) groups[i];
                k = Math.max(k, groups[i] + 1);
            }
        }
        int[] rank = bySize(found, k);
        for (int i = 0; i < in.length; i++) {
            label[in[i]] = (byte) rank[found[i]];
        }
        return new Found(axes, x, y, label, letters(k), above, null, GroupReport.Verdict.POLIS);
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

    /// Names of the given groups, ascending; people of the file who did not vote are left out.
    private List<String> given(Map<String, String> given, byte[] label) {
        List<String> names = new ArrayList<>(new TreeSet<>(given.values()));
        if (names.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d given groups; at most %d".formatted(names.size(), Byte.MAX_VALUE));
        }
        for (int p = 0; p < votes.people(); p++) {
            String name = given.get(votes.participants().get(p));
            label[p] = (byte) (name == null ? -1 : Collections.binarySearch(names, name));
        }
        return names;
    }

    private static List<String> letters(int k) {
        return IntStream.range(0, k).mapToObj(i -> String.valueOf((char) ('A' + i))).toList();
    }

    /// The largest group first, ties by first member.
    private static int[] bySize(byte[] label, int k) {
        int[] size = new int[k];
        int[] first = new int[k];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = label.length - 1; i >= 0; i--) {
            size[label[i]]++;
            first[label[i]] = i;
        }
        Integer[] order = new Integer[k];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingInt((Integer g) -> -size[g]).thenComparingInt(g -> first[g]));
        int[] rank = new int[k];
        for (int r = 0; r < k; r++) {
            rank[order[r]] = r;
        }
        return rank;
    }

    private GroupReport report(Found found, boolean[] excluded, int[] column, int[] analysed) {
        int m = votes.statements().size();
        int k = found.names.size();
        Tally[][] groups = Tally.of(votes, found.label, k, threads);
        Tally[] all = Tally.of(votes, new byte[votes.people()], 1, threads)[0];
        Tally[][] bodies = groups;
        if (k == 0) {
            byte[] one = new byte[votes.people()];
            for (int p = 0; p < one.length; p++) {
                one[p] = (byte) (found.above[p] ? 0 : -1);
            }
            bodies = Tally.of(votes, one, 1, threads);
        }
        List<GroupReport.Group> described = new ArrayList<>();
        for (int g = 0; g < k; g++) {
            described.add(group(found, groups, g, analysed));
        }
        List<GroupReport.Statement> statements = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            statements.add(statement(found, j, excluded[j] ? -1 : column[j], all[j], bodies, k));
        }
        return new GroupReport(
                request.given() != null ? "given" : request.parity() ? "polis" : "robust",
                seed,
                input(all, excluded, found.above),
                new GroupReport.AxesFound(
                        found.axes.degenerate(),
                        Arrays.stream(found.axes.eigenvalues()).boxed().toList(),
                        List.of(found.axes.share(0), found.axes.share(1))),
                found.gate,
                found.verdict,
                described,
                statements,
                ids(Selection.consensus(analysed, all, Side.AGREE)),
                ids(Selection.consensus(analysed, all, Side.DISAGREE)),
                ids(Selection.divisive(analysed, groups)),
                new People(
                        votes.participants(), found.x, found.y, found.label, found.names, votes));
    }

    private List<String> ids(List<Integer> statements) {
        return statements.stream().map(votes.statements()::get).toList();
    }

    private GroupReport.Input input(Tally[] all, boolean[] excluded, boolean[] above) {
        Tally whole = Arrays.stream(all).reduce(new Tally(0, 0, 0), Tally::plus);
        int out = 0;
        for (boolean e : excluded) {
            out += e ? 1 : 0;
        }
        int participants = 0;
        int below = 0;
        for (int p = 0; p < above.length; p++) {
            boolean voted = votes.to(p) > votes.from(p);
            participants += voted ? 1 : 0;
            below += voted && !above[p] ? 1 : 0;
        }
        return new GroupReport.Input(
                sha256,
                participants,
                votes.statements().size(),
                votes.size(),
                whole.agree(),
                whole.disagree(),
                whole.pass(),
                votes.superseded(),
                out,
                below);
    }

    private GroupReport.Group group(Found found, Tally[][] groups, int g, int[] analysed) {
        int m = groups[g].length;
        Tally[] others = new Tally[m];
        for (int j = 0; j < m; j++) {
            Tally sum = new Tally(0, 0, 0);
            for (Tally[] group : groups) {
                sum = sum.plus(group[j]);
            }
            others[j] = sum.minus(groups[g][j]);
        }
        int size = 0;
        long sx = 0;
        long sy = 0;
        for (int p = 0; p < found.label.length; p++) {
            if (found.label[p] == g) {
                size++;
                sx += (long) Math.rint(found.x[p] * Positions.UNIT);
                sy += (long) Math.rint(found.y[p] * Positions.UNIT);
            }
        }
        double unit = Math.max(1, size) * Positions.UNIT;
        return new GroupReport.Group(
                found.names.get(g),
                size,
                sx / unit,
                sy / unit,
                request.parity()
                        ? PolisSelection.representative(analysed, groups[g], others)
                        : Selection.representative(analysed, groups[g], others));
    }

    /// @param c column of the analysis, −1 for excluded statements
    private GroupReport.Statement statement(
            Found found, int j, int c, Tally all, Tally[][] bodies, int k) {
        double agree = 1;
        double disagree = 1;
        double least = 1;
        double leastAgainst = 1;
        Tally sum = new Tally(0, 0, 0);
        List<Tally> byGroup = new ArrayList<>();
        for (Tally[] body : bodies) {
            agree *= body[j].p(Side.AGREE);
            disagree *= body[j].p(Side.DISAGREE);
            least = Math.min(least, body[j].floor(Side.AGREE));
            leastAgainst = Math.min(leastAgainst, body[j].floor(Side.DISAGREE));
            sum = sum.plus(body[j]);
            if (k > 0) {
                byGroup.add(body[j]);
            }
        }
        String id = votes.statements().get(j);
        boolean meta = request.meta().contains(id);
        Axes axes = found.axes;
        double x = c < 0 ? 0 : axes.x()[c];
        double y = c < 0 ? 0 : axes.y()[c];
        double centre = c < 0 ? 0 : axes.centre()[c];
        double extremity = c < 0 ? 0 : axes.extremity(c);
        if (request.parity()) {
            extremity = Math.sqrt(axes.x().length) * (1 - centre) * Math.sqrt(x * x + y * y);
        }
        boolean prioritised = request.parity() || request.given() != null;
        return new GroupReport.Statement(
                id,
                c < 0,
                meta,
                all,
                centre,
                x,
                y,
                extremity,
                List.of(agree, disagree),
                List.of(least, leastAgainst),
                prioritised ? priority(sum, extremity, meta) : null,
                byGroup);
    }

    /// What Polis shows next, the higher the sooner.
    private static double priority(Tally sum, double extremity, boolean meta) {
        if (meta) {
            return 49;
        }
        double importance =
                (1 - (sum.pass() + 1.0) / (sum.seen() + 2.0))
                        * (1 + extremity)
                        * (sum.agree() + 1.0)
                        / (sum.seen() + 2.0);
        double root = importance * (1 + 8 * StrictMath.pow(2, -sum.seen() / 5.0));
        return root * root;
    }
}
