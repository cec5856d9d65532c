package org.kenes.opinion.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The small parts of the search for near-duplicates, each against the plain way to say the same.
class PartsTest {
    /// All windows of five code points, or the whole.
    private static Set<String> windows(String key) {
        int[] points = key.codePoints().toArray();
        if (points.length <= 5) {
            return Set.of(key);
        }
        return IntStream.rangeClosed(0, points.length - 5)
                .mapToObj(i -> new String(points, i, 5))
                .collect(Collectors.toSet());
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 4)
                .mapToObj("абв "::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void shinglesAreTheDistinctWindowsOfFive() {
        Random random = new Random(7);
        Shingles shingles = new Shingles();
        for (int length :
                new int[] {0, 1, 3, 4, 5, 6, 9, 10, 60, 259, 260, 261, 300, 1_000, 5_000, 20}) {
            String one = text(random, length);
            shingles.read(KeyCode.of(one));
            assertThat(shingles.size()).as(one).isEqualTo(windows(one).size());
            Set<Long> hashes = new HashSet<>();
            for (int i = 0; i < shingles.size(); i++) {
                hashes.add(shingles.get(i));
            }
            assertThat(hashes).hasSameSizeAs(windows(one));
            for (int otherLength : new int[] {0, 4, 5, 30, length, 300, 2_000}) {
                String two = text(random, otherLength);
                Set<String> both = new TreeSet<>(windows(one));
                both.retainAll(windows(two));
                assertThat(shingles.shared(KeyCode.of(two)))
                        .as(one + "|" + two)
                        .isEqualTo(both.size());
            }
            assertThat(shingles.shared(KeyCode.of(one))).isEqualTo(windows(one).size());
        }
    }

    @Test
    void aLetterBeyondTheBasicPlaneIsOneLetter() {
        Shingles shingles = new Shingles();
        for (String key : List.of("😀", "аб😀г", "абвг😀", "абвг😀абвг😀", "😀😀😀😀😀😀😀")) {
            shingles.read(KeyCode.of(key));
            assertThat(shingles.size()).as(key).isEqualTo(windows(key).size());
            assertThat(shingles.shared(KeyCode.of(key))).isEqualTo(windows(key).size());
        }
        shingles.read(KeyCode.of("абвгде😀"));
        assertThat(shingles.shared(KeyCode.of("абвгд"))).as("the same by either way").isEqualTo(1);
        assertThat(shingles.shared(KeyCode.of("абвгдежз"))).isEqualTo(2);
        assertThat(shingles.shared(KeyCode.of("бвгде😀"))).isEqualTo(2);
    }

    @Test
    void equalBytesOfTwoSummariesAreCounted() {
        Random random = new Random(3);
        long[] one = random.longs(2L * Sketch.WORDS).toArray();
        long[] two = random.longs(3L * Sketch.WORDS).toArray();
        // Every distance of two bytes occurs, zero among them.
        for (int word = 0; word < Sketch.WORDS; word++) {
            two[2 * Sketch.WORDS + word] = one[Sketch.WORDS + word] ^ (1L << 4 * word) - word % 3;
        }
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 3; b++) {
                int equal = 0;
                for (int i = 0; i < Sketch.BINS; i++) {
                    long x = one[a * Sketch.WORDS + i / 8] >>> 8 * (i % 8) & 0xff;
                    long y = two[b * Sketch.WORDS + i / 8] >>> 8 * (i % 8) & 0xff;
                    equal += x == y ? 1 : 0;
                }
                assertThat(Sketch.equal(one, a, two, b)).isEqualTo(equal);
            }
        }
        assertThat(Sketch.equal(one, 1, one, 1)).isEqualTo(Sketch.BINS);
    }

    /// The definition, bin after bin: the smallest rest, or that of the next full bin and how far
    /// it is away.
    @Test
    void aSketchIsTheOneOfItsDefinition() {
        Shingles shingles = new Shingles();
        Sketch sketch = new Sketch();
        Random random = new Random(11);
        for (int length : new int[] {1, 5, 7, 40, 400, 4_000}) {
            shingles.read(KeyCode.of(text(random, length)));
            long[] bins = new long[Sketch.BINS];
            java.util.Arrays.fill(bins, Long.MAX_VALUE);
            for (int i = 0; i < shingles.size(); i++) {
                int bin = (int) (shingles.get(i) >>> 57);
                bins[bin] = Math.min(bins[bin], shingles.get(i) & (1L << 57) - 1);
            }
            long[] dense = new long[Sketch.BINS];
            for (int bin = 0; bin < Sketch.BINS; bin++) {
                int distance = 0;
                while (bins[(bin + distance) % Sketch.BINS] == Long.MAX_VALUE) {
                    distance++;
                }
                dense[bin] = bins[(bin + distance) % Sketch.BINS] + distance * 0x9E3779B97F4A7C15L;
            }
            Profile profile = Profile.STRICT;
            long[] bands = new long[profile.bands + 1];
            sketch.bands(shingles, profile, bands, 1);
            for (int band = 0; band < profile.bands; band++) {
                long key = band;
                for (int row = 0; row < profile.rows; row++) {
                    key = Shingles.mix(key ^ dense[band * profile.rows + row]);
                }
                assertThat(bands[band + 1]).isEqualTo(key);
            }
            long[] summary = new long[Sketch.WORDS + 2];
            sketch.summary(summary, 2);
            for (int i = 0; i < Sketch.BINS; i++) {
                assertThat(summary[2 + i / 8] >>> 8 * (7 - i % 8) & 0xff)
                        .isEqualTo(Shingles.mix(dense[i]) & 0xff);
            }
        }
    }

    @Test
    void theBarIsReachedAtSevenTenthsOrWhenALongTextIsHeld() {
        assertThat(Bar.least(Profile.STRICT, 100, 70, 59)).isEqualTo(70);
        assertThat(Bar.least(Profile.LOOSE, 100, 60, 59)).isEqualTo(60);
        assertThat(Bar.least(Profile.STRICT, 1_000, 100, 60)).isEqualTo(85);
        assertThat(Bar.least(Profile.STRICT, 100, 1_000, 60)).isEqualTo(85);
        assertThat(Bar.least(Profile.STRICT, 1_000, 100, 59)).isGreaterThan(100);
    }

    /// With all bytes alike only the sizes decide; a long text may be held by any longer one.
    @Test
    void sizesThatCannotReachTheBarAreNotCompared() {
        assertThat(Bar.possible(Profile.STRICT, 70, 100, 59, 128)).isTrue();
        assertThat(Bar.possible(Profile.STRICT, 100, 70, 59, 128)).isTrue();
        assertThat(Bar.possible(Profile.STRICT, 69, 100, 59, 128)).isFalse();
        assertThat(Bar.possible(Profile.STRICT, 69, 1_000, 60, 128)).isTrue();
    }

    /// Four standard errors of 128 bins: at .7 that is .162, so 68 bytes of 128 are too few and 69
    /// are not; of 32 bins twice as much.
    @Test
    void summariesThatAreFarApartAreNotCompared() {
        assertThat(Bar.possible(Profile.STRICT, 200, 200, 59, 68)).isFalse();
        assertThat(Bar.possible(Profile.STRICT, 200, 200, 59, 69)).isTrue();
        assertThat(Bar.possible(Profile.STRICT, 32, 32, 59, 48)).isFalse();
        assertThat(Bar.possible(Profile.STRICT, 32, 32, 59, 49)).isTrue();
        // 85 of 100 held by 1,000: a Jaccard of 85/1,015, less than its own error.
        assertThat(Bar.possible(Profile.STRICT, 100, 1_000, 60, 0)).isTrue();
        // 170 of 200 held by 200: a Jaccard of 170/230 is above the bar of .7.
        assertThat(Bar.possible(Profile.STRICT, 200, 200, 60, 68)).isFalse();
        // 170 of 200 held by 400: a Jaccard of 170/430, with 28.5 bytes the least.
        assertThat(Bar.possible(Profile.STRICT, 200, 400, 60, 28)).isFalse();
        assertThat(Bar.possible(Profile.STRICT, 200, 400, 60, 29)).isTrue();
    }

    @Test
    void everyKeyComesBackFromItsBytesAndOurLettersTakeOne() {
        StringBuilder all = new StringBuilder();
        for (char c = 1; c < 0xffff; c++) {
            all.append(c);
        }
        byte[] code = KeyCode.of(all.toString());
        char[] letters = new char[code.length];
        int length = KeyCode.letters(code, letters);
        assertThat(new String(letters, 0, length)).isEqualTo(all.toString());
        String ours = " 0189abzаяәғқңөұүһіßéё";
        assertThat(KeyCode.of(ours)).hasSize(ours.length());
        assertThat(KeyCode.of("漢")).hasSize(3);
        assertThat(KeyCode.of("")).isEmpty();
    }

    @Test
    void aFamilyIsNamedByItsFirstWhateverTheOrderOfJoining() {
        for (int[][] joins :
                new int[][][] {
                    {{1, 2}, {3, 4}, {2, 4}}, {{4, 2}, {2, 1}, {3, 1}}, {{3, 2}, {4, 3}, {1, 4}}
                }) {
            Components components = new Components(6);
            for (int[] join : joins) {
                components.join(join[0], join[1]);
            }
            assertThat(IntStream.range(0, 6).map(components::find))
                    .containsExactly(0, 1, 1, 1, 1, 5);
        }
    }

    @Test
    void aCampaignIsTwentyOrTenWithinAMinute() {
        assertThat(Families.campaign(20, 0)).isTrue();
        assertThat(Families.campaign(19, 9)).isFalse();
        assertThat(Families.campaign(19, 10)).isTrue();
    }
}
