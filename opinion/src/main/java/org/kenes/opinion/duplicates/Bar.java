package org.kenes.opinion.duplicates;

/// What two texts must have in common to be alike, by the numbers of their distinct shingles and
/// the length of the shorter key.
final class Bar {
    /// A text is held by another from 85 % on, if it has at least 60 characters.
    private static final long CONTAINED_PERCENT = 85;

    private static final int CONTAINED_LENGTH = 60;

    private Bar() {}

    /// Whether it is worth comparing the shingles themselves.
    ///
    /// @param equal bytes that the summaries share
    static boolean possible(Profile profile, int size, int otherSize, int shorter, int equal) {
        int smaller = Math.min(size, otherSize);
        int larger = Math.max(size, otherSize);
        boolean contained = shorter >= CONTAINED_LENGTH;
        return (contained || 10L * smaller >= (long) profile.tenths * larger)
                && !farApart(profile, smaller, larger, contained, equal);
    }

    /// Whether the summaries differ so much that the texts cannot be alike, but for one pair in ten
    /// thousand: four standard errors of the number of equal bins. Short texts fill fewer bins, so
    /// their estimate is rougher. It saves nine comparisons in ten.
    private static boolean farApart(
            Profile profile, int smaller, int larger, boolean contained, int equal) {
        double least = profile.tenths / 10.0;
        if (contained) {
            double held = CONTAINED_PERCENT / 100.0 * smaller;
            least = Math.min(least, held / (smaller + larger - held));
        }
        double bins = Math.min(Sketch.BINS, smaller);
        double error = Math.sqrt(least * (1 - least) / bins);
        return equal < Sketch.BINS * (least - 4 * error);
    }

    /// How many distinct shingles two texts share at least if they are alike: so many that they are
    /// the profile's part of all shingles of both, or that the smaller is held by the larger.
    static long least(Profile profile, int size, int otherSize, int shorter) {
        int tenths = profile.tenths;
        long least = ceil((long) tenths * (size + otherSize), 10 + tenths);
        return shorter < CONTAINED_LENGTH
                ? least
                : Math.min(least, ceil(CONTAINED_PERCENT * Math.min(size, otherSize), 100));
    }

    private static long ceil(long a, long b) {
        return (a + b - 1) / b;
    }
}
