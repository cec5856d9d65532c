package org.kenes.server.release.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.ReleaseEntry;
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

/// What was published and was wrong. One person writes a correction, another signs it; then it is
/// public and an entry of the record at once, and nothing takes it back.
@Component
public class Corrections {
    private static final String PROPOSE =
            """
            insert into release.correction
              (id, release, what, thing, was, now, why, noticed_on, made_by, state)
            values (:id, :release, :what, :thing, :was, :now, :why, :noticed, :by, 'proposed')
            """;
    private static final String SIGN =
            """
            update release.correction set state = 'published', published_at = :at, signed_by = :by
            where id = :id and state = 'proposed' and made_by <> :by
            """;
    private static final String COLUMNS =
            "select id, release, what, thing, was, now, why, noticed_on, published_at, made_by"
                    + " from release.correction ";
    private static final String NEWEST =
            COLUMNS + "where state = 'published' order by published_at desc, id desc limit 200";
    private static final String WAITING =
            COLUMNS + "where state = 'proposed' order by id limit 200";
    private static final String ONE = COLUMNS + "where id = :id";
    private static final String NEXT = "select nextval('release.correction_number')";

    /// Kinds of things that can be wrong.
    static final List<String> WHAT = List.of("figure", "claim", "table", "text", "photo");

    /// @param thing the id of what was wrong
    /// @param published when the second person signed it; of one that waits, never
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

    /// One that waits for a second person, and who wrote it.
    record Waiting(Correction correction, long madeBy) {}

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

    /// In the order of their numbers.
    List<Waiting> waiting() {
        return jdbc.sql(WAITING)
                .query((row, n) -> new Waiting(correction(row, n), row.getLong("made_by")))
                .list();
    }

    void propose(
            String release,
            String what,
            String thing,
            String was,
            String now,
            String why,
            LocalDate noticed,
            long by) {
        String id = "correction-" + jdbc.sql(NEXT).query(Long.class).single();
        jdbc.sql(PROPOSE)
                .param("id", id)
                .param("release", release)
                .param("what", what)
                .param("thing", thing)
                .param("was", was)
                .param("now", now)
                .param("why", why)
                .param("noticed", noticed)
                .param("by", by)
                .update();
    }

    /// The second person: now it is public and an entry of the record.
    ///
    /// @return false if it does not wait, or if the same person wrote it
    @Transactional
    boolean sign(String id, long by) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean signed =
                jdbc.sql(SIGN)
                                .param("id", id)
                                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                .param("by", by)
                                .update()
                        > 0;
        if (signed) {
            Correction it = jdbc.sql(ONE).param("id", id).query(Corrections::correction).single();
            record.add(
                    new Submission(
                            new SubmissionKey("release/correction", id),
                            (it.was() + "\n" + it.now()).getBytes(UTF_8),
                            () ->
                                    new ReleaseEntry.Correction(
                                            id,
                                            it.release(),
                                            it.what(),
                                            it.thing(),
                                            it.was(),
                                            it.now(),
                                            it.why(),
                                            it.noticed(),
                                            it.published())));
        }
        return signed;
    }

    private static Correction correction(ResultSet row, int n) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Correction(
                row.getString("id"),
                row.getString("release"),
                row.getString("what"),
                row.getString("thing"),
                row.getString("was"),
                row.getString("now"),
                row.getString("why"),
                row.getObject("noticed_on", LocalDate.class),
                published == null ? Instant.MAX : published.toInstant());
    }
}
