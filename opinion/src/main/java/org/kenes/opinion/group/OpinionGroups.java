package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.vote.Votes;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The analysis of one conversation.
public final class OpinionGroups {
    /// Answers that it takes to be placed, where there are so many statements.
    public static final int FLOOR = 7;

    private final Votes votes;
    private final Request request;
    private final @Nullable Gram counted;
    private final Seed seed;

    /// @param moderatedOut ids of statements that were moderated out
    /// @param meta ids of statements about the conversation itself
    /// @param seed null for the SHA-256 of the canonical input
    /// @param parity whether Polis's numbers are wanted
    /// @param given group of each participant, if groups are given
    /// @param k number of groups, if it is forced
    /// @param gate whether groups must pass the gate
    /// @param threads changes no byte
    public record Request(
            Set<String> moderatedOut,
            Set<String> meta,
            @Nullable Seed seed,
            boolean parity,
            @Nullable Map<String, String> given,
            OptionalInt k,
            boolean gate,
            int threads) {
        /// Our own rules with the gate, on one thread.
        public static Request plain() {
            return new Request(Set.of(), Set.of(), null, false, null, OptionalInt.empty(), true, 1);
        }
    }

    private OpinionGroups(Votes votes, Request request, @Nullable Gram counted) {
        this.votes = votes;
        this.counted = counted;
        this.request = request;
        Seed given = request.seed();
        seed = given == null ? new Seed(votes.sha256()) : given;
    }

    public static GroupReport analyse(Votes votes, Request request) {
        return analyse(votes, request, null);
    }

    /// @param counted what is known of every pair of analysed statements, where it was counted
    ///   elsewhere, on many machines; null if it is to be counted here
    public static GroupReport analyse(Votes votes, Request request, @Nullable Gram counted) {
        return analyse(votes, request, counted, _ -> {});
    }

    /// @param begins is told when a part of the work begins; changes no byte
    public static GroupReport analyse(
            Votes votes, Request request, @Nullable Gram counted, Consumer<Stage> begins) {
        return new OpinionGroups(votes, request, counted).run(begins);
    }

    private GroupReport run(Consumer<Stage> begins) {
        begins.accept(Stage.ACCUMULATE);
        int m = votes.statements().size();
        boolean[] excluded = new boolean[m];
        for (int j = 0; j < m; j++) {
            String id = votes.statements().get(j);
            excluded[j] = request.moderatedOut().contains(id) || request.meta().contains(id);
        }
        int[] column = new int[m];
        int columns = 0;
        for (int j = 0; j < m; j++) {
            // Parity keeps excluded statements as columns without a vote.
            column[j] = excluded[j] ? -1 : columns;
            columns += excluded[j] && !request.parity() ? 0 : 1;
            column[j] = request.parity() && !excluded[j] ? j : column[j];
        }
        Matrix matrix = Matrix.of(votes, column, columns);
        int[] analysed = IntStream.range(0, m).filter(j -> !excluded[j]).toArray();
        Placement found =
                request.parity()
                        ? PolisRules.place(votes, request, matrix, m - analysed.length, begins)
                        : OwnRules.place(votes, request, matrix, counted, seed, begins);
        begins.accept(Stage.STATISTICS);
        return new Description(votes, request).report(found, excluded, column, analysed, seed);
    }
}
