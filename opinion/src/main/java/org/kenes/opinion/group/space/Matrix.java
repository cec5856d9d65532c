package org.kenes.opinion.group.space;

import org.kenes.opinion.vote.Votes;

/// The votes that are analysed: those of some people on the statements that are not excluded, two
/// bytes each. Columns ascend by statement.
///
/// @param columns how many statements are analysed
/// @param start where each person's votes begin; one more entry than people
/// @param codes column · 4 + vote + 1, ascending within a person
public record Matrix(int columns, int[] start, char[] codes) {
    public int people() {
        return start.length - 1;
    }

    public int seen(int person) {
        return start[person + 1] - start[person];
    }

    /// @param column of each statement, −1 for excluded ones
    public static Matrix of(Votes votes, int[] column, int columns) {
        int n = votes.people();
        int[] start = new int[n + 1];
        char[] codes = new char[votes.size()];
        int at = 0;
        for (int p = 0; p < n; p++) {
            for (int i = votes.from(p); i < votes.to(p); i++) {
                int c = column[votes.statement(i)];
                if (c >= 0) {
                    codes[at++] = (char) (c << 2 | votes.code(i) & 3);
                }
            }
            start[p + 1] = at;
        }
        return new Matrix(
                columns, start, at == codes.length ? codes : java.util.Arrays.copyOf(codes, at));
    }

    /// The votes of these people in this order; a person may occur more than once.
    public Matrix rows(int[] people) {
        int[] from = new int[people.length + 1];
        for (int i = 0; i < people.length; i++) {
            from[i + 1] = from[i] + seen(people[i]);
        }
        char[] copy = new char[from[people.length]];
        for (int i = 0; i < people.length; i++) {
            System.arraycopy(codes, start[people[i]], copy, from[i], seen(people[i]));
        }
        return new Matrix(columns, from, copy);
    }
}
