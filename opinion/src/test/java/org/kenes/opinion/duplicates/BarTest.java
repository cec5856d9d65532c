package org.kenes.opinion.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BarTest {
    @Property(tries = 300)
    void theLeastNumberIsTheFirstThatReachesTheBar(
            @ForAll Profile profile,
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 400) int other,
            @ForAll @IntRange(min = 55, max = 65) int shorter) {
        long least = Bar.least(profile, size, other, shorter);
        for (int shared = 0; shared <= Math.min(size, other); shared++) {
            assertEquals(
                    reached(profile, size, other, shorter, shared),
                    shared >= least,
                    shared + " of " + least);
        }
    }

    /// The definition: seven tenths (or six) of all shingles of both, or 85 % of the smaller where
    /// the shorter text has sixty characters.
    private static boolean reached(
            Profile profile, int size, int otherSize, int shorter, long shared) {
        return 10 * shared >= profile.tenths * (size + otherSize - shared)
                || shorter >= 60 && 100 * shared >= 85L * Math.min(size, otherSize);
    }

    @Property(tries = 300)
    void stoppingEarlyAnswersAsCountingToTheEndDoes(
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String first,
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String second) {
        Shingles shingles = new Shingles();
        shingles.read(KeyCode.of(first));
        int shared = shingles.shared(KeyCode.of(second));
        for (int least = 0; least < 70; least++) {
            assertEquals(shared >= least, shingles.shares(KeyCode.of(second), least));
        }
    }
}
