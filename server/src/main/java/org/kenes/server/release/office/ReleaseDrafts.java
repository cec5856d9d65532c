package org.kenes.server.release.office;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Releases in preparation.
@Component
class ReleaseDrafts {
    private static final String SAVE =
            """
            insert into release.draft (id, kind, yaml, publish_at, analyst, supersedes, made_by, state)
            values (:id, :kind, :yaml, :at, :analyst, :supersedes, :by, 'draft')
            on conflict (id) do update set kind = :kind, yaml = :yaml, publish_at = :at, analyst = :analyst,
                supersedes = :supersedes, made_by = :by, signed_by = null, note = '',
                state = case when draft.state = 'draft' then 'draft' else 'announced' end
            where draft.state <> 'published'
            """;
    private static final String SAVE_TEXT =
            """
            insert into release.draft_text (draft, lang, words) values (:draft, :lang, :words)
            on conflict (draft, lang) do update set words = :words
            """;
    private static final String TEXTS =
            "select lang, words from release.draft_text where draft = :draft order by lang";
    private static final String ALL =
            """
            select id, kind, yaml, publish_at, analyst, supersedes, made_by, signed_by, state, note
            from release.draft order by publish_at desc, id limit 200
            """;
    private static final String STATE =
            "update release.draft set state = :state, signed_by = :by, note = '' where id = :id";
    private static final String NOTE = "update release.draft set note = :note where id = :id";

    enum State {
        DRAFT,
        /// Its hour is in the public calendar.
        ANNOUNCED,
        /// A second person signed; it is published at its hour.
        SIGNED,
        PUBLISHED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param note why it was not published at its hour, or empty
    record Draft(
            String id,
            String kind,
            String yaml,
            Instant publishAt,
            String analyst,
            @Nullable String supersedes,
            long madeBy,
            @Nullable Long signedBy,
            State state,
            String note) {}

    private final JdbcClient jdbc;

    ReleaseDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A change takes the signature away.
    ///
    /// @return false if it is published already
    boolean save(Draft draft, Map<String, String> texts) {
        boolean saved =
                jdbc.sql(SAVE)
                                .param("id", draft.id())
                                .param("kind", draft.kind())
                                .param("yaml", draft.yaml())
                                .param("at", utc(draft.publishAt()))
                                .param("analyst", draft.analyst())
                                .param("supersedes", draft.supersedes())
                                .param("by", draft.madeBy())
                                .update()
                        > 0;
        if (saved) {
            texts.forEach((lang, words) ->
                    jdbc.sql(SAVE_TEXT)
                            .param("draft", draft.id())
                            .param("lang", lang)
                            .param("words", words)
                            .update());
        }
        return saved;
    }

    List<Draft> all() {
        return jdbc.sql(ALL).query(ReleaseDrafts::draft).list();
    }

    Optional<Draft> find(String id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// By language.
    Map<String, String> texts(String draft) {
        Map<String, String> texts = new TreeMap<>();
        jdbc.sql(TEXTS)
                .param("draft", draft)
                .query(row -> {
                    texts.put(row.getString("lang"), row.getString("words"));
                });
        return texts;
    }

    void become(String id, State state, @Nullable Long signedBy) {
        jdbc.sql(STATE).param("id", id).param("state", state.code()).param("by", signedBy).update();
    }

    void note(String id, String note) {
        jdbc.sql(NOTE).param("id", id).param("note", note).update();
    }

    private static Draft draft(ResultSet row, int n) throws SQLException {
        return new Draft(
                row.getString("id"),
                row.getString("kind"),
                row.getString("yaml"),
                row.getObject("publish_at", OffsetDateTime.class).toInstant(),
                row.getString("analyst"),
                row.getString("supersedes"),
                row.getLong("made_by"),
                row.getObject("signed_by", Long.class),
                State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getString("note"));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
