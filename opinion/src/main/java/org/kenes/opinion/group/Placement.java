package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.vote.Votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Where people stand, who is in which group, and how that came about.
///
/// @param label number of the group in `names`, −1 for none
/// @param above whether a person has answered enough to be placed
@SuppressWarnings("ArrayRecordComponent")
record Placement(
        Axes axes,
        double[] x,
        double[] y,
        byte[] label,
        List<String> names,
        boolean[] above,
        @Nullable Gate gate,
        GroupReport.Verdict verdict) {

    /// Names of the given groups, ascending; people of the file who did not vote are left out.
    static List<String> given(Votes votes, Map<String, String> given, byte[] label) {
        List<String> names = new ArrayList<>(new TreeSet<>(given.values()));
        if (names.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d given groups; at most %d".formatted(names.size(), Byte.MAX_VALUE));
        }
        for (int p = 0; p < votes.people(); p++) {
            String name = given.get(votes.participants().get(p));
            label[p] = (byte) (name == null ? -1 : Collections.binarySearch(names, name));
        }
        return names;
    }

    static List<String> letters(int k) {
        return IntStream.range(0, k).mapToObj(i -> String.valueOf((char) ('A' + i))).toList();
    }

    /// The largest group first, ties by first member.
    static int[] bySize(byte[] label, int k) {
        int[] size = new int[k];
        int[] first = new int[k];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = label.length - 1; i >= 0; i--) {
            size[label[i]]++;
            first[label[i]] = i;
        }
        Integer[] order = new Integer[k];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingInt((Integer g) -> -size[g]).thenComparingInt(g -> first[g]));
        int[] rank = new int[k];
        for (int r = 0; r < k; r++) {
            rank[order[r]] = r;
        }
        return rank;
    }
}
