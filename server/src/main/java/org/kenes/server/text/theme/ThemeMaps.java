package org.kenes.server.text.theme;

import org.kenes.dataset.entry.TextEntry;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Maps of themes: one file per scheme and version; a later one replaces the earlier.
@Component
public class ThemeMaps {
    private static final String COLUMNS =
            "select id, scheme, draft, file, uploaded_by from text.theme_map";
    private static final String SAVE =
            "insert into text.theme_map (scheme, draft, file, uploaded_by, uploaded_on) values (?,"
                    + " ?, ?, ?, ?) returning id";
    private static final String WAITING =
            COLUMNS + " where published_by is null order by id limit 50";
    private static final String LOCKED =
            COLUMNS + " where id = ? and published_by is null for update";
    private static final String PUBLISH =
            "update text.theme_map set published_by = ?, published_on = ? where id = ?";
    private static final String DISCARD =
            "delete from text.theme_map where id = ? and published_by is null";
    private static final String OF =
            """
            select distinct on (scheme) id, scheme, draft, file, uploaded_by from text.theme_map
            where draft = ? and published_by is not null order by scheme, id desc
            """;

    private final JdbcClient jdbc;
    private final Record record;
    private final Documents documents;
    private final Clock clock;

    ThemeMaps(JdbcClient jdbc, Record record, Documents documents, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.documents = documents;
        this.clock = clock;
    }

    record ThemeMap(long id, String scheme, String draft, String file, long uploadedBy) {}

    public sealed interface Published {
        record Done() implements Published {}

        /// Whoever handed in a map does not publish it.
        record SamePerson() implements Published {}

        record NoSuchMap() implements Published {}
    }

    /// @param staff who hands it in
    /// @return what it is published by
    public long handIn(String scheme, String draft, String file, long staff) {
        return jdbc.sql(SAVE)
                .params(scheme, draft, file, staff, LocalDate.now(clock))
                .query(Long.class)
                .single();
    }

    List<ThemeMap> waiting() {
        return jdbc.sql(WAITING).query(ThemeMaps::map).list();
    }

    void discard(long id) {
        jdbc.sql(DISCARD).param(id).update();
    }

    @Transactional
    public Published publish(long id, long staff) {
        Optional<ThemeMap> found = jdbc.sql(LOCKED).param(id).query(ThemeMaps::map).optional();
        if (found.isEmpty()) {
            return new Published.NoSuchMap();
        }
        ThemeMap it = found.get();
        if (it.uploadedBy() == staff) {
            return new Published.SamePerson();
        }
        byte[] file = it.file().getBytes(StandardCharsets.UTF_8);
        String sha256 = documents.keep(file);
        jdbc.sql(PUBLISH).params(staff, LocalDate.now(clock), id).update();
        record.add(
                new Submission(
                        new SubmissionKey("text/themes", Long.toString(id)),
                        file,
                        () -> new TextEntry.ThemeMap(it.scheme(), it.draft(), sha256)));
        return new Published.Done();
    }

    /// The maps in force for a version, by scheme.
    List<ThemeMap> of(String draft) {
        return jdbc.sql(OF).param(draft).query(ThemeMaps::map).list();
    }

    private static ThemeMap map(ResultSet row, int n) throws SQLException {
        return new ThemeMap(
                row.getLong("id"),
                row.getString("scheme"),
                row.getString("draft"),
                row.getString("file"),
                row.getLong("uploaded_by"));
    }
}
