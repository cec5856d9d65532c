package org.kenes.opinion.interval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// One-sided limits for the number of bad units in a population, from a simple random sample
/// without replacement: the exact hypergeometric ones (Buonaccorsi 1987, The American Statistician
/// 41(3)).
///
/// @param upperCount largest number of bad units in the population under which `bad` or fewer in
///   the sample are more likely than `alpha`
/// @param lowerCount smallest number under which `bad` or more are; 0 if none was bad
public record SampleBound(long population, long drawn, long bad, long upperCount, long lowerCount) {
    private static final int MOST = 10_000_000;

    /// @throws IllegalArgumentException unless 0 ≤ bad ≤ drawn ≤ population, drawn ≥ 1 and 0 <
    ///   alpha < 1
    public static SampleBound of(long population, long drawn, long bad, BigDecimal alpha) {
        if (bad < 0 || drawn < 1 || bad > drawn || drawn > population || population > MOST) {
            throw new IllegalArgumentException(
                    "0 ≤ bad ≤ drawn ≤ population ≤ " + MOST + " and drawn ≥ 1 are needed");
        }
        if (alpha.signum() <= 0 || alpha.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("alpha lies between 0 and 1, not " + alpha);
        }
        BigInteger all = choose(population, drawn);
        long low = bad;
        long high = population;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (exceeds(atMost(bad, population, middle, drawn), all, alpha)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long upper = low;
        low = bad == 0 ? 0 : bad;
        high = population;
        while (low < high && bad > 0) {
            long middle = low + (high - low) / 2;
            BigInteger more = all.subtract(atMost(bad - 1, population, middle, drawn));
            if (exceeds(more, all, alpha)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new SampleBound(population, drawn, bad, upper, low);
    }

    /// Rounded up: never better than it is.
    public BigDecimal upperShare() {
        return share(upperCount, RoundingMode.CEILING);
    }

    public BigDecimal lowerShare() {
        return share(lowerCount, RoundingMode.FLOOR);
    }

    private BigDecimal share(long count, RoundingMode rounding) {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(population), 4, rounding);
    }

    private static boolean exceeds(BigInteger part, BigInteger all, BigDecimal alpha) {
        return new BigDecimal(part).compareTo(new BigDecimal(all).multiply(alpha)) > 0;
    }

    /// Samples of `drawn` with at most `most` of the `marked`, counted.
    private static BigInteger atMost(long most, long population, long marked, long drawn) {
        long rest = population - marked;
        long from = Math.max(0, drawn - rest);
        if (from > Math.min(most, marked)) {
            return BigInteger.ZERO;
        }
        BigInteger term = choose(marked, from).multiply(choose(rest, drawn - from));
        BigInteger sum = term;
        for (long i = from; i < Math.min(Math.min(most, marked), drawn); i++) {
            term =
                    term.multiply(
                                    BigInteger.valueOf(marked - i)
                                            .multiply(BigInteger.valueOf(drawn - i)))
                            .divide(
                                    BigInteger.valueOf(i + 1)
                                            .multiply(BigInteger.valueOf(rest - drawn + i + 1)));
            sum = sum.add(term);
        }
        return sum;
    }

    private static BigInteger choose(long n, long k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        long few = Math.min(k, n - k);
        return product(n - few + 1, n).divide(product(1, few));
    }

    /// Halves keep the factors of a multiplication equally long, which is what makes it fast.
    private static BigInteger product(long from, long to) {
        if (from > to) {
            return BigInteger.ONE;
        }
        if (to - from < 8) {
            BigInteger product = BigInteger.valueOf(from);
            for (long i = from + 1; i <= to; i++) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            return product;
        }
        long middle = (from + to) / 2;
        return product(from, middle).multiply(product(middle + 1, to));
    }
}
