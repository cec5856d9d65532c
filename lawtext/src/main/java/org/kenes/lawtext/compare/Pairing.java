package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.match.Alike;
import org.kenes.lawtext.match.Assignment;
import org.kenes.lawtext.match.Similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds which unit continues which: lineage, hash, wId, assignment; each step sees only what the
/// earlier ones left. Units of different kind never match.
final class Pairing {
    static final double TAU = 0.15;
    static final double SAME_HEADING = 0.10;
    static final double SAME_NUMBER = 0.02;

    /// Units beyond are compared by hash and wId only.
    static final int MOST_COMPARED = 5_000;

    /// @param runnerUp position of the next best new unit, -1 if none
    record Found(
            Row.Method method,
            double score,
            double cosine,
            int runnerUp,
            double runnerUpScore,
            Lineage.@Nullable Decision decision) {}

    private record Scored(int after, double cosine, double score) {}

    private final Side before;
    private final Side after;
    private final CompareOptions options;
    private final boolean trustsWId;
    private final int[] newOfOld;
    private final int[] oldOfNew;
    private final Map<Integer, Found> found = new HashMap<>();
    private final Set<Long> forbidden = new HashSet<>();
    private final Map<String, Lineage.Decision> decidedOld = new HashMap<>();
    private final Map<String, Lineage.Decision> decidedNew = new HashMap<>();
    private boolean optimal = true;
    private boolean complete = true;

    Pairing(Side before, Side after, CompareOptions options) {
        this.before = before;
        this.after = after;
        this.options = options;
        this.newOfOld = new int[before.units().size()];
        this.oldOfNew = new int[after.units().size()];
        Arrays.fill(newOfOld, -1);
        Arrays.fill(oldOfNew, -1);
        this.trustsWId =
                switch (options.trustWId()) {
                    case YES -> true;
                    case NO -> false;
                    case AUTO ->
                            before.expression().work().uri().equals(after.expression().work().uri())
                                    && after.provisions().rows().stream()
                                            .anyMatch(row -> !row.wId().equals(row.eId()));
                };
    }

    void pair() {
        lineage();
        hash();
        if (trustsWId) {
            wId();
        }
        assign();
    }

    int newOfOld(int seq) {
        return newOfOld[seq];
    }

    int oldOfNew(int seq) {
        return oldOfNew[seq];
    }

    Found found(int oldSeq) {
        Found one = found.get(oldSeq);
        if (one == null) {
            throw new IllegalStateException("unit " + oldSeq + " has no pair");
        }
        return one;
    }

    boolean trustsWId() {
        return trustsWId;
    }

    Comparison.Assigned assignment() {
        return !complete
                ? Comparison.Assigned.PARTIAL
                : optimal ? Comparison.Assigned.OPTIMAL : Comparison.Assigned.GREEDY;
    }

    /// The editor's decision that an unpaired unit was merged, split, or has no counterpart.
    Lineage.@Nullable Decision decidedOld(Unit unit) {
        return decidedOld.get(unit.eId());
    }

    Lineage.@Nullable Decision decidedNew(Unit unit) {
        return decidedNew.get(unit.eId());
    }

    private void set(Unit old, Unit now, Found how) {
        newOfOld[old.seq()] = now.seq();
        oldOfNew[now.seq()] = old.seq();
        found.put(old.seq(), how);
    }

    private boolean free(Unit old, Unit now) {
        return newOfOld[old.seq()] < 0
                && oldOfNew[now.seq()] < 0
                && !forbidden.contains((long) old.seq() << 32 | now.seq());
    }

    private boolean freeOld(Unit unit) {
        return newOfOld[unit.seq()] < 0 && !decidedOld.containsKey(unit.eId());
    }

    private boolean freeNew(Unit unit) {
        return oldOfNew[unit.seq()] < 0 && !decidedNew.containsKey(unit.eId());
    }

    private void lineage() {
        Lineage lineage = options.lineage();
        if (lineage == null) {
            return;
        }
        for (Lineage.Decision decision : lineage.decisions()) {
            List<Unit> old = decision.before().stream().map(eId -> unit(before, eId)).toList();
            List<Unit> now = decision.after().stream().map(eId -> unit(after, eId)).toList();
            switch (decision.relation()) {
                case SAME ->
                        set(
                                old.getFirst(),
                                now.getFirst(),
                                new Found(Row.Method.LINEAGE, 1, 1, -1, 0, decision));
                case MERGED -> old.forEach(unit -> decidedOld.put(unit.eId(), decision));
                case SPLIT -> now.forEach(unit -> decidedNew.put(unit.eId(), decision));
                case NONE -> {
                    if (now.isEmpty()) {
                        old.forEach(unit -> decidedOld.put(unit.eId(), decision));
                    } else if (old.isEmpty()) {
                        now.forEach(unit -> decidedNew.put(unit.eId(), decision));
                    }
                    for (Unit a : old) {
                        now.forEach(b -> forbidden.add((long) a.seq() << 32 | b.seq()));
                    }
                }
            }
        }
    }

    private static Unit unit(Side side, String eId) {
        return side.units().stream()
                .filter(unit -> unit.eId().equals(eId))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the lineage names "
                                        + eId
                                        + ", which is no unit of "
                                        + side.expression().uri()));
    }

    private void hash() {
        Alike.pairs(
                        items(before.units().stream().filter(this::freeOld)),
                        items(after.units().stream().filter(this::freeNew)))
                .forEach(pair -> {
                    Unit old = before.units().get(pair.left());
                    Unit now = after.units().get(pair.right());
                    // Units without any word are the same only if their number is.
                    boolean words = old.words() > 0;
                    if (free(old, now) && (words || old.num().equals(now.num()))) {
                        Row.Method method = words ? Row.Method.HASH : Row.Method.EMPTY;
                        set(old, now, new Found(method, 1, 1, -1, 0, null));
                    }
                });
    }

    private static List<Alike.Item> items(Stream<Unit> units) {
        return units.map(unit ->
                        new Alike.Item(
                                unit.seq(),
                                unit.kind().element()
                                        + (unit.words() > 0 ? unit.textHash() : " " + unit.num()),
                                unit.num()))
                .toList();
    }

    private void wId() {
        Map<String, Unit> byWId = new HashMap<>();
        after.units().stream()
                .filter(this::freeNew)
                .forEach(unit -> byWId.putIfAbsent(unit.wId(), unit));
        List<Unit> old = new ArrayList<>();
        List<Unit> now = new ArrayList<>();
        for (Unit unit : before.units()) {
            Unit same = byWId.get(unit.wId());
            if (same != null && freeOld(unit) && free(unit, same) && unit.kind() == same.kind()) {
                old.add(unit);
                now.add(same);
            }
        }
        if (old.isEmpty()) {
            return;
        }
        Similarity similarity = Similarity.of(stems(before, old), stems(after, now));
        for (int i = 0; i < old.size(); i++) {
            int column = i;
            double cosine =
                    similarity.candidates(i).stream()
                            .filter(candidate -> candidate.column() == column)
                            .mapToDouble(Similarity.Candidate::cosine)
                            .findFirst()
                            .orElse(0);
            double score = score(old.get(i), now.get(i), cosine);
            set(old.get(i), now.get(i), new Found(Row.Method.WID, score, cosine, -1, 0, null));
        }
    }

    private static List<int[]> stems(Side side, List<Unit> units) {
        return units.stream().map(unit -> side.stems().get(unit.seq())).toList();
    }

    private double score(Unit old, Unit now, double cosine) {
        boolean heading =
                !old.heading().isEmpty()
                        && before.norm().of(old.heading()).equals(after.norm().of(now.heading()));
        boolean number = !old.num().isEmpty() && old.num().equals(now.num());
        return cosine + (heading ? SAME_HEADING : 0) + (number ? SAME_NUMBER : 0);
    }

    /// Words are weighed over all units of both texts; only those that are left are paired.
    private void assign() {
        List<Unit> old = limited(before.units());
        List<Unit> now = limited(after.units());
        boolean nothingLeft =
                old.stream().noneMatch(this::freeOld) || now.stream().noneMatch(this::freeNew);
        if (nothingLeft) {
            return;
        }
        Similarity similarity = Similarity.of(stems(before, old), stems(after, now));
        complete &= similarity.complete();
        List<Assignment.Edge> edges = new ArrayList<>();
        Map<Integer, List<Scored>> scored = new HashMap<>();
        for (Unit a : old) {
            if (!freeOld(a) || a.words() == 0) {
                continue;
            }
            List<Scored> candidates = new ArrayList<>();
            for (Similarity.Candidate candidate : similarity.candidates(a.seq())) {
                Unit b = now.get(candidate.column());
                if (a.kind() == b.kind() && b.words() > 0) {
                    double score = score(a, b, candidate.cosine());
                    candidates.add(new Scored(b.seq(), candidate.cosine(), score));
                    if (score > TAU && freeNew(b) && free(a, b)) {
                        edges.add(new Assignment.Edge(a.seq(), b.seq(), score - TAU));
                    }
                }
            }
            scored.put(a.seq(), candidates);
        }
        Assignment.Result result = Assignment.solve(old.size(), now.size(), edges);
        optimal &= result.optimal();
        for (Unit a : old) {
            int b = result.columnOfRow()[a.seq()];
            if (b >= 0) {
                set(a, now.get(b), found(scored.getOrDefault(a.seq(), List.of()), b));
            }
        }
    }

    private static Found found(List<Scored> candidates, int chosen) {
        Scored best = new Scored(chosen, 0, 0);
        Scored runnerUp = new Scored(-1, 0, 0);
        for (Scored candidate : candidates) {
            if (candidate.after == chosen) {
                best = candidate;
            } else if (candidate.score > runnerUp.score) {
                runnerUp = candidate;
            }
        }
        return new Found(
                Row.Method.ASSIGNED, best.score, best.cosine, runnerUp.after, runnerUp.score, null);
    }

    private List<Unit> limited(List<Unit> units) {
        complete &= units.size() <= MOST_COMPARED;
        return units.subList(0, Math.min(units.size(), MOST_COMPARED));
    }
}
