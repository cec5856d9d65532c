package org.kenes.server.channel;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventCodes;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What comes of a bare report. Only the holder of a key, for a meeting of that key's organisation
/// in its part of the country, says that a meeting was held; from anybody else it is a hint.
@Component
class Counts {
    private static final String HINT =
            "insert into channel.hint (event, low, high, method, heard_on) values (?, ?, ?, ?, ?)";
    private static final String HINTS =
            "select id, event, low, high, method, heard_on from channel.hint order by id limit 200";
    private static final String DISMISS = "delete from channel.hint where id = ?";

    private final JdbcClient jdbc;
    private final FieldKeys keys;
    private final EventCodes codes;
    private final Events events;
    private final Places places;
    private final Clock clock;

    Counts(
            JdbcClient jdbc,
            FieldKeys keys,
            EventCodes codes,
            Events events,
            Places places,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.codes = codes;
        this.events = events;
        this.places = places;
        this.clock = clock;
    }

    enum Outcome {
        HELD,
        HINTED,
        NO_SUCH_EVENT,
        /// The key does not reach it: another organisation's, or elsewhere.
        OUT_OF_REACH,
        NOT_YET,
        /// There is a report already, or the meeting was called off.
        NO_LONGER_OPEN
    }

    /// @param low attendances as somebody without a key said
    record Hint(long id, UUID event, long low, long high, String method, LocalDate day) {}

    Outcome take(BareReport report, @Nullable String keyId) {
        Event event = codes.find(report.code()).flatMap(events::find).orElse(null);
        if (event == null) {
            return Outcome.NO_SUCH_EVENT;
        }
        LocalDate today = LocalDate.now(clock);
        Optional<FieldKey> key =
                Optional.ofNullable(keyId)
                        .flatMap(keys::named)
                        .filter(it -> it.at(clock.instant()) == FieldKey.Reach.OPEN);
        if (key.isEmpty()) {
            jdbc.sql(HINT)
                    .params(event.id(), report.low(), report.high(), report.method(), today)
                    .update();
            return Outcome.HINTED;
        }
        FieldKey holder = key.get();
        boolean reached =
                holder.role().equals("reporter")
                        && event.facts().organisers().contains(holder.organisation())
                        && places.path(event.facts().place()).contains(holder.place());
        if (!reached) {
            return Outcome.OUT_OF_REACH;
        }
        if (event.facts().date().isAfter(today)) {
            return Outcome.NOT_YET;
        }
        if (event.state() != EventState.PLANNED) {
            return Outcome.NO_LONGER_OPEN;
        }
        return held(event, report, holder) ? Outcome.HELD : Outcome.NO_LONGER_OPEN;
    }

    private boolean held(Event event, BareReport report, FieldKey holder) {
        boolean range = report.value() == null;
        Claim claim =
                Claim.of(
                        range ? report.low() : null,
                        report.value(),
                        range ? report.high() : null,
                        report.method(),
                        Claim.Evidence.NOTHING,
                        (column, code) -> {
                            throw new IllegalStateException(column + " " + code);
                        });
        var telling =
                new Telling.Report(
                        "held " + event.id() + " " + holder.organisation(),
                        event.id(),
                        event.facts(),
                        claim,
                        Map.of(),
                        0,
                        0,
                        0,
                        null,
                        EventState.HELD,
                        holder.organisation());
        return events.submit(telling) instanceof Events.Outcome.Done;
    }

    List<Hint> hints() {
        return jdbc.sql(HINTS)
                .query((row, n) ->
                        new Hint(
                                row.getLong("id"),
                                row.getObject("event", UUID.class),
                                row.getLong("low"),
                                row.getLong("high"),
                                row.getString("method"),
                                row.getObject("heard_on", LocalDate.class)))
                .list();
    }

    /// Somebody has looked into it.
    void dismiss(long id) {
        jdbc.sql(DISMISS).param(id).update();
    }
}
