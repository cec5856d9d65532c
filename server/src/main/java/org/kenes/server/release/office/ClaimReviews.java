package org.kenes.server.release.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.report.check.LegalReviews;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a lawyer says of claims that touch the law. A review is a row and an entry of the record at
/// once; a later one of the same claim replaces it, and both stay readable.
@Component
class ClaimReviews {
    private static final String INSERT =
            """
            insert into release.legal_review (draft, claims, decision, note, made_by)
            values (:draft, :claims, :decision, :note, :by) returning number
            """;
    private static final String OF =
            """
            select number, claims, decision, note from release.legal_review
            where draft = :draft order by number
            """;
    private static final String CAPACITY = "lawyer";

    static final List<String> DECISIONS = List.of("cleared", "refused");

    record Reviewed(long number, List<String> claims, String decision, String note) {}

    private final JdbcClient jdbc;
    private final Record record;

    ClaimReviews(JdbcClient jdbc, Record record) {
        this.jdbc = jdbc;
        this.record = record;
    }

    @Transactional
    void add(String release, List<String> claims, String decision, String note, long by) {
        long number =
                jdbc.sql(INSERT)
                        .param("draft", release)
                        .param("claims", claims.toArray(String[]::new))
                        .param("decision", decision)
                        .param("note", note)
                        .param("by", by)
                        .query(Long.class)
                        .single();
        ReleaseEntry.LegalReview entry = entry(release, claims, decision, note);
        record.add(new Submission(key(number), note.getBytes(UTF_8), () -> entry));
    }

    private static SubmissionKey key(long number) {
        return new SubmissionKey("release/legal-review", Long.toString(number));
    }

    private static ReleaseEntry.LegalReview entry(
            String release, List<String> claims, String decision, String note) {
        return new ReleaseEntry.LegalReview(release, claims, CAPACITY, decision, note);
    }

    /// In the order in which they were made.
    List<Reviewed> of(String release) {
        return jdbc.sql(OF).param("draft", release).query(ClaimReviews::reviewed).list();
    }

    private static Reviewed reviewed(ResultSet row, int n) throws SQLException {
        return new Reviewed(
                row.getLong("number"),
                List.of((String[]) row.getArray("claims").getArray()),
                row.getString("decision"),
                row.getString("note"));
    }

    /// Those that have their place in the log: only what everybody can read lifts anything.
    LegalReviews published(String release) {
        List<LegalReviews.Review> published = new ArrayList<>();
        for (Reviewed it : of(release)) {
            ReleaseEntry.LegalReview entry = entry(release, it.claims(), it.decision(), it.note());
            record.indexOf(key(it.number()).dedup())
                    .ifPresent(index -> published.add(new LegalReviews.Review(index, entry)));
        }
        return new LegalReviews(published);
    }
}
