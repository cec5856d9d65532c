package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The figures that were added here, proposed and published ones.
@Component
public class AddedFigures {
    private static final String PROPOSE =
            """
            insert into release.added_figure (id, yaml, sql, proposed_by, proposed_at)
            values (:id, :yaml, :sql, :by, :at)
            on conflict (id) do update set yaml = :yaml, sql = :sql, proposed_by = :by,
                                           proposed_at = :at, failure = ''
            where added_figure.published_by is null
            """;
    private static final String PUBLISH =
            """
            update release.added_figure set published_by = :by
            where id = :id and published_by is null and proposed_by <> :by
            """;
    private static final String FAIL =
            "update release.added_figure set failure = :why where id = :id and failure = ''";
    private static final String ALL =
            """
            select id, yaml, sql, proposed_by, published_by, failure from release.added_figure
            order by id
            """;

    /// @param publishedBy null while it is only proposed
    /// @param failure why a cut left it out, or empty
    public record Added(
            Figure figure, long proposedBy, @Nullable Long publishedBy, String failure) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Record record;
    private final Dialogue dialogue;
    private final Clock clock;

    AddedFigures(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Record record,
            Dialogue dialogue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.record = record;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    /// What a cut counts besides the figures of every dialogue.
    Figures published() {
        return Figures.of(
                all().stream()
                        .filter(it -> it.publishedBy() != null && it.failure().isEmpty())
                        .map(Added::figure)
                        .toList());
    }

    public List<Added> all() {
        return jdbc.sql(ALL).query(AddedFigures::read).list();
    }

    public Optional<Added> find(String id) {
        return all().stream().filter(it -> it.figure().id().equals(id)).findFirst();
    }

    /// Definition and query become an entry at once: fixed before there is anything to choose by.
    ///
    /// @return false if the id is taken: by a figure of every dialogue, or by a published one
    public boolean propose(Figure figure, long by) {
        if (!Figures.builtIn().only(List.of(figure.id())).all().isEmpty()) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), dialogue.info().zone());
        String sha256 = figure.registrationSha256();
        Boolean done =
                transaction.execute(status -> {
                    boolean stored =
                            jdbc.sql(PROPOSE)
                                            .param("id", figure.id())
                                            .param("yaml", new String(figure.yaml(), UTF_8))
                                            .param("sql", figure.sql())
                                            .param("by", by)
                                            .param(
                                                    "at",
                                                    OffsetDateTime.ofInstant(
                                                            clock.instant(), ZoneOffset.UTC))
                                            .update()
                                    > 0;
                    if (stored) {
                        record.add(
                                new Submission(
                                        new SubmissionKey(
                                                "release/register",
                                                "figure/" + figure.id() + "/" + sha256),
                                        sha256.getBytes(UTF_8),
                                        () ->
                                                new ReleaseEntry.Registration(
                                                        "figure", figure.id(), sha256, day)));
                    }
                    return stored;
                });
        return Boolean.TRUE.equals(done);
    }

    /// @return false if there is none that this person may put into the catalogue
    public boolean publish(String id, long by) {
        return jdbc.sql(PUBLISH).param("id", id).param("by", by).update() > 0;
    }

    /// A cut goes on without a figure whose query fails.
    ///
    /// @return false if it is none of these
    boolean failed(String id, String why) {
        return jdbc.sql(FAIL).param("id", id).param("why", why).update() > 0;
    }

    private static Added read(ResultSet row, int n) throws SQLException {
        return new Added(
                Figure.of(
                        row.getString("yaml").getBytes(UTF_8),
                        row.getString("sql").getBytes(UTF_8)),
                row.getLong("proposed_by"),
                (Long) row.getObject("published_by"),
                row.getString("failure"));
    }
}
