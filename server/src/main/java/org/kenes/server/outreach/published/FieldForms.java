package org.kenes.server.outreach.published;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Forms as they were published, byte for byte, with the files that come with them. A version never
/// changes; every version ever published stays good for reports.
@Component
public class FieldForms {
    private static final String COLUMNS =
            "id, version, name, md5, sha256, state, files, mapping, mapping_sha256";
    private static final String STORE =
            """
            insert into outreach.form (id, version, name, xml, md5, sha256, state, files, mapping,
                mapping_sha256, published_at)
            values (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)
            """;
    private static final String STORE_MEDIA =
            """
            insert into outreach.form_media (form, version, name, type, builtin, bytes, md5, sha256)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ONE =
            "select " + COLUMNS + " from outreach.form where id = ? and version = ?";
    private static final String LISTED =
            "select distinct on (id) "
                    + COLUMNS
                    + " from outreach.form where state = 'open' order by id, seq desc";
    private static final String ALL = "select " + COLUMNS + " from outreach.form order by id, seq";
    private static final String KNOWN = "select exists (select from outreach.form where id = ?)";
    private static final String XML = "select xml from outreach.form where id = ? and version = ?";
    private static final String MEDIA =
            "select name, type, builtin, md5, sha256 from outreach.form_media"
                    + " where form = ? and version = ? order by name";
    private static final String BYTES =
            "select bytes from outreach.form_media where form = ? and version = ? and name = ?";
    private static final String BECOME = "update outreach.form set state = ? where id = ?";

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;
    private final Map<String, List<String>> files = new ConcurrentHashMap<>();

    FieldForms(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    public enum State {
        /// Listed.
        OPEN,
        /// Not listed; reports are taken.
        CLOSING,
        /// Reports are taken and kept apart.
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param files paths of the questions that are answered with a file
    /// @param mapping YAML, or null: a plain survey
    public record Published(
            String id,
            String version,
            String name,
            String md5,
            String sha256,
            State state,
            List<String> files,
            @Nullable String mapping,
            @Nullable String mappingSha256) {}

    /// @param builtin made for each key, and then without a hash here
    public record Media(
            String name,
            String type,
            boolean builtin,
            @Nullable String md5,
            @Nullable String sha256) {}

    /// @param bytes null for a list that is made for each key
    record NewMedia(Media listed, byte @Nullable [] bytes) {}

    /// With its files, as the caller has looked through them.
    void store(Published form, byte[] xml, Map<String, NewMedia> media) {
        jdbc.sql(STORE)
                .params(
                        Arrays.asList(
                                form.id(),
                                form.version(),
                                form.name(),
                                xml,
                                form.md5(),
                                form.sha256(),
                                form.files().toArray(String[]::new),
                                form.mapping(),
                                form.mappingSha256(),
                                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .update();
        Map<String, String> hashes = new TreeMap<>();
        media.forEach((name, it) -> {
            Media listed = it.listed();
            jdbc.sql(STORE_MEDIA)
                    .params(
                            Arrays.asList(
                                    form.id(),
                                    form.version(),
                                    name,
                                    listed.type(),
                                    listed.builtin(),
                                    it.bytes(),
                                    listed.md5(),
                                    listed.sha256()))
                    .update();
            hashes.put(name, listed.sha256() == null ? "built-in" : listed.sha256());
        });
        record.add(
                new Submission(
                        new SubmissionKey("outreach/form", form.id() + "\n" + form.version()),
                        form.sha256().getBytes(StandardCharsets.UTF_8),
                        () ->
                                new FieldEntry.Form(
                                        form.id(),
                                        form.version(),
                                        form.md5(),
                                        form.sha256(),
                                        hashes,
                                        form.mappingSha256())));
    }

    /// @return whether there is such a form
    @Transactional
    public boolean become(String id, State state) {
        return jdbc.sql(BECOME).params(state.code(), id).update() > 0;
    }

    /// The newest open version of each form.
    public List<Published> listed() {
        return jdbc.sql(LISTED).query(FieldForms::form).list();
    }

    public List<Published> all() {
        return jdbc.sql(ALL).query(FieldForms::form).list();
    }

    public Optional<Published> find(String id, String version) {
        return jdbc.sql(ONE).params(id, version).query(FieldForms::form).optional();
    }

    public boolean isKnown(String id) {
        return jdbc.sql(KNOWN).param(id).query(Boolean.class).single();
    }

    /// Paths of the questions that are answered with a file; nothing for an unknown form. A version
    /// never changes, so what was read once is kept.
    public List<String> files(String id, String version) {
        List<String> kept = files.get(id + "\n" + version);
        if (kept != null) {
            return kept;
        }
        Optional<Published> form = find(id, version);
        form.ifPresent(it -> files.put(id + "\n" + version, paths(it)));
        return form.map(FieldForms::paths).orElse(List.of());
    }

    private static List<String> paths(Published form) {
        return form.files().stream().map(path -> path.replaceAll("[^/:]+:", "")).toList();
    }

    public Optional<byte[]> xml(String id, String version) {
        return jdbc.sql(XML).params(id, version).query((row, n) -> row.getBytes(1)).optional();
    }

    public List<Media> media(String id, String version) {
        return jdbc.sql(MEDIA)
                .params(id, version)
                .query((row, n) ->
                        new Media(
                                row.getString("name"),
                                row.getString("type"),
                                row.getBoolean("builtin"),
                                row.getString("md5"),
                                row.getString("sha256")))
                .list();
    }

    public byte[] mediaBytes(String id, String version, String name) {
        return jdbc.sql(BYTES)
                .params(id, version, name)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private static Published form(ResultSet row, int n) throws SQLException {
        return new Published(
                row.getString("id"),
                row.getString("version"),
                row.getString("name"),
                row.getString("md5"),
                row.getString("sha256"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                List.of((String[]) row.getArray("files").getArray()),
                row.getString("mapping"),
                row.getString("mapping_sha256"));
    }

    /// What OpenRosa calls the hash of a file; it protects nothing.
    public static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }

    private static String sha256(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
