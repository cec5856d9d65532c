package org.kenes.opinion.share;

import java.math.BigInteger;

/// A part of a whole, kept exactly until it is printed.
///
/// @param part how many
/// @param of out of how many; zero means that there is no share, and comparisons are refused
public record Share(long part, long of) implements Comparable<Share> {
    public Share {
        if (part < 0 || of < part) {
            throw new IllegalArgumentException("not a share: %d of %d".formatted(part, of));
        }
    }

    /// Compares by cross-multiplication, without rounding. Equal shares of different wholes compare
    /// as equal although they are different records.
    @Override
    public int compareTo(Share other) {
        if (of == 0 || other.of == 0) {
            throw new IllegalStateException("a share of nobody cannot be compared");
        }
        return times(part, other.of).compareTo(times(other.part, of));
    }

    /// Whether the share is strictly larger than a/b.
    public boolean exceeds(long a, long b) {
        if (a < 0 || b <= 0 || a > b) {
            throw new IllegalArgumentException("not a threshold: %d/%d".formatted(a, b));
        }
        return times(part, b).compareTo(times(of, a)) > 0;
    }

    static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
