package org.kenes.opinion.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.vote.Routing.Candidate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RoutingTest {
    private static final Seed SEED = new Seed("5e".repeat(32));
    private static final List<Candidate> CANDIDATES =
            List.of(
                    new Candidate("1", 0),
                    new Candidate("2", 5),
                    new Candidate("10", 20),
                    new Candidate("11", 1_000));

    @Test
    void aStatementWithoutVotesHasEightyOneTicketsAndOneWithManyHasOne() {
        assertThat(Routing.tickets(0)).isEqualTo(81);
        assertThat(Routing.tickets(5)).isCloseTo(25, within(1e-12));
        assertThat(Routing.tickets(10)).isCloseTo(9, within(1e-12));
        assertThat(Routing.tickets(100_000)).isEqualTo(1);
    }

    @Test
    void statementsAreDrawnAsOftenAsTheirTicketsSay() {
        Routing routing = new Routing(SEED);
        Map<String, Integer> drawn = new HashMap<>();
        int draws = 40_000;
        for (int i = 0; i < draws; i++) {
            drawn.merge(routing.next("p" + i % 100, i, CANDIDATES).orElseThrow(), 1, Integer::sum);
        }
        double whole = CANDIDATES.stream().mapToDouble(c -> Routing.tickets(c.votes())).sum();
        for (Candidate candidate : CANDIDATES) {
            double p = Routing.tickets(candidate.votes()) / whole;
            assertThat(drawn.getOrDefault(candidate.statement(), 0) / (double) draws)
                    .as(candidate.statement())
                    .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / draws)));
        }
    }

    @Test
    void aParticipantCanRepeatTheDrawWithAnySha256() throws NoSuchAlgorithmException {
        for (long counter = 0; counter < 50; counter++) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(SEED.hex()));
            sha256.update("Айгүл".getBytes(StandardCharsets.UTF_8));
            sha256.update(ByteBuffer.allocate(8).putLong(counter).array());
            double u = (ByteBuffer.wrap(sha256.digest()).getLong() >>> 11) / 0x1p53;
            // Two statements without votes: half of the numbers each, the smaller id first.
            assertThat(
                            new Routing(SEED)
                                    .next(
                                            "Айгүл",
                                            counter,
                                            List.of(new Candidate("10", 0), new Candidate("9", 0))))
                    .contains(u < .5 ? "9" : "10");
        }
    }

    @Test
    void theOrderOfTheCandidatesDoesNotMatter() {
        Routing routing = new Routing(SEED);
        List<Candidate> shuffled = new ArrayList<>(CANDIDATES);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(shuffled, new Random(i));
            assertThat(routing.next("p", i, shuffled)).isEqualTo(routing.next("p", i, CANDIDATES));
        }
    }

    @Test
    void whoHasSeenEverythingIsShownNothing() {
        assertThat(new Routing(SEED).next("p", 3, List.of())).isEmpty();
    }
}
