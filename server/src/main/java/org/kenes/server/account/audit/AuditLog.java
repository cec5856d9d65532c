package org.kenes.server.account.audit;

import org.kenes.ledger.tree.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The list of staff actions. `hash(n) = SHA-256(hash(n-1) ‖ line(n))`, so whoever once noted the
/// newest hash (the operator's log host gets every line) sees when an older row is changed, taken
/// out or put in. A line holds who, what, on which object and when; never words or contacts.
@Component
public class AuditLog {
    private static final Logger LINES = LoggerFactory.getLogger("org.kenes.audit");
    private static final byte[] BEGINNING = new byte[32];

    /// Rows are chained one after the other.
    private static final String ALONE = "select pg_advisory_xact_lock(20260127)";

    private static final String LAST =
            "select n, staff, action, object, at, hash from account.audit order by n desc limit 1";
    private static final String SAVE =
            "insert into account.audit (n, staff, action, object, at, hash)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String ALL =
            "select n, staff, action, object, at, hash from account.audit order by n";
    private static final String BEFORE =
            """
            select a.n, a.staff, a.action, a.object, a.at, a.hash, s.name
            from account.audit as a join account.staff as s on s.id = a.staff
            where a.n < ? order by a.n desc limit ?
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param staff number of who acted
    /// @param at to the second
    public record Row(long n, long staff, String action, String object, Instant at, byte[] hash) {
        private byte[] chained(byte[] before) {
            byte[] line =
                    String.join("\n", "" + n, "" + staff, action, object, at.toString())
                            .getBytes(StandardCharsets.UTF_8);
            return Hash.sha256(before, line).bytes();
        }
    }

    /// A row as it is shown.
    public record Shown(Row row, String name) {}

    @Transactional
    public void append(long staff, String action, String object) {
        jdbc.sql(ALONE).query((row, n) -> n).list();
        Optional<Row> last = jdbc.sql(LAST).query(AuditLog::row).optional();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Row open = new Row(last.map(Row::n).orElse(0L) + 1, staff, action, object, now, BEGINNING);
        byte[] hash = open.chained(last.map(Row::hash).orElse(BEGINNING));
        jdbc.sql(SAVE)
                .params(open.n(), staff, action, object, now.atOffset(ZoneOffset.UTC), hash)
                .update();
        LINES.info(
                "{\"n\":{},\"staff\":{},\"action\":\"{}\",\"object\":\"{}\",\"at\":\"{}\",\"hash\":\"{}\"}",
                open.n(),
                staff,
                action,
                object,
                now,
                HexFormat.of().formatHex(hash));
    }

    /// Newest first.
    ///
    /// @param n rows below this number
    public List<Shown> before(long n, int most) {
        return jdbc.sql(BEFORE)
                .params(n, most)
                .query((row, i) -> new Shown(row(row, i), row.getString("name")))
                .list();
    }

    /// The first row whose hash does not follow from the rows before it, if there is one.
    @Transactional(readOnly = true)
    public Optional<Long> broken() {
        byte[] before = BEGINNING;
        long expected = 1;
        for (Row row : jdbc.sql(ALL).query(AuditLog::row).list()) {
            if (row.n() != expected || !Hash.of(row.hash()).equals(Hash.of(row.chained(before)))) {
                return Optional.of(expected);
            }
            before = row.hash();
            expected++;
        }
        return Optional.empty();
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        return new Row(
                row.getLong("n"),
                row.getLong("staff"),
                row.getString("action"),
                row.getString("object"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBytes("hash"));
    }
}
