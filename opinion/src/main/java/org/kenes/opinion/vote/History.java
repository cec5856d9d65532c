package org.kenes.opinion.vote;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The final answers of a conversation beside the file of everything that was ever answered in it.
/// Public exports of Polis differ in some cells; the final answers count, and the history only says
/// who voted first, which Polis's rules depend on.
///
/// @param votes the final answers, people in the order of their first vote in the history; those
///   who are not in it come last, by id
/// @param differing answers that only one of the two has, or that are not the same
public record History(Votes votes, long differing) {
    public static History of(Votes matrix, Votes history) {
        Map<String, Integer> later = positions(history.participants());
        return new History(ordered(matrix, history), differing(matrix, history, later));
    }

    private static Map<String, Integer> positions(List<String> ids) {
        Map<String, Integer> positions = new HashMap<>();
        ids.forEach(id -> positions.put(id, positions.size()));
        return positions;
    }

    private static Votes ordered(Votes matrix, Votes history) {
        Map<String, Integer> people = positions(matrix.participants());
        int[] order = new int[matrix.people()];
        boolean[] placed = new boolean[order.length];
        int n = 0;
        for (int person : history.byFirstVote()) {
            int at = people.getOrDefault(history.participants().get(person), -1);
            if (at >= 0) {
                order[n++] = at;
                placed[at] = true;
            }
        }
        for (int person = 0; person < placed.length; person++) {
            if (!placed[person]) {
                order[n++] = person;
            }
        }
        return matrix.inOrder(order);
    }

    private static long differing(Votes matrix, Votes history, Map<String, Integer> people) {
        int[] column = new int[history.statements().size()];
        Map<String, Integer> statements = positions(matrix.statements());
        Arrays.setAll(column, s -> statements.getOrDefault(history.statements().get(s), -1));
        long same = 0;
        long both = 0;
        for (int person = 0; person < matrix.people(); person++) {
            Integer there = people.get(matrix.participants().get(person));
            if (there == null) {
                continue;
            }
            Map<Integer, Integer> answers = new HashMap<>();
            for (int i = matrix.from(person); i < matrix.to(person); i++) {
                answers.put(matrix.statement(i), matrix.value(i));
            }
            for (int i = history.from(there); i < history.to(there); i++) {
                Integer answer = answers.get(column[history.statement(i)]);
                both += answer == null ? 0 : 1;
                same += answer != null && answer == history.value(i) ? 1 : 0;
            }
        }
        return matrix.size() + history.size() - both - same;
    }
}
