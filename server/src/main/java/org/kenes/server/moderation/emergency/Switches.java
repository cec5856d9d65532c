package org.kenes.server.moderation.emergency;

import org.kenes.server.record.PublicSettings;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.Emergency;
import org.kenes.server.shell.state.Emergency.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/// The switches as they stand. Each change is a row and a public entry at once.
@Component
class Switches {
    /// Long enough for a weekend, too short for a habit.
    static final Duration LASTS = Duration.ofHours(72);

    private static final String ON =
            """
            insert into moderation.emergency (kind, from_at, to_at, lang, reason, entered_by)
            select :kind, :from, :to, :lang, :reason, :by
            where not exists (select 1 from moderation.emergency
                              where kind = :kind and ended_at is null and to_at > :from)
            returning id
            """;
    private static final String OFF =
            """
            update moderation.emergency set ended_at = :now
            where kind = :kind and ended_at is null and to_at > :now returning id
            """;
    private static final String RUNNING =
            """
            select kind, from_at, to_at, lang, reason from moderation.emergency
            where ended_at is null and to_at > :now order by from_at, id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublicSettings settings;
    private final Dialogue dialogue;
    private final Clock clock;

    Switches(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PublicSettings settings,
            Dialogue dialogue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.dialogue = dialogue;
        this.clock = clock;
        refresh(); // before the first request comes
    }

    /// Those that run now.
    List<Emergency> running() {
        return jdbc.sql(RUNNING).param("now", at(clock.instant())).query(Switches::read).list();
    }

    /// Tells this server what runs, also what another one was told.
    void refresh() {
        List<Emergency> running = running();
        if (!dialogue.info().emergencies().equals(running)) {
            dialogue.become(info -> info.withEmergencies(running));
        }
    }

    /// Nothing happens if it is on already.
    ///
    /// @param lang of the reason
    void on(Kind kind, String lang, String reason, long by) {
        Instant now = clock.instant();
        Instant to = now.plus(LASTS);
        transaction.executeWithoutResult(status ->
                jdbc.sql(ON)
                        .param("kind", kind.code())
                        .param("from", at(now))
                        .param("to", at(to))
                        .param("lang", lang)
                        .param("reason", reason)
                        .param("by", by)
                        .query(Long.class)
                        .optional()
                        .ifPresent(id -> announce(kind, "on/" + id, "", "until " + to, reason)));
        refresh();
    }

    /// Earlier than by itself; nothing happens if it is off already.
    void off(Kind kind, String reason) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status ->
                jdbc.sql(OFF)
                        .param("kind", kind.code())
                        .param("now", at(now))
                        .query(Long.class)
                        .optional()
                        .ifPresent(id -> announce(kind, "off/" + id, "on", "off", reason)));
        refresh();
    }

    private void announce(Kind kind, String key, String before, String after, String reason) {
        settings.changed(
                new SubmissionKey("moderation/emergency", key),
                "emergency/" + kind.code(),
                before,
                after,
                reason);
    }

    private static Emergency read(ResultSet row, int n) throws SQLException {
        String code = row.getString("kind");
        return new Emergency(
                Arrays.stream(Kind.values())
                        .filter(it -> it.code().equals(code))
                        .findFirst()
                        .orElseThrow(),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant(),
                row.getString("lang"),
                row.getString("reason"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
