package org.kenes.lawtext.match;

import java.util.HashMap;
import java.util.Map;

/// The length of the longest common subsequence: unique, whatever a diff shows. Bit-parallel (Hyyrö
/// 2004): 64 cells of the classic table at a time.
public final class CommonSubsequence {
    private CommonSubsequence() {}

    public static int length(int[] a, int[] b) {
        if (a.length > b.length) {
            return length(b, a);
        }
        int start = 0;
        while (start < a.length && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < a.length - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        int n = a.length - start - end;
        int words = (n + 63) / 64;
        Map<Integer, long[]> matches = new HashMap<>();
        for (int i = 0; i < n; i++) {
            long[] bits = matches.computeIfAbsent(a[start + i], _ -> new long[words]);
            bits[i / 64] |= 1L << (i % 64);
        }
        long[] v = new long[words];
        java.util.Arrays.fill(v, -1L);
        for (int j = start; j < b.length - end; j++) {
            long[] bits = matches.get(b[j]);
            if (bits != null) {
                step(v, bits);
            }
        }
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            zeros += (v[i / 64] >>> (i % 64) & 1) == 0 ? 1 : 0;
        }
        return start + end + zeros;
    }

    private static void step(long[] v, long[] bits) {
        long carry = 0;
        for (int w = 0; w < v.length; w++) {
            long u = v[w] & bits[w];
            long sum = v[w] + u;
            long out = Long.compareUnsigned(sum, v[w]) < 0 ? 1 : 0;
            sum += carry;
            out |= carry == 1 && sum == 0 ? 1 : 0;
            v[w] = sum | (v[w] & ~bits[w]);
            carry = out;
        }
    }
}
