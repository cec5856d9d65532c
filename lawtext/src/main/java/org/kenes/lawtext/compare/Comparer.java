package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.match.CommonSubsequence;
import org.kenes.lawtext.match.HeaviestIncrease;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes rows and figures of the pairs that [Pairing] finds.
final class Comparer {
    static final double CONFIRM_SCORE = 0.5;
    static final double CONFIRM_MARGIN = 0.1;
    private static final double WID_LEAST_COSINE = 0.05;

    private final Side before;
    private final Side after;
    private final CompareOptions options;
    private final Pairing pairing;
    private final Containment containment;
    private final Containers containers;
    private final boolean[] moved;
    private final Map<String, String> newContainerOfOld = new HashMap<>();

    Comparer(Side before, Side after, CompareOptions options) {
        this.before = before;
        this.after = after;
        this.options = options;
        this.pairing = new Pairing(before, after, options);
        pairing.pair();
        this.containment = new Containment(before, after, pairing);
        this.containers = new Containers(before, after, pairing);
        containers.pairs().forEach(pair -> newContainerOfOld.put(pair.before(), pair.after()));
        this.moved = moved();
    }

    Comparison compare() {
        List<Row> rows = new ArrayList<>();
        for (Unit unit : after.units()) {
            int old = pairing.oldOfNew(unit.seq());
            rows.add(old >= 0 ? pair(before.units().get(old), unit) : alone(unit, false));
        }
        for (Unit unit : before.units()) {
            if (pairing.newOfOld(unit.seq()) < 0) {
                rows.add(alone(unit, true));
            }
        }
        return new Comparison(
                before,
                after,
                options,
                pairing.trustsWId(),
                pairing.assignment(),
                figures(rows),
                rows,
                containers.pairs());
    }

    /// Pairs outside the heaviest sequence that kept its order.
    private boolean[] moved() {
        List<Unit> paired =
                after.units().stream().filter(unit -> pairing.oldOfNew(unit.seq()) >= 0).toList();
        boolean[] stayed =
                HeaviestIncrease.of(
                        paired.stream().mapToInt(unit -> pairing.oldOfNew(unit.seq())).toArray(),
                        paired.stream().mapToLong(unit -> unit.words() + 1L).toArray());
        boolean[] moved = new boolean[after.units().size()];
        for (int i = 0; i < stayed.length; i++) {
            moved[paired.get(i).seq()] = !stayed[i];
        }
        return moved;
    }

    private Row pair(Unit old, Unit now) {
        Pairing.Found found = pairing.found(old.seq());
        boolean same =
                old.textHash().equals(now.textHash()) || (old.words() == 0 && now.words() == 0);
        int kept =
                same ? now.words() : CommonSubsequence.length(before.words(old), after.words(now));
        boolean doubtful =
                switch (found.method()) {
                    case ASSIGNED ->
                            found.score() < CONFIRM_SCORE
                                    || found.score() - found.runnerUpScore() < CONFIRM_MARGIN;
                    case WID -> found.cosine() < WID_LEAST_COSINE;
                    case LINEAGE, HASH, EMPTY, CONTAINMENT, NONE -> false;
                };
        return new Row(
                same ? Change.UNCHANGED : Change.EDITED,
                flags(old, now),
                old,
                now,
                found.method(),
                tenThousandths(Math.min(1, found.score())),
                runnerUp(found),
                doubtful,
                found.decision(),
                List.of(),
                kept,
                old.words() - kept,
                now.words() - kept,
                options.diff()
                        ? Diff.between(old.pieces(), before.norm(), now.pieces(), after.norm())
                        : null);
    }

    private Row.@Nullable RunnerUp runnerUp(Pairing.Found found) {
        if (found.runnerUp() < 0) {
            return null;
        }
        Unit unit = after.units().get(found.runnerUp());
        return new Row.RunnerUp(
                unit.eId(), unit.num(), tenThousandths(Math.min(1, found.runnerUpScore())));
    }

    private List<Flag> flags(Unit old, Unit now) {
        List<Flag> flags = new ArrayList<>();
        if (!old.num().equals(now.num())) {
            flags.add(Flag.RENUMBERED);
        }
        if (moved[now.seq()]) {
            flags.add(Flag.MOVED);
        }
        if (!before.norm().of(old.heading()).equals(after.norm().of(now.heading()))) {
            flags.add(Flag.HEADING_EDITED);
        }
        if (!sameContainer(old, now)) {
            flags.add(Flag.CONTAINER_CHANGED);
        }
        return flags;
    }

    private boolean sameContainer(Unit old, Unit now) {
        if (old.containers().isEmpty() || now.containers().isEmpty()) {
            return old.containers().isEmpty() && now.containers().isEmpty();
        }
        String continued = newContainerOfOld.get(old.containers().getLast());
        return now.containers().getLast().equals(continued);
    }

    private Row alone(Unit unit, boolean old) {
        Containment.Decided decided = old ? containment.ofOld(unit) : containment.ofNew(unit);
        boolean held = !decided.related().isEmpty();
        Change change =
                held
                        ? (old ? Change.MERGED : Change.SPLIT)
                        : (old ? Change.REPEALED : Change.INSERTED);
        Row.Method method =
                decided.decision() != null
                        ? Row.Method.LINEAGE
                        : held ? Row.Method.CONTAINMENT : Row.Method.NONE;
        return new Row(
                change,
                List.of(),
                old ? unit : null,
                old ? null : unit,
                method,
                held ? decided.related().getFirst().containment() : 0,
                null,
                held && decided.decision() == null,
                decided.decision(),
                decided.related(),
                0,
                old ? unit.words() : 0,
                old ? 0 : unit.words(),
                null);
    }

    static int tenThousandths(double value) {
        return (int) StrictMath.round(value * 10_000);
    }

    private Figures figures(List<Row> rows) {
        long touchedOld = 0;
        long touchedNew = 0;
        long kept = 0;
        long relocated = 0;
        for (Row row : rows) {
            Unit old = row.before();
            Unit now = row.after();
            touchedOld += row.touched() && old != null && old.basic() ? 1 : 0;
            touchedNew += row.touched() && now != null && now.basic() ? 1 : 0;
            kept += row.kept();
            relocated +=
                    row.change() == Change.MERGED && old != null
                            ? containment.covered(old, row.related())
                            : 0;
        }
        return new Figures(
                basic(before),
                basic(after),
                touchedOld,
                touchedNew,
                before.words(),
                after.words(),
                kept,
                relocated);
    }

    private static long basic(Side side) {
        return side.units().stream().filter(Unit::basic).count();
    }
}
