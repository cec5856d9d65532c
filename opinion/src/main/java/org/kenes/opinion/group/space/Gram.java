package org.kenes.opinion.group.space;

import java.io.Serializable;
import java.util.Arrays;

/// What is known of every pair of statements j ≤ k over the people who voted on both: how many they
/// are, and the sums of x_j·x_k, x_j and x_k. Whole numbers only, so that adding people in any
/// order, in any parts and on any machine gives the same bits, and taking them away again too.
///
/// Memory: 32 bytes per pair of statements, and 8 more per thread while adding.
public final class Gram implements Serializable {
    private static final long serialVersionUID = 1;

    /// Lanes of 16 bits hold at most two per person.
    private static final int FLUSH = 32_767;

    /// For votes v and w (0 to 2): 1, v·w + 1, v + 1, w + 1 in lanes from low to high, with −1 … 1
    /// meant by 0 … 2. The ones keep lanes from borrowing and are taken off at the flush.
    private static final long[][] LANES = new long[4][4];

    static {
        for (int v = 0; v < 3; v++) {
            for (int w = 0; w < 3; w++) {
                LANES[v][w] =
                        1 | (long) ((v - 1) * (w - 1) + 1) << 16 | (long) v << 32 | (long) w << 48;
            }
        }
    }

    private final int m;

    /// Row offsets: pair (j, k) is at row[j] + k.
    private final int[] row;

    private final long[] n;
    private final long[] product;
    private final long[] first;
    private final long[] second;

    public Gram(int columns) {
        m = columns;
        row = new int[m];
        for (int j = 0; j < m; j++) {
            row[j] = (int) ((long) j * m - (long) j * (j - 1) / 2 - j);
        }
        int pairs = Math.toIntExact((long) m * (m + 1) / 2);
        n = new long[pairs];
        product = new long[pairs];
        first = new long[pairs];
        second = new long[pairs];
    }

    public static Gram of(Matrix votes, Threads threads) {
        Gram gram = new Gram(votes.columns());
        threads.over(
                votes.people(),
                (from, to) -> {
                    gram.add(votes, from, to);
                    return true;
                });
        return gram;
    }

    /// Adds people `from` to `to`. May be called by several threads at once.
    public void add(Matrix votes, int from, int to) {
        long[] lanes = new long[n.length];
        for (int begin = from; begin < to; begin += FLUSH) {
            int end = Math.min(to, begin + FLUSH);
            for (int person = begin; person < end; person++) {
                pairs(votes.codes(), votes.start()[person], votes.start()[person + 1], lanes);
            }
            flush(lanes, 1);
        }
    }

    /// Adds one person, or takes one away with sign −1.
    public void change(char[] codes, int sign) {
        long[] lanes = new long[n.length];
        pairs(codes, 0, codes.length, lanes);
        flush(lanes, sign);
    }

    private void pairs(char[] codes, int from, int to, long[] lanes) {
        for (int i = from; i < to; i++) {
            int code = codes[i];
            int offset = row[code >> 2];
            long[] table = LANES[code & 3];
            for (int k = i; k < to; k++) {
                int other = codes[k];
                lanes[offset + (other >> 2)] += table[other & 3];
            }
        }
    }

    private synchronized void flush(long[] lanes, int sign) {
        for (int i = 0; i < lanes.length; i++) {
            long packed = lanes[i];
            long people = packed & 0xffff;
            n[i] += sign * people;
            product[i] += sign * ((packed >> 16 & 0xffff) - people);
            first[i] += sign * ((packed >> 32 & 0xffff) - people);
            second[i] += sign * ((packed >>> 48) - people);
        }
        Arrays.fill(lanes, 0);
    }

    /// Adds what another has counted.
    public void merge(Gram other) {
        for (int i = 0; i < n.length; i++) {
            n[i] += other.n[i];
            product[i] += other.product[i];
            first[i] += other.first[i];
            second[i] += other.second[i];
        }
    }

    /// Mean vote of each statement; 0 where nobody voted.
    public double[] centre() {
        double[] c = new double[m];
        for (int j = 0; j < m; j++) {
            int jj = row[j] + j;
            c[j] = n[jj] == 0 ? 0 : (double) first[jj] / n[jj];
        }
        return c;
    }

    /// The Gram matrix of centred votes, in which unseen is the mean: symmetric, row by row.
    public double[][] matrix(double[] c) {
        double[][] g = new double[m][m];
        for (int j = 0; j < m; j++) {
            for (int k = j; k < m; k++) {
                int i = row[j] + k;
                g[j][k] = product[i] - c[k] * first[i] - c[j] * second[i] + c[j] * c[k] * n[i];
                g[k][j] = g[j][k];
            }
        }
        return g;
    }
}
