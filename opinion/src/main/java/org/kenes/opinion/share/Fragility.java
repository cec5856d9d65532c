package org.kenes.opinion.share;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/// How few contributions decide whether a sentence is true.
///
/// For a sentence that is true, the numbers say what would make it false: `added` contributions
/// that were never received, `removed` contributions that were invented, `switched` stances. For a
/// sentence that is false they say what would make it true, from the other side: `added` of the
/// stance named, `removed` of the others. A number is empty where no such number exists.
///
/// @param holds whether the sentence is true of the numbers as they are
public record Fragility(
        boolean holds, OptionalLong added, OptionalLong removed, OptionalLong switched) {

    /// "The share of s in n exceeds a/b." True: `added` of another stance, `removed` among the s,
    /// `switched` from s. False: `added` to s, `removed` among the others, `switched` to s.
    public static Fragility ofThreshold(Share share, long a, long b) {
        long s = share.part();
        long n = share.of();
        BigInteger excess = Share.times(s, b).subtract(Share.times(n, a));
        if (share.exceeds(a, b)) {
            return new Fragility(
                    true,
                    a == 0 ? OptionalLong.empty() : up(excess, a),
                    atMost(up(excess, b - a), s),
                    atMost(up(excess, b), s));
        }
        // One step beyond equality: the share must be exceeded, not reached.
        BigInteger lack = excess.negate();
        OptionalLong never = OptionalLong.empty();
        return new Fragility(
                false,
                a == b ? never : beyond(lack, b - a),
                // Removing all others leaves s of s, which exceeds any threshold below one.
                a == 0 || s == 0 ? never : atMost(beyond(lack, a), n - s),
                atMost(beyond(lack, b), n - s));
    }

    /// "More of the first than of the second", for two stances of one count.
    public static Fragility ofMajority(long first, long second) {
        long d = Math.subtractExact(first, second);
        if (d > 0) {
            return new Fragility(
                    true, OptionalLong.of(d), OptionalLong.of(d), OptionalLong.of((d + 1) / 2));
        }
        long need = 1 - d;
        return new Fragility(
                false,
                OptionalLong.of(need),
                need <= second ? OptionalLong.of(need) : OptionalLong.empty(),
                // Switching k moves the margin by 2k.
                (need + 1) / 2 <= second ? OptionalLong.of((need + 1) / 2) : OptionalLong.empty());
    }

    /// "X has a larger share than Y." True: the fewest non-supporters to add to X that make the
    /// shares equal or turn them. False: the fewest non-supporters to add to Y.
    public static Fragility ofComparison(Share x, Share y) {
        boolean holds = x.compareTo(y) > 0;
        OptionalLong added = holds ? toReach(x, y, BigInteger.ZERO) : toReach(y, x, BigInteger.ONE);
        return new Fragility(holds, added, OptionalLong.empty(), OptionalLong.empty());
    }

    /// A predicate about a count: the smallest number to take away, and to add, that changes its
    /// truth. Both are searched within the counts that are possible at all: down to zero, and up to
    /// `limit`.
    ///
    /// @param limit the largest count to try, at most about a hundred million
    public static Fragility ofCount(long value, long limit, LongPredicate predicate) {
        boolean holds = predicate.test(value);
        OptionalLong removed = OptionalLong.empty();
        for (long y = 1; y <= value && removed.isEmpty(); y++) {
            if (predicate.test(value - y) != holds) {
                removed = OptionalLong.of(y);
            }
        }
        OptionalLong added = OptionalLong.empty();
        for (long y = 1; value + y <= limit && added.isEmpty(); y++) {
            if (predicate.test(value + y) != holds) {
                added = OptionalLong.of(y);
            }
        }
        return new Fragility(holds, added, removed, OptionalLong.empty());
    }

    /// The smallest y with larger.part · smaller.of + strict ≤ smaller.part · (larger.of + y).
    private static OptionalLong toReach(Share larger, Share smaller, BigInteger strict) {
        if (smaller.part() == 0) {
            return OptionalLong.empty();
        }
        BigInteger lack =
                Share.times(larger.part(), smaller.of())
                        .subtract(Share.times(smaller.part(), larger.of()))
                        .add(strict);
        return up(lack, smaller.part());
    }

    private static OptionalLong up(BigInteger excess, long divisor) {
        BigInteger d = BigInteger.valueOf(divisor);
        return OptionalLong.of(excess.add(d).subtract(BigInteger.ONE).divide(d).longValueExact());
    }

    /// The smallest y with y · divisor > lack.
    private static OptionalLong beyond(BigInteger lack, long divisor) {
        return OptionalLong.of(lack.divide(BigInteger.valueOf(divisor)).longValueExact() + 1);
    }

    private static OptionalLong atMost(OptionalLong y, long available) {
        return y.isPresent() && y.getAsLong() <= available ? y : OptionalLong.empty();
    }
}
