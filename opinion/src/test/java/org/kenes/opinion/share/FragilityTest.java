package org.kenes.opinion.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.Stance;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongPredicate;

class FragilityTest {
    /// The smallest y ≤ most for which the predicate is true.
    private static OptionalLong smallest(long most, LongPredicate reversed) {
        for (long y = 1; y <= most; y++) {
            if (reversed.test(y)) {
                return OptionalLong.of(y);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean exceeds(long s, long n, long a, long b) {
        return s * b > n * a;
    }

    @Test
    void thresholdsAgreeWithTryingEveryNumber() {
        for (long[] t : new long[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {1, 1}}) {
            long a = t[0];
            long b = t[1];
            for (long n = 0; n <= 40; n++) {
                for (long s = 0; s <= n; s++) {
                    long k = s;
                    long m = n;
                    boolean holds = exceeds(s, n, a, b);
                    Fragility expected =
                            holds
                                    ? new Fragility(
                                            true,
                                            smallest(1000, y -> !exceeds(k, m + y, a, b)),
                                            smallest(k, y -> !exceeds(k - y, m - y, a, b)),
                                            smallest(k, y -> !exceeds(k - y, m, a, b)))
                                    : new Fragility(
                                            false,
                                            smallest(1000, y -> exceeds(k + y, m + y, a, b)),
                                            smallest(m - k, y -> exceeds(k, m - y, a, b)),
                                            smallest(m - k, y -> exceeds(k + y, m, a, b)));
                    assertThat(Fragility.ofThreshold(new Share(s, n), a, b))
                            .as("%d of %d, %d/%d", s, n, a, b)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theExampleOfTheSpecification() {
        assertThat(Fragility.ofThreshold(new Share(622, 1000), 1, 2))
                .isEqualTo(
                        new Fragility(
                                true,
                                OptionalLong.of(244),
                                OptionalLong.of(244),
                                OptionalLong.of(122)));
    }

    @Test
    void majoritiesAgreeWithTryingEveryNumber() {
        for (long s = 0; s <= 40; s++) {
            for (long o = 0; o <= 40; o++) {
                long x = s;
                long z = o;
                Fragility expected =
                        s > o
                                ? new Fragility(
                                        true,
                                        smallest(99, y -> x <= z + y),
                                        smallest(x, y -> x - y <= z),
                                        smallest(x, y -> x - y <= z + y))
                                : new Fragility(
                                        false,
                                        smallest(99, y -> x + y > z),
                                        smallest(z, y -> x > z - y),
                                        smallest(z, y -> x + y > z - y));
                assertThat(Fragility.ofMajority(s, o)).as("%d, %d", s, o).isEqualTo(expected);
            }
        }
    }

    @Test
    void comparisonsAgreeWithTryingEveryNumber() {
        for (long n = 1; n <= 12; n++) {
            for (long s = 0; s <= n; s++) {
                for (long m = 1; m <= 12; m++) {
                    for (long k = 0; k <= m; k++) {
                        long s1 = s;
                        long n1 = n;
                        long s2 = k;
                        long n2 = m;
                        boolean holds = s * m > k * n;
                        OptionalLong added =
                                holds
                                        ? smallest(999, y -> s1 * n2 <= s2 * (n1 + y))
                                        : smallest(999, y -> s1 * (n2 + y) > s2 * n1);
                        Fragility found = Fragility.ofComparison(new Share(s, n), new Share(k, m));
                        assertThat(found.holds()).isEqualTo(holds);
                        assertThat(found.added()).as("%d/%d, %d/%d", s, n, k, m).isEqualTo(added);
                    }
                }
            }
        }
    }

    @Test
    void countsAgreeWithTheReferenceTable() {
        List<Map<String, String>> rows = SharedData.csv("release/fragility-counts.csv");
        assertThat(rows).isNotEmpty();
        for (Map<String, String> row : rows) {
            LongPredicate predicate =
                    switch (row.get("predicate")) {
                        case "> 26000" -> v -> v > 26_000;
                        case ">= 20" -> v -> v >= 20;
                        case "thousands" -> v -> v >= 2_000 && v < 10_000;
                        case "tens-of-thousands" -> v -> v >= 20_000 && v < 100_000;
                        case "millions" -> v -> v >= 2_000_000;
                        default -> throw new AssertionError("unknown: " + row);
                    };
            Fragility found =
                    Fragility.ofCount(Long.parseLong(row.get("value")), 5_000_000, predicate);
            assertThat(found.holds()).isTrue();
            assertThat(text(found.removed())).as(row.toString()).isEqualTo(row.get("removed"));
            assertThat(text(found.added())).as(row.toString()).isEqualTo(row.get("added"));
        }
    }

    @Test
    void aCountIsTriedDownToNobodyAndUpToTheLimit() {
        assertThat(Fragility.ofCount(3, 5, v -> v > 0).removed()).hasValue(3);
        assertThat(Fragility.ofCount(3, 5, v -> v < 5).added()).hasValue(2);
        assertThat(Fragility.ofCount(3, 4, v -> v < 5))
                .isEqualTo(
                        new Fragility(
                                true,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty()));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    @Test
    void aSentenceHoldsOnlyIfEveryViewSaysSo() {
        Counts yes = new Counts(60, 0, 40, 5);
        Counts no = new Counts(40, 0, 60, 5);
        Counts few = new Counts(1, 0, 8, 0);
        assertThat(new Views(yes, yes, yes).ask(FragilityTest::majority))
                .isEqualTo(Views.Answer.HOLDS);
        assertThat(new Views(yes, no, yes).ask(FragilityTest::majority))
                .isEqualTo(Views.Answer.DEPENDS_ON_COUNTING);
        assertThat(new Views(yes, yes, no).ask(FragilityTest::majority))
                .isEqualTo(Views.Answer.DEPENDS_ON_COUNTING);
        assertThat(new Views(yes, yes, few).ask(FragilityTest::majority))
                .isEqualTo(Views.Answer.HOLDS);
        assertThat(new Views(no, no, no).ask(FragilityTest::majority))
                .isEqualTo(Views.Answer.FAILS);
    }

    private static boolean majority(Counts counts) {
        return counts.support() > counts.oppose();
    }

    @Test
    void oneOrganisationCarriesAMajority() {
        TreeMap<String, Counts> sources = new TreeMap<>();
        sources.put("farmers", new Counts(50, 0, 5, 0));
        sources.put("phone", new Counts(30, 0, 40, 0));
        sources.put("web", new Counts(20, 0, 35, 0));
        Counts all = sources.values().stream().reduce(Counts.ZERO, Counts::plus);
        Sources found = Sources.ofMajority(all, sources, Stance.SUPPORT, Stance.OPPOSE);
        assertThat(found.carriers()).containsExactly(new Sources.Carrier("farmers", 55, 20));
        assertThat(found.smallestK()).hasValue(1);
        assertThat(Sources.ofThreshold(all, sources, Stance.SUPPORT, 1, 2).carriers())
                .containsExactly(new Sources.Carrier("farmers", 55, 20));
        assertThat(Sources.ofMajority(all, sources, Stance.OPPOSE, Stance.SUPPORT).smallestK())
                .hasValue(1);
    }
}
