package org.kenes.server.outreach.signal;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// What the rules found, and what became of it. The same finding twice is one.
@Component
public class Signals {
    private static final String RAISE =
            """
            insert into outreach.signal (code, subject, event, value, algorithm, noticed_at)
            select ?, found.subject, ?, found.value, ?, ?
            from (%s) as found (subject, value)
            on conflict do nothing
            """;
    private static final String ONE = "select cast(? as text), cast(? as text)";
    private static final String COLUMNS =
            "select code, subject, event, value, noticed_at, state, note from" + " outreach.signal";
    private static final String OPEN =
            COLUMNS
                    + " where state = 'open' and (? = '' or code = ?)"
                    + " order by noticed_at desc, code, subject limit ?";
    private static final String OF_EVENT = COLUMNS + " where event and subject = ? order by code";
    private static final String DECIDE =
            "update outreach.signal set state = ?, note = ?, decided_at = ?"
                    + " where code = ? and subject = ?";
    private static final String COUNTS =
            """
            select code, count(*) as raised, count(*) filter (where state = 'open') as open,
                count(*) filter (where state = 'confirmed') as confirmed,
                count(*) filter (where state = 'dismissed') as dismissed
            from outreach.signal group by code order by code
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Signals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param event whether the subject is an event; else it is an organisation
    /// @param value what was measured, see [Measured]
    /// @param state open, confirmed or dismissed
    public record Signal(
            String code,
            String subject,
            boolean event,
            String value,
            Instant noticed,
            String state,
            @Nullable String note) {

        /// What was measured and from where on it is noticed, for the reader.
        public String measured(Page page) {
            String words = Measured.words(page, value);
            String threshold =
                    page.text(
                            "outreach.signals.threshold",
                            "threshold",
                            page.text("outreach.signal." + code + ".threshold"));
            return words.isEmpty()
                    ? threshold
                    : page.text("outreach.signals.measured", "value", words) + "; " + threshold;
        }
    }

    record Count(String code, long raised, long open, long confirmed, long dismissed) {}

    /// @param query gives a subject and the value that was measured, both as text
    /// @return how many are new
    int raise(Rule rule, boolean event, String query) {
        return jdbc.sql(RAISE.formatted(query))
                .params(rule.code(), event, Rule.ALGORITHM, now())
                .update();
    }

    int raise(Rule rule, boolean event, String subject, String value) {
        return jdbc.sql(RAISE.formatted(ONE))
                .params(rule.code(), event, Rule.ALGORITHM, now(), subject, value)
                .update();
    }

    /// The newest first.
    ///
    /// @param code empty for all rules
    List<Signal> open(String code, int most) {
        return jdbc.sql(OPEN).params(code, code, most).query(Signals::signal).list();
    }

    public List<Signal> of(String event) {
        return jdbc.sql(OF_EVENT).param(event).query(Signals::signal).list();
    }

    /// Somebody has looked. It can be looked at again: the newest word holds.
    ///
    /// @param confirmed something was, or has to be, decided about the subject
    /// @param note why
    /// @return whether there is such a signal
    @Transactional
    public boolean decide(String code, String subject, boolean confirmed, String note) {
        String state = confirmed ? "confirmed" : "dismissed";
        return jdbc.sql(DECIDE).params(state, note, now(), code, subject).update() > 0;
    }

    List<Count> counts() {
        return jdbc.sql(COUNTS)
                .query((row, n) ->
                        new Count(
                                row.getString("code"),
                                row.getLong("raised"),
                                row.getLong("open"),
                                row.getLong("confirmed"),
                                row.getLong("dismissed")))
                .list();
    }

    private static Signal signal(ResultSet row, int n) throws SQLException {
        return new Signal(
                row.getString("code"),
                row.getString("subject"),
                row.getBoolean("event"),
                row.getString("value"),
                row.getObject("noticed_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("note"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
