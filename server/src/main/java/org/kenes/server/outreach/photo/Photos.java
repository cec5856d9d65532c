package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Photos of reports: noted when a report is read, looked at ([PhotoLook]) when their file is
/// there, shown when somebody decides so ([PhotoDecisions]).
@Component
public class Photos {
    private static final int LONGEST_WORDS = 2_000;

    private static final String COLUMNS =
            """
            select photo.id, instance_id, file, photo.event, caption, credit, licence, consent,
                minors, consent_ref, photo.state, reason, sha256, flags,
                coalesce(event.nature = 'campaign', false) as campaign
            from outreach.photo left join outreach.event on event.id = photo.event
            """;
    private static final String NOTE =
            """
            insert into outreach.photo (id, instance_id, file, event, caption, credit, licence,
                consent, minors)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set event = excluded.event, caption = excluded.caption,
                credit = excluded.credit, licence = excluded.licence, consent = excluded.consent,
                minors = excluded.minors where photo.state in ('waiting', 'new')
            """;
    private static final String ONE = COLUMNS + " where photo.id = ?";
    private static final String LIST =
            COLUMNS
                    + """
                     where (?::text is null or instance_id = ?) and (?::text is null or photo.state = ?)
                    order by photo.id limit 1000
                    """;
    private static final String SHOWN =
            COLUMNS
                    + " where photo.event = ?::uuid and photo.state = 'published' order by"
                    + " photo.id";
    private static final String RENDITIONS =
            "select sha256, size, width, height from outreach.photo_rendition where photo = ?"
                    + " order by size desc";
    private static final String OF_NAME =
            """
            select photo.state from outreach.photo_rendition as it
            join outreach.photo on photo.id = it.photo
            where substr(it.sha256, 1, 32) = ? and size = ?
            """;

    private final JdbcClient jdbc;
    private final PhotoFiles files;

    Photos(JdbcClient jdbc, PhotoFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /// A photo as its report speaks of it.
    public record Noted(
            String file,
            String caption,
            String credit,
            String licence,
            String consent,
            String minors) {}

    /// @param size longest side that was asked for, in pixels
    public record Rendition(String sha256, int size, int width, int height) {
        /// Its address below `/media/`.
        public String name() {
            return sha256.substring(0, 32) + "-" + size + ".jpg";
        }
    }

    /// Inside the transaction that reads the report.
    public void note(String instanceId, UUID event, List<Noted> noted) {
        for (Noted it : noted) {
            jdbc.sql(NOTE)
                    .params(
                            id(instanceId, it.file()),
                            instanceId,
                            it.file(),
                            event,
                            cut(it.caption()),
                            cut(it.credit()),
                            it.licence(),
                            it.consent(),
                            it.minors())
                    .update();
        }
    }

    private static String id(String instanceId, String file) {
        return Hash.sha256((instanceId + "\n" + file).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
    }

    private static String cut(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }

    public Optional<Photo> find(String id) {
        return jdbc.sql(ONE).param(id).query(Photos::photo).optional();
    }

    /// Nulls do not narrow the list; at most 1,000.
    public List<Photo> list(@Nullable String instanceId, @Nullable String state) {
        return jdbc.sql(LIST)
                .params(Arrays.asList(instanceId, instanceId, state, state))
                .query(Photos::photo)
                .list();
    }

    /// What everybody may see of an event.
    public List<Photo> shownOf(UUID event) {
        return jdbc.sql(SHOWN).param(event.toString()).query(Photos::photo).list();
    }

    public List<Rendition> renditions(String id) {
        return jdbc.sql(RENDITIONS)
                .param(id)
                .query((row, n) ->
                        new Rendition(
                                row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    public sealed interface Shown {
        record Bytes(byte[] jpeg) implements Shown {}

        record Gone() implements Shown {}

        record Unknown() implements Shown {}
    }

    /// @param hash first 32 hex digits of a rendition's SHA-256
    public Shown shown(String hash, int size) {
        Optional<String> state =
                jdbc.sql(OF_NAME).params(hash, size).query(String.class).optional();
        if (state.isEmpty()) {
            return new Shown.Unknown();
        }
        if (!state.get().equals("published")) {
            return new Shown.Gone();
        }
        return files.rendition(hash + "-" + size + ".jpg")
                .<Shown>map(Shown.Bytes::new)
                .orElseGet(Shown.Gone::new);
    }

    private static Photo photo(ResultSet row, int n) throws SQLException {
        return new Photo(
                row.getString("id"),
                row.getString("instance_id"),
                row.getString("file"),
                row.getObject("event", UUID.class),
                row.getString("caption"),
                row.getString("credit"),
                row.getString("licence"),
                row.getString("consent"),
                row.getString("minors"),
                row.getString("consent_ref"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("sha256"),
                List.of((String[]) row.getArray("flags").getArray()),
                row.getBoolean("campaign"));
    }
}
