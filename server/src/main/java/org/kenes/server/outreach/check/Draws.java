package org.kenes.server.outreach.check;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.draw.Draw;
import org.kenes.cli.draw.DrawFiles;
import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.coalition.Organisation;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.kenes.server.record.Documents;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Draws of events for back-checks.
@Component
public class Draws {
    public static final List<String> OUTCOMES =
            List.of(
                    "confirmed",
                    "confirmed_other_figures",
                    "refuted",
                    "unreachable",
                    "declined",
                    "not_done");
    private static final String ANNOUNCE =
            """
            insert into outreach.draw (id, n, per_stratum, deadline, beacon_rule, checkers, outcomes_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String OPEN =
            "select n, per_stratum, deadline, beacon_rule, checkers from outreach.draw"
                    + " where id = ? and population is null for update";
    private static final String POPULATION =
            """
            select event.id::text as event, coalesce(event.path[2], event.place) || '|'
                    || (select min(organisation) from outreach.event_organiser as it
                        where it.event = event.id) as stratum,
                array(select organisation from outreach.event_organiser as it
                    where it.event = event.id order by organisation) as organisers
            from outreach.event where state in ('complete', 'verified') order by event.id::text
            """;
    private static final String DRAWN =
            "update outreach.draw set population = ?, population_csv = ?, sample_csv = ? where id ="
                    + " ?";
    private static final String UNIT =
            "insert into outreach.draw_unit (draw, event, part, checker) values (?, ?::uuid, ?, ?)";
    private static final String OF_DRAW =
            "select part, checker from outreach.draw_unit where draw = ? and event = ? for update";
    private static final String OUTCOME =
            "update outreach.draw_unit set outcome = ? where draw = ? and event = ?";
    private static final String CSV =
            "select population_csv, sample_csv from outreach.draw where id = ? and population is"
                    + " not null";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Events events;
    private final Record record;
    private final Documents documents;
    private final PublicLog log;
    private final Clock clock;

    Draws(
            JdbcClient jdbc,
            Organisations organisations,
            Events events,
            Record record,
            Documents documents,
            PublicLog log,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.events = events;
        this.record = record;
        this.documents = documents;
        this.log = log;
        this.clock = clock;
    }

    /// @param beaconRule which public event after the deadline gives the beacon, or `none`
    public record Wish(
            String id,
            int n,
            int perStratum,
            Instant deadline,
            String beaconRule,
            List<String> checkers,
            LocalDate outcomesBy) {}

    public sealed interface Answer {
        record Done() implements Answer {}

        record Refused(String why) implements Answer {}
    }

    /// @param population as `kenes draw run --population` reads it
    /// @param sample as `kenes draw run` prints it
    public record Files(byte[] population, byte[] sample) {}

    @Transactional
    public Answer announce(Wish wish) {
        if (!wish.id().matches("[a-z0-9][a-z0-9-]{1,39}")) {
            return new Answer.Refused("an id is letters, digits and dashes: " + wish.id());
        }
        if (wish.n() < 1 || wish.perStratum() < 0) {
            return new Answer.Refused("at least one event is drawn");
        }
        if (!wish.deadline().isAfter(clock.instant())) {
            return new Answer.Refused("the deadline " + wish.deadline() + " has passed");
        }
        for (String checker : wish.checkers()) {
            if (organisations.find(checker).isEmpty()) {
                return new Answer.Refused("there is no organisation " + checker);
            }
        }
        int stored =
                jdbc.sql(ANNOUNCE)
                        .params(
                                wish.id(),
                                wish.n(),
                                wish.perStratum(),
                                OffsetDateTime.ofInstant(wish.deadline(), ZoneOffset.UTC),
                                wish.beaconRule(),
                                wish.checkers().toArray(String[]::new),
                                wish.outcomesBy())
                        .update();
        if (stored == 0) {
            return new Answer.Refused("draw " + wish.id() + " was announced before");
        }
        write(
                "announced " + wish.id(),
                new CheckEntry.DrawAnnounced(
                        wish.id(),
                        wish.n(),
                        wish.perStratum(),
                        wish.deadline(),
                        wish.beaconRule(),
                        wish.checkers(),
                        wish.outcomesBy()));
        return new Answer.Done();
    }

    private record Open(
            int n, int perStratum, Instant deadline, String beaconRule, List<String> checkers) {}

    /// Draws from the checkpoint that is published now, which must be of after the deadline. A draw
    /// is closed once.
    ///
    /// @param beacon what the public event said, empty where the rule is `none`
    @Transactional
    public Answer close(String id, String beacon) {
        Optional<Open> open =
                jdbc.sql(OPEN)
                        .param(id)
                        .query((row, n) ->
                                new Open(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getString(4),
                                        List.of((String[]) row.getArray(5).getArray())))
                        .optional();
        if (open.isEmpty()) {
            return new Answer.Refused("there is no open draw " + id);
        }
        if (open.get().beaconRule().equals("none") != beacon.isEmpty()) {
            return new Answer.Refused("the beacon follows the rule " + open.get().beaconRule());
        }
        PublicLog.Published checkpoint = log.published().orElse(null);
        if (checkpoint == null || checkpoint.at().isBefore(open.get().deadline())) {
            return new Answer.Refused("no checkpoint is published since " + open.get().deadline());
        }
        List<Draw.Unit> population = population();
        if (population.isEmpty()) {
            return new Answer.Refused("no event is complete or verified");
        }
        String body =
                "%s\n%d\n%s\n"
                        .formatted(
                                log.origin(),
                                checkpoint.head().size(),
                                checkpoint.head().root().base64());
        List<Draw.Drawn> drawn =
                new Draw(id, body, beacon)
                        .run(
                                population,
                                Math.min(open.get().n(), population.size()),
                                open.get().perStratum(),
                                open.get().checkers(),
                                parents());
        byte[] all = DrawFiles.population(population);
        byte[] sample = DrawFiles.sample(drawn);
        documents.keep(all);
        documents.keep(sample);
        jdbc.sql(DRAWN).params(population.size(), all, sample, id).update();
        for (Draw.Drawn it : drawn) {
            jdbc.sql(UNIT)
                    .params(Arrays.asList(id, it.unit().event(), it.part(), it.checker()))
                    .update();
        }
        write(
                "drawn " + id,
                new CheckEntry.DrawResult(
                        id,
                        checkpoint.head().size(),
                        checkpoint.head().root().base64(),
                        beacon,
                        population.size(),
                        Hash.sha256(all).hex(),
                        Hash.sha256(sample).hex(),
                        LocalDate.now(clock)));
        return new Answer.Done();
    }

    private Map<String, String> parents() {
        Map<String, String> parents = new HashMap<>();
        for (Organisation it : organisations.all()) {
            String parent = it.parent();
            if (parent != null) {
                parents.put(it.id(), parent);
            }
        }
        return parents;
    }

    private List<Draw.Unit> population() {
        return jdbc.sql(POPULATION)
                .query((row, n) ->
                        new Draw.Unit(
                                row.getString(1),
                                row.getString(2),
                                List.of((String[]) row.getArray(3).getArray())))
                .list();
    }

    private record Unit(String part, @Nullable String checker) {}

    /// What the checker of an event found: confirmed makes it verified, refuted refutes it.
    ///
    /// @param by the organisation that was drawn for this event
    /// @param low attendances as the checker heard them, or null
    @Transactional
    public Answer outcome(
            String id,
            UUID event,
            String outcome,
            @Nullable Long low,
            @Nullable Long high,
            String by) {
        if (!OUTCOMES.contains(outcome)) {
            return new Answer.Refused("an outcome is one of " + String.join(", ", OUTCOMES));
        }
        Optional<Unit> unit =
                jdbc.sql(OF_DRAW)
                        .params(id, event)
                        .query((row, n) -> new Unit(row.getString(1), row.getString(2)))
                        .optional();
        if (unit.isEmpty()) {
            return new Answer.Refused(event + " was not drawn in " + id);
        }
        if (!by.equals(unit.get().checker())) {
            return new Answer.Refused(event + " is checked by " + unit.get().checker());
        }
        EventState becomes =
                switch (outcome) {
                    case "confirmed", "confirmed_other_figures" -> EventState.VERIFIED;
                    case "refuted" -> EventState.REFUTED;
                    default -> null;
                };
        EventState now = events.find(event).orElseThrow().state();
        if (becomes != null && becomes != now) {
            String key = "backcheck " + id + " " + event + " " + outcome;
            var change = new Telling.Change(key, event, becomes, Telling.BACK_CHECK + id, by);
            if (events.submit(change) instanceof Events.Outcome.Refused refused) {
                return new Answer.Refused(refused.refusals().getFirst().code());
            }
        }
        jdbc.sql(OUTCOME).params(outcome, id, event).update();
        String part = unit.get().part().equals("topup") ? "top-up" : "national";
        write(
                "outcome " + id + " " + event + " " + outcome + " " + low + " " + high,
                new CheckEntry.BackCheck(
                        id, event.toString(), part, outcome, low, high, by, LocalDate.now(clock)));
        return new Answer.Done();
    }

    /// Empty until it is drawn.
    public Optional<Files> files(String id) {
        return jdbc.sql(CSV)
                .param(id)
                .query((row, n) -> new Files(row.getBytes(1), row.getBytes(2)))
                .optional();
    }

    private void write(String key, Entry entry) {
        record.add(
                new Submission(
                        new SubmissionKey("outreach/draw", key),
                        key.getBytes(StandardCharsets.UTF_8),
                        () -> entry));
    }
}
