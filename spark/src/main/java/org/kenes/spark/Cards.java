package org.kenes.spark;

import org.apache.spark.sql.Row;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/// The votes of some cards, two bytes each.
///
/// @param ids of the cards
/// @param start where each card's votes begin; one more entry than cards
/// @param codes statement · 4 + vote + 1, ascending within a card
@SuppressWarnings("ArrayRecordComponent")
record Cards(long[] ids, int[] start, char[] codes) implements Serializable {
    /// @param rows card, statement and value, sorted by card
    /// @param place of each statement
    static Cards pack(Iterator<Row> rows, Map<Long, Integer> place) {
        long[] ids = new long[64];
        int[] start = new int[65];
        char[] codes = new char[1024];
        int cards = 0;
        int votes = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (cards == 0 || ids[cards - 1] != row.getLong(0)) {
                if (cards == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * cards);
                    start = Arrays.copyOf(start, 2 * cards + 1);
                }
                ids[cards++] = row.getLong(0);
            }
            if (votes == codes.length) {
                codes = Arrays.copyOf(codes, 2 * votes);
            }
            int statement = place.getOrDefault(row.getLong(1), -1);
            codes[votes++] = (char) (statement << 2 | (int) (row.getLong(2) + 1));
            start[cards] = votes;
        }
        for (int i = 0; i < cards; i++) {
            Arrays.sort(codes, start[i], start[i + 1]);
        }
        return new Cards(
                Arrays.copyOf(ids, cards),
                Arrays.copyOf(start, cards + 1),
                Arrays.copyOf(codes, votes));
    }

    /// @param column of each statement in the analysis, −1 for excluded ones
    Gram gram(int[] column, int columns) {
        int[] from = new int[start.length];
        char[] analysed = new char[codes.length];
        int at = 0;
        for (int card = 0; card < ids.length; card++) {
            for (int i = start[card]; i < start[card + 1]; i++) {
                int c = column[codes[i] >> 2];
                if (c >= 0) {
                    analysed[at++] = (char) (c << 2 | codes[i] & 3);
                }
            }
            from[card + 1] = at;
        }
        Gram gram = new Gram(columns);
        gram.add(new Matrix(columns, from, Arrays.copyOf(analysed, at)), 0, ids.length);
        return gram;
    }
}
