package org.kenes.opinion.vote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects votes in any order.
public final class VotesBuilder {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(s -> s.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Integer> statements = new HashMap<>();
    private int[] person = new int[1024];
    private char[] code = new char[1024];
    private long[] time = new long[1024];
    private int size;

    /// A statement that may have no vote at all.
    public void statement(String id) {
        statements.computeIfAbsent(id, _ -> next());
    }

    private int next() {
        if (statements.size() == Votes.MOST_STATEMENTS) {
            throw new LimitException(
                    "more than %d statements cannot be analysed".formatted(Votes.MOST_STATEMENTS));
        }
        return statements.size();
    }

    /// @param value +1 agree, −1 disagree, 0 pass
    /// @param at any clock; among equal times the later call counts
    public void add(String participant, String statement, int value, long at) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("a vote is -1, 0 or 1, not " + value);
        }
        if (size == code.length) {
            int room = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, size * 2L));
            person = Arrays.copyOf(person, room);
            code = Arrays.copyOf(code, room);
            time = Arrays.copyOf(time, room);
        }
        int s = statements.computeIfAbsent(statement, _ -> next());
        person[size] = people.computeIfAbsent(participant, _ -> people.size());
        code[size] = (char) (s << 2 | value + 1);
        time[size] = at;
        size++;
    }

    public Votes build() {
        List<String> ids = new ArrayList<>(people.keySet());
        ids.sort(BY_BYTES);
        List<String> names = new ArrayList<>(statements.keySet());
        names.sort(statementOrder(names));
        int[] personRank = ranks(ids, people);
        int[] statementRank = ranks(names, statements);
        int[] start = new int[ids.size() + 1];
        for (int i = 0; i < size; i++) {
            start[personRank[person[i]] + 1]++;
        }
        for (int p = 0; p < ids.size(); p++) {
            start[p + 1] += start[p];
        }
        int[] rows = new int[size];
        int[] at = Arrays.copyOf(start, ids.size());
        for (int i = 0; i < size; i++) {
            rows[at[personRank[person[i]]]++] = i;
        }
        char[] packed = new char[size];
        int[] effective = new int[ids.size() + 1];
        int[] latest = new int[names.size()];
        int kept = 0;
        for (int p = 0; p < ids.size(); p++) {
            for (int r = start[p]; r < start[p + 1]; r++) {
                int row = rows[r];
                int s = statementRank[code[row] >> 2];
                int before = latest[s] - 1;
                if (before < 0 || time[row] >= time[before]) {
                    latest[s] = row + 1;
                }
            }
            int first = kept;
            for (int r = start[p]; r < start[p + 1]; r++) {
                int s = statementRank[code[rows[r]] >> 2];
                if (latest[s] != 0) {
                    packed[kept++] = (char) (s << 2 | code[latest[s] - 1] & 3);
                    latest[s] = 0;
                }
            }
            Arrays.sort(packed, first, kept);
            effective[p + 1] = kept;
        }
        return new Votes(
                ids,
                names,
                effective,
                Arrays.copyOf(packed, kept),
                size - kept,
                byFirstVote(personRank));
    }

    private int[] byFirstVote(int[] personRank) {
        int n = personRank.length;
        int[] first = new int[n];
        Arrays.fill(first, -1);
        for (int i = 0; i < size; i++) {
            int p = personRank[person[i]];
            first[p] = first[p] < 0 || time[i] < time[first[p]] ? i : first[p];
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingLong((Integer p) -> time[first[p]])
                        .thenComparingInt(p -> first[p]));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    /// Statements ascend as numbers if all of them are, else by bytes.
    static Comparator<String> statementOrder(List<String> names) {
        boolean numbers = names.stream().allMatch(n -> n.matches("0|[1-9][0-9]{0,17}"));
        return numbers ? Comparator.comparingLong(Long::parseLong) : BY_BYTES;
    }

    private static int[] ranks(List<String> sorted, Map<String, Integer> index) {
        Map<String, Integer> position = new HashMap<>();
        sorted.forEach(id -> position.put(id, position.size()));
        int[] rank = new int[sorted.size()];
        index.forEach((id, at) -> rank[at] = position.getOrDefault(id, -1));
        return rank;
    }
}
