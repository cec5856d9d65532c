package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.check.Draws;
import org.kenes.server.outreach.check.Draws.Answer;
import org.kenes.server.record.PublicLog;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A draw of meetings from its announcement to what the checker found.
class BackCheckTest {
    private static final Instant DEADLINE = Instant.parse("2031-03-01T09:00:01Z");

    @TempDir static Path data;
    private static Scenario scenario;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void whatIsAnnouncedMustBeAheadAndByKnownCheckers() {
        assertThat(draws().announce(wish("late", Instant.parse("2031-03-01T08:59:59Z"), "org-001")))
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().announce(wish("nobody", DEADLINE, "no-such-org")))
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().announce(wish("once", DEADLINE, "org-001")))
                .isEqualTo(new Answer.Done());
        assertThat(draws().announce(wish("once", DEADLINE, "org-001")))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void nothingIsDrawnBeforeACheckpointOfAfterTheDeadline() {
        draws().announce(wish("early", DEADLINE, "org-001"));
        scenario.part(PublicLog.class).sequence();
        assertThat(draws().close("early", ""))
                .as("the clock of the scenario stands still before the deadline")
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().close("early", "a beacon nobody announced"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().close("never-announced", "")).isInstanceOf(Answer.Refused.class);
        assertThat(draws().files("early")).isEmpty();
        assertThat(draws().outcome("early", UUID.randomUUID(), "confirmed", 1L, 2L, "org-001"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().outcome("early", UUID.randomUUID(), "perhaps", 1L, 2L, "org-001"))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void theCheckerOfADrawnMeetingSaysWhatItWasAndEverybodyCanDrawItAgain() {
        scenario.attend("QK-02-d1", 40);
        Events events = scenario.part(Events.class);
        UUID meeting =
                jdbc().sql("select id from outreach.event order by id limit 1")
                        .query(UUID.class)
                        .single();
        assertThat(
                        events.submit(
                                new Telling.Change(
                                        "complete",
                                        meeting,
                                        EventState.COMPLETE,
                                        "files",
                                        "org-001")))
                .isInstanceOf(Events.Outcome.Done.class);
        assertThat(draws().announce(wish("draw-1", DEADLINE, "org-002")))
                .isEqualTo(new Answer.Done());
        // the clock of the scenario stands still: the deadline comes to it
        jdbc().sql("update outreach.draw set deadline = '2031-03-01T08:00:00Z' where id = 'draw-1'")
                .update();
        scenario.part(PublicLog.class).sequence();
        assertThat(draws().close("draw-1", "")).isEqualTo(new Answer.Done());
        assertThat(draws().close("draw-1", "")).as("once").isInstanceOf(Answer.Refused.class);

        Draws.Files files = draws().files("draw-1").orElseThrow();
        assertThat(new String(files.population(), UTF_8))
                .isEqualTo("event_id,stratum,organisers\n" + meeting + ",QK-02|org-001,org-001\n");
        String sample = new String(files.sample(), UTF_8);
        assertThat(sample)
                .contains("1,national," + meeting + ",QK-02|org-001,")
                .endsWith(",org-002\n");

        assertThat(draws().outcome("draw-1", meeting, "refuted", null, null, "org-001"))
                .as("its own organiser")
                .isInstanceOf(Answer.Refused.class);
        assertThat(draws().outcome("draw-1", meeting, "refuted", null, null, "org-002"))
                .isEqualTo(new Answer.Done());
        assertThat(events.find(meeting).orElseThrow().state()).isEqualTo(EventState.REFUTED);
        scenario.cut();
        var bound = scenario.numbers().figure("backchecks.bound").orElseThrow().rows().getFirst();
        assertThat(bound.k()).isEqualTo(1);
        assertThat(bound.n()).isEqualTo(1);
    }

    private static JdbcClient jdbc() {
        return scenario.part(JdbcClient.class);
    }

    private static Draws.Wish wish(String id, Instant deadline, String checker) {
        return new Draws.Wish(
                id, 1, 0, deadline, "none", List.of(checker), LocalDate.of(2031, 4, 1));
    }

    private static Draws draws() {
        return scenario.part(Draws.class);
    }
}
