package org.kenes.lawtext.match;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A shortest edit script of two sequences (Myers 1986, the greedy algorithm), within a budget.
public final class EditScript {
    private static final int MOST_EDITS = 2_000;
    private static final long MOST_STEPS = 20_000_000;

    /// A maximal run of equal elements.
    ///
    /// @param a where it starts in the first sequence
    /// @param b where it starts in the second
    public record Run(int a, int b, int length) {}

    private EditScript() {}

    /// @return the equal runs in order, or null if more than 2,000 edits or N·D above 20 million
    ///   steps would be needed
    public static @Nullable List<Run> equalRuns(int[] a, int[] b) {
        int start = 0;
        int shorter = Math.min(a.length, b.length);
        while (start < shorter && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        int[] x = Arrays.copyOfRange(a, start, a.length - end);
        int[] y = Arrays.copyOfRange(b, start, b.length - end);
        List<Run> runs = new ArrayList<>();
        add(runs, 0, 0, start);
        List<Run> middle = middle(x, y);
        if (middle == null) {
            return null;
        }
        for (Run run : middle) {
            add(runs, run.a + start, run.b + start, run.length);
        }
        add(runs, a.length - end, b.length - end, end);
        return runs;
    }

    private static void add(List<Run> runs, int a, int b, int length) {
        if (length == 0) {
            return;
        }
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.a + last.length == a && last.b + last.length == b) {
            runs.set(runs.size() - 1, new Run(last.a, last.b, last.length + length));
        } else {
            runs.add(new Run(a, b, length));
        }
    }

    private static @Nullable List<Run> middle(int[] a, int[] b) {
        int n = a.length;
        int m = b.length;
        if (n == 0 || m == 0) {
            return List.of();
        }
        int most = (int) Math.min(Math.min(MOST_EDITS, n + m), MOST_STEPS / (n + m));
        List<int[]> trace = new ArrayList<>();
        int[] v = new int[2 * most + 3];
        int zero = most + 1;
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && v[zero + k - 1] < v[zero + k + 1]);
                int x = down ? v[zero + k + 1] : v[zero + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && a[x] == b[y]) {
                    x++;
                    y++;
                }
                v[zero + k] = x;
                if (x >= n && y >= m) {
                    return back(trace, d, k, n, m);
                }
            }
            trace.add(Arrays.copyOfRange(v, zero - d, zero + d + 1));
        }
        return null;
    }

    private static List<Run> back(List<int[]> trace, int edits, int diagonal, int n, int m) {
        List<Run> found = new ArrayList<>();
        int x = n;
        int k = diagonal;
        for (int d = edits; d > 0; d--) {
            int[] v = trace.get(d - 1);
            int zero = d - 1;
            int left = k - 1 < -zero || k - 1 > zero ? -1 : v[zero + k - 1];
            int right = k + 1 < -zero || k + 1 > zero ? -1 : v[zero + k + 1];
            boolean down = k == -d || (k != d && left < right);
            int begin = down ? right : left + 1;
            add(found, begin, begin - k, x, m);
            x = down ? right : left;
            k = down ? k + 1 : k - 1;
        }
        add(found, 0, 0, x, m);
        Collections.reverse(found);
        return found;
    }

    private static void add(List<Run> found, int a, int b, int end, int m) {
        if (end > a && b < m) {
            found.add(new Run(a, b, end - a));
        }
    }
}
