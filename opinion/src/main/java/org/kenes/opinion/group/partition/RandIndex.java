package org.kenes.opinion.group.partition;

/// How far two partitions of the same people agree, corrected for chance (Hubert, Arabie 1985).
public final class RandIndex {
    private RandIndex() {}

    /// 1 for the same partition, about 0 for unrelated ones.
    public static double adjusted(byte[] a, byte[] b) {
        long[][] table = new long[128][128];
        long[] rows = new long[128];
        long[] columns = new long[128];
        for (int i = 0; i < a.length; i++) {
            table[a[i]][b[i]]++;
            rows[a[i]]++;
            columns[b[i]]++;
        }
        double together = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < 128; i++) {
            first += pairs(rows[i]);
            second += pairs(columns[i]);
            for (int j = 0; j < 128; j++) {
                together += pairs(table[i][j]);
            }
        }
        double expected = first * second / pairs(a.length);
        double most = (first + second) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long n) {
        return n * (n - 1) / 2.0;
    }
}
