package org.kenes.opinion.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

class SmallCellsTest {
    private final SmallCells rule = new SmallCells();

    @Property(tries = 60)
    void noAttackerComesCloserThanTheThreshold(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int dimensions,
            @ForAll @IntRange(min = 1, max = 3) int columns,
            @ForAll @IntRange(min = 10, max = 25) int threshold) {
        CellTable table = random(new Random(seed), dimensions, 4, columns, true);
        ProtectedTable shown = new SmallCells(threshold).protect(table);
        Attacker attacker = new Attacker(shown);
        attacker.narrow();
        long smallest = attacker.smallestWidth();
        assertThat(smallest).isGreaterThanOrEqualTo(threshold);
        assertThat(shown.audit().smallestWidth())
                .isEqualTo(
                        smallest == Attacker.NONE
                                ? OptionalLong.empty()
                                : OptionalLong.of(smallest));
        for (int r = 0; r < table.rows().size(); r++) {
            long n = table.rows().get(r).n();
            assertThat(shown.rows().get(r).n() == CellState.OBSERVED && n > 0 && n < threshold)
                    .isFalse();
        }
    }

    @Property(tries = 30)
    void theOrderOfTheRowsDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        CellTable table = random(random, 2, 5, 3, true);
        List<CellTable.Row> rows = new ArrayList<>(table.rows());
        Collections.shuffle(rows, random);
        ProtectedTable one = rule.protect(table);
        ProtectedTable two = rule.protect(new CellTable(table.dimensions(), table.columns(), rows));
        assertThat(two.audit()).isEqualTo(one.audit());
        for (int r = 0; r < rows.size(); r++) {
            assertThat(two.rows().get(r))
                    .isEqualTo(one.rows().get(table.rows().indexOf(rows.get(r))));
        }
    }

    @Test
    void zeroIsShownAndNineIsNot() {
        ProtectedTable shown = rule.protect(count(0, 9, 10));
        assertThat(codes(shown)).containsExactly("o", "c", "o");
        assertThat(shown.audit())
                .isEqualTo(new ProtectedTable.Audit(3, 1, 0, OptionalLong.empty()));
    }

    @Test
    void aSingleHiddenPartOfAVisibleTotalTakesTheSmallestOtherWithIt() {
        CellTable table = withTotal(count(0, 9, 100, 40));
        ProtectedTable shown = rule.protect(table);
        assertThat(codes(shown)).containsExactly("o", "c", "o", "c", "o");
        assertThat(shown.audit()).isEqualTo(new ProtectedTable.Audit(5, 1, 1, OptionalLong.of(49)));
    }

    @Test
    void twoHiddenPartsThatTogetherAreSmallTakeAThird() {
        ProtectedTable shown = rule.protect(withTotal(count(3, 4, 100)));
        assertThat(codes(shown)).containsExactly("c", "c", "c", "o");
        assertThat(shown.audit().smallestWidth()).hasValue(107);
    }

    @Test
    void whatGoesAlongIsTheSmallestOfThoseAboveZeroAndOfEqualOnesTheFirstByCode() {
        assertThat(codes(rule.protect(withTotal(count(9, 40, 40, 100)))))
                .containsExactly("c", "c", "o", "o", "o");
        assertThat(codes(rule.protect(withTotal(count(100, 40, 40, 9)))))
                .containsExactly("o", "c", "o", "c", "o");
        assertThat(codes(rule.protect(withTotal(count(9, 0, 40, 39)))))
                .containsExactly("c", "o", "o", "c", "o");
        assertThat(codes(rule.protect(withTotal(count(3, 4, 100, 60, 60)))))
                .containsExactly("c", "c", "o", "c", "o", "o");
        assertThat(codes(rule.protect(withTotal(count(3, 60, 100, 4, 60)))))
                .containsExactly("c", "c", "o", "c", "o", "o");
    }

    /// A zero can be worked out, so it protects nobody; the total goes instead.
    @Test
    void aSmallPartAmongZerosTakesItsTotalAlong() {
        assertThat(codes(rule.protect(withTotal(count(9, 0, 0)))))
                .containsExactly("c", "o", "o", "c");
    }

    @Test
    void aSmallCellOfOneMindHidesItsSplitButNotItsSize() {
        ProtectedTable shown =
                rule.protect(
                        new CellTable(
                                List.of("region"),
                                List.of("support", "partly", "oppose"),
                                List.of(
                                        new CellTable.Row(List.of("a"), List.of(0L, 0L, 29L)),
                                        new CellTable.Row(List.of("b"), List.of(30L, 0L, 0L)))));
        assertThat(shown.rows().get(0).n()).isEqualTo(CellState.OBSERVED);
        assertThat(shown.rows().get(0).counts()).containsOnly(CellState.SUPPRESSED);
        assertThat(shown.rows().get(0).shown()).isFalse();
        assertThat(shown.rows().get(1).shown()).isTrue();
    }

    @Test
    void aTableOfAFewThousandNumbersIsProtected() {
        CellTable table = random(new Random(3), 3, 8, 3, false);
        assertThat(table.rows()).hasSize(729);
        ProtectedTable shown = rule.protect(table);
        Attacker attacker = new Attacker(shown);
        attacker.narrow();
        assertThat(attacker.smallestWidth()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aDifferenceOfFewPeopleBetweenCutsIsNotPublished() {
        assertThat(rule.differencePasses(rule.protect(count(20, 30)), rule.protect(count(20, 39))))
                .isFalse();
        assertThat(rule.differencePasses(rule.protect(count(20, 30)), rule.protect(count(20, 40))))
                .isTrue();
        assertThat(rule.differencePasses(rule.protect(count(8, 30)), rule.protect(count(9, 30))))
                .isTrue();
    }

    @Test
    void fewNewcomersOfOneMindAreNotPublished() {
        ProtectedTable older = rule.protect(split(40L, 40L));
        assertThat(rule.differencePasses(older, rule.protect(split(69L, 40L)))).isFalse();
        assertThat(rule.differencePasses(rule.protect(split(69L, 40L)), older)).isFalse();
        assertThat(rule.differencePasses(older, rule.protect(split(70L, 40L)))).isTrue();
        assertThat(rule.differencePasses(older, rule.protect(split(55L, 50L)))).isTrue();
        assertThat(rule.differencePasses(older, rule.protect(split(25L, 65L)))).isTrue();
        assertThat(rule.differencePasses(older, rule.protect(split(40L, 11L)))).isFalse();
    }

    @Test
    void ofManyStancesItIsThoseThatMovedThatCount() {
        ProtectedTable older = rule.protect(split(40L, 40L, 40L));
        assertThat(rule.differencePasses(older, rule.protect(split(40L, 69L, 40L)))).isFalse();
        assertThat(rule.differencePasses(older, rule.protect(split(40L, 70L, 40L)))).isTrue();
        assertThat(rule.differencePasses(older, rule.protect(split(50L, 50L, 40L)))).isTrue();
        assertThat(rule.differencePasses(older, older)).isTrue();
    }

    @Test
    void whereTheSplitIsHeldBackNobodysStanceIsToldByADifference() {
        ProtectedTable older = rule.protect(split(40L, 5L));
        assertThat(older.rows().getFirst().counts()).containsOnly(CellState.SUPPRESSED);
        assertThat(rule.differencePasses(older, rule.protect(split(60L, 5L)))).isTrue();
        assertThat(rule.differencePasses(older, rule.protect(split(49L, 5L)))).isFalse();
    }

    private static CellTable split(Long... counts) {
        return new CellTable(
                List.of("region"),
                List.of("support", "oppose", "partly").subList(0, counts.length),
                List.of(new CellTable.Row(List.of("11"), List.of(counts))));
    }

    @Test
    void totalsThatAreNotSumsAreRefused() {
        CellTable table =
                new CellTable(
                        List.of("region"),
                        List.of("n"),
                        List.of(
                                new CellTable.Row(List.of("a"), List.of(10L)),
                                new CellTable.Row(List.of("*"), List.of(11L))));
        assertThatThrownBy(() -> rule.protect(table))
                .hasMessage(
                        "the total [*] over region is 11, its parts add up to 10: totals must be"
                                + " sums");
        assertThatThrownBy(() -> new SmallCells(9)).hasMessageContaining("not set to 9");
    }

    private static List<String> codes(ProtectedTable table) {
        return table.rows().stream().map(row -> row.n().code()).toList();
    }

    private static CellTable count(long... counts) {
        List<CellTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            rows.add(new CellTable.Row(List.of("r" + i), List.of(counts[i])));
        }
        return new CellTable(List.of("region"), List.of("n"), rows);
    }

    private static CellTable withTotal(CellTable table) {
        List<CellTable.Row> rows = new ArrayList<>(table.rows());
        rows.add(
                new CellTable.Row(
                        List.of("*"), List.of(rows.stream().mapToLong(CellTable.Row::n).sum())));
        return new CellTable(table.dimensions(), table.columns(), rows);
    }

    /// A dense table with every margin; many small numbers and zeros.
    private static CellTable random(
            Random random, int dimensions, int most, int columns, boolean varied) {
        int[] sizes = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = varied ? 1 + random.nextInt(most) : most;
        }
        int cells = Arrays.stream(sizes).reduce(1, (a, b) -> a * (b + 1));
        long[][] counts = new long[cells][columns];
        List<List<String>> keys = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            String[] key = new String[dimensions];
            int rest = cell;
            boolean inner = true;
            for (int d = 0; d < dimensions; d++) {
                int code = rest % (sizes[d] + 1);
                rest /= sizes[d] + 1;
                key[d] = code == sizes[d] ? "*" : "c" + code;
                inner &= code < sizes[d];
            }
            keys.add(List.of(key));
            if (inner) {
                for (int c = 0; c < columns; c++) {
                    int kind = random.nextInt(4);
                    counts[cell][c] =
                            kind == 0 ? 0 : random.nextInt(kind == 1 ? 12 : kind == 2 ? 40 : 500);
                }
                addToMargins(counts, cell, sizes, 0, cell, 1);
            }
        }
        List<CellTable.Row> rows = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            rows.add(
                    new CellTable.Row(
                            keys.get(cell), Arrays.stream(counts[cell]).boxed().toList()));
        }
        List<String> names = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            names.add("d" + d);
        }
        List<String> values = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            values.add("v" + c);
        }
        return new CellTable(names, values, rows);
    }

    private static void addToMargins(
            long[][] counts, int source, int[] sizes, int d, int target, int stride) {
        if (d == sizes.length) {
            if (target != source) {
                for (int c = 0; c < counts[source].length; c++) {
                    counts[target][c] += counts[source][c];
                }
            }
            return;
        }
        int code = target / stride % (sizes[d] + 1);
        addToMargins(counts, source, sizes, d + 1, target, stride * (sizes[d] + 1));
        addToMargins(
                counts,
                source,
                sizes,
                d + 1,
                target + (sizes[d] - code) * stride,
                stride * (sizes[d] + 1));
    }
}
