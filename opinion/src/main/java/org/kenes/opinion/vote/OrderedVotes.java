package org.kenes.opinion.vote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// Takes the votes of one person after the other, people ascending by the bytes of their ids, as a
/// sort on many machines delivers them. Two bytes per vote and no more: what [VotesBuilder] needs
/// to bring votes into order is not needed here.
public final class OrderedVotes {
    private final List<String> statements;
    private final List<String> people = new ArrayList<>();
    private int[] start = new int[1024];
    private char[] packed = new char[1024];
    private int size;

    /// @param statements in the order of [#inOrder]
    public OrderedVotes(List<String> statements) {
        this.statements = List.copyOf(statements);
    }

    /// Statements in the order in which they are numbered: as numbers if all of them are, else by
    /// bytes.
    public static List<String> inOrder(Collection<String> statements) {
        List<String> names = new ArrayList<>(statements);
        names.sort(VotesBuilder.statementOrder(names));
        return names;
    }

    /// @param codes number of the statement · 4 + vote + 1, ascending, each statement once
    public void add(String participant, char[] codes) {
        if (!people.isEmpty() && !ascending(people.getLast(), participant)) {
            throw new IllegalArgumentException("out of order: " + participant);
        }
        people.add(participant);
        if (people.size() == start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        if (packed.length - size < codes.length) {
            long room = Math.max(size + (long) codes.length, packed.length + packed.length / 2L);
            packed = Arrays.copyOf(packed, (int) Math.min(Integer.MAX_VALUE - 8L, room));
        }
        System.arraycopy(codes, 0, packed, size, codes.length);
        size += codes.length;
        start[people.size()] = size;
    }

    private static boolean ascending(String one, String other) {
        return Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8),
                        other.getBytes(StandardCharsets.UTF_8))
                < 0;
    }

    /// People are taken to have voted in the order of their ids, and no vote to be superseded.
    public Votes build() {
        return new Votes(
                people,
                statements,
                Arrays.copyOf(start, people.size() + 1),
                Arrays.copyOf(packed, size),
                0,
                IntStream.range(0, people.size()).toArray());
    }
}
