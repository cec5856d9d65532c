package org.kenes.lawtext.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Each algorithm against the textbook, on small random input.
class AlgorithmsTest {
    private static int table(int[] a, int[] b) {
        int[][] length = new int[a.length + 1][b.length + 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                length[i + 1][j + 1] =
                        a[i] == b[j]
                                ? length[i][j] + 1
                                : Math.max(length[i][j + 1], length[i + 1][j]);
            }
        }
        return length[a.length][b.length];
    }

    @Property(tries = 500)
    void theBitParallelLengthIsThatOfTheTable(
            @ForAll @Size(max = 150) List<@IntRange(max = 6) Integer> a,
            @ForAll @Size(max = 150) List<@IntRange(max = 6) Integer> b) {
        int[] x = a.stream().mapToInt(Integer::intValue).toArray();
        int[] y = b.stream().mapToInt(Integer::intValue).toArray();
        assertEquals(table(x, y), CommonSubsequence.length(x, y));
    }

    @Property(tries = 500)
    void theEditScriptKeepsALongestCommonSubsequence(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> a,
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> b) {
        int[] x = a.stream().mapToInt(Integer::intValue).toArray();
        int[] y = b.stream().mapToInt(Integer::intValue).toArray();
        List<EditScript.Run> runs = EditScript.equalRuns(x, y);
        assertNotNull(runs);
        int kept = 0;
        int atX = 0;
        int atY = 0;
        for (EditScript.Run run : runs) {
            assertTrue(run.a() >= atX && run.b() >= atY);
            for (int k = 0; k < run.length(); k++) {
                assertEquals(x[run.a() + k], y[run.b() + k]);
            }
            kept += run.length();
            atX = run.a() + run.length();
            atY = run.b() + run.length();
        }
        assertEquals(table(x, y), kept);
    }

    @Property(tries = 300)
    void noOtherAssignmentWeighsMore(
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @Size(25) List<@IntRange(max = 9) Integer> weights) {
        double[][] weight = new double[rows][columns];
        List<Assignment.Edge> edges = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                weight[i][j] = weights.get(5 * i + j) / 10.0;
                if (weight[i][j] > 0) {
                    edges.add(new Assignment.Edge(i, j, weight[i][j]));
                }
            }
        }
        Assignment.Result result = Assignment.solve(rows, columns, edges);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += result.columnOfRow()[i] < 0 ? 0 : weight[i][result.columnOfRow()[i]];
        }
        assertEquals(best(weight, 0, 0), sum, 1e-9);
        assertTrue(result.optimal());
    }

    private static double best(double[][] weight, int row, int taken) {
        if (row == weight.length) {
            return 0;
        }
        double best = best(weight, row + 1, taken);
        for (int j = 0; j < weight[row].length; j++) {
            if ((taken >> j & 1) == 0) {
                best = Math.max(best, weight[row][j] + best(weight, row + 1, taken | 1 << j));
            }
        }
        return best;
    }

    @Test
    void theHeaviestIncreaseIsKept() {
        assertArrayEquals(
                new boolean[] {false, true, true, true},
                HeaviestIncrease.of(new int[] {3, 0, 1, 2}, new long[] {2, 1, 1, 1}));
        assertArrayEquals(
                new boolean[] {true, false, false, false},
                HeaviestIncrease.of(new int[] {3, 0, 1, 2}, new long[] {9, 1, 1, 1}));
    }

    @Test
    void anApproximatePlaceHasItsEdges() {
        int[] text = "the council shall decide".codePoints().toArray();
        ApproximatePlace.Place place =
                ApproximatePlace.best("councel".codePoints().toArray(), text, 2);
        assertEquals(new ApproximatePlace.Place(4, 11, 1), place);
    }
}
