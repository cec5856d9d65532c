package org.kenes.server.release.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.Entry;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What was published and was wrong. A correction is a row and an entry of the record at once;
/// nothing takes it back.
@Component
public class Corrections {
    private static final String INSERT =
            """
            insert into release.correction (id, release, what, thing, was, now, why, noticed_on, published_at, made_by)
            values (:id, :release, :what, :thing, :was, :now, :why, :noticed, :at, :by)
            """;
    private static final String NEWEST =
            """
            select id, release, what, thing, was, now, why, noticed_on, published_at
            from release.correction order by published_at desc, id desc limit 200
            """;
    private static final String NEXT = "select nextval('release.correction_number')";

    /// Kinds of things that can be wrong.
    static final List<String> WHAT = List.of("figure", "claim", "table", "text", "photo");

    /// @param thing the id of what was wrong
    public record Correction(
            String id,
            String release,
            String what,
            String thing,
            String was,
            String now,
            String why,
            LocalDate noticed,
            Instant published) {}

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    /// Newest first.
    public List<Correction> newest() {
        return jdbc.sql(NEWEST).query(Corrections::correction).list();
    }

    public List<Correction> of(String release) {
        return newest().stream().filter(it -> it.release().equals(release)).toList();
    }

    @Transactional
    Correction publish(
            String release,
            String what,
            String thing,
            String was,
            String now,
            String why,
            LocalDate noticed,
            long by) {
        String id = "correction-" + jdbc.sql(NEXT).query(Long.class).single();
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var correction = new Correction(id, release, what, thing, was, now, why, noticed, at);
        jdbc.sql(INSERT)
                .param("id", id)
                .param("release", release)
                .param("what", what)
                .param("thing", thing)
                .param("was", was)
                .param("now", now)
                .param("why", why)
                .param("noticed", noticed)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", by)
                .update();
        record.add(
                new Submission(
                        new SubmissionKey("release/correction", id),
                        (was + "\n" + now).getBytes(UTF_8),
                        () ->
                                new Entry.Correction(
                                        id, release, what, thing, was, now, why, noticed, at)));
        return correction;
    }

    private static Correction correction(ResultSet row, int n) throws SQLException {
        return new Correction(
                row.getString("id"),
                row.getString("release"),
                row.getString("what"),
                row.getString("thing"),
                row.getString("was"),
                row.getString("now"),
                row.getString("why"),
                row.getObject("noticed_on", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
