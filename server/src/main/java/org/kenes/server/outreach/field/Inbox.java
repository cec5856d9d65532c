package org.kenes.server.outreach.field;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of the reports: for those who sent them, and for staff.
@Component
public class Inbox {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10_000;
    private static final String COLUMNS =
            """
            select instance_id, form, version, key_id, received_at, expected, quarantined,
                superseded_by, supersedes, code, ack, dedup, read, error, field_record, flags,
                array(select name from outreach.attachment as it
                    where it.instance_id = submission.instance_id order by name, sha256) as arrived
            from outreach.submission
            """;
    private static final String LIST =
            COLUMNS
                    + """
                    where (?::text is null or form = ?) and received_at >= ?
                    order by received_at, instance_id limit ?
                    """;
    private static final String TROUBLED =
            """
            select instance_id, form, received_at, quarantined, read, error, flags,
                coalesce(field_record::json -> 'problems', '[]') as problems
            from outreach.submission
            where superseded_by is null and (quarantined or problems > 0 or error is not null)
            order by received_at desc, instance_id limit ?
            """;
    private static final String ONE = COLUMNS + " where instance_id = ?";
    private static final String RAW = "select raw from outreach.submission where instance_id = ?";

    private final JdbcClient jdbc;
    private final Record record;
    private final PublicLog log;
    private final Settings settings;

    Inbox(JdbcClient jdbc, Record record, PublicLog log, Settings settings) {
        this.jdbc = jdbc;
        this.record = record;
        this.log = log;
        this.settings = settings;
    }

    private record Row(
            String instanceId,
            String form,
            String version,
            String keyId,
            Instant received,
            List<String> expected,
            boolean quarantined,
            @Nullable String supersededBy,
            @Nullable String supersedes,
            String code,
            String ack,
            byte[] dedup,
            boolean read,
            @Nullable String error,
            @Nullable String fieldRecord,
            List<String> flags,
            List<String> arrived) {
        String state() {
            if (supersededBy != null) {
                return "superseded";
            }
            if (quarantined) {
                return "quarantined";
            }
            if (!read) {
                return "received";
            }
            return arrived.containsAll(expected) ? "complete" : "incomplete";
        }
    }

    /// One JSON object for each report, oldest first.
    public List<Map<String, @Nullable Object>> list(@Nullable String form, Instant since) {
        return jdbc
                .sql(LIST)
                .param(form)
                .param(form)
                .param(OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param(MOST)
                .query(Inbox::row)
                .list()
                .stream()
                .map(Inbox::summary)
                .toList();
    }

    /// A report that counts nowhere until somebody has looked.
    public record Troubled(
            String instanceId,
            String form,
            Instant received,
            String state,
            List<Problem> problems,
            @Nullable String error) {}

    /// The newest first.
    public List<Troubled> troubled(int most) {
        return jdbc.sql(TROUBLED)
                .param(most)
                .query((row, n) -> {
                    String state =
                            row.getBoolean("quarantined")
                                    ? "quarantined"
                                    : row.getBoolean("read") ? "problems" : "received";
                    return new Troubled(
                            row.getString("instance_id"),
                            row.getString("form"),
                            row.getObject("received_at", OffsetDateTime.class).toInstant(),
                            state,
                            problems(row.getString("problems")),
                            row.getString("error"));
                })
                .list();
    }

    private static List<Problem> problems(String json) {
        List<Problem> problems = new ArrayList<>();
        JSON.readTree(json)
                .forEach(it ->
                        problems.add(
                                new Problem(
                                        it.path("path").asString(),
                                        it.path("value").asString(),
                                        it.path("expected").asString())));
        return problems;
    }

    public Optional<Map<String, @Nullable Object>> summary(String instanceId) {
        return find(instanceId).map(Inbox::summary);
    }

    private static Map<String, @Nullable Object> summary(Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("instanceId", row.instanceId());
        json.put("formId", row.form());
        json.put("version", row.version());
        json.put("keyId", row.keyId());
        json.put("receivedAt", row.received().toString());
        json.put("state", row.state());
        json.put("expected", row.expected());
        json.put("received", row.arrived());
        List<String> unexpected = new ArrayList<>(row.arrived());
        unexpected.removeAll(row.expected());
        json.put("unexpected", unexpected);
        json.put("supersededBy", row.supersededBy());
        json.put("flags", row.flags());
        return json;
    }

    /// The field record with what became of it; a report that is not read yet has only the latter.
    public Optional<JsonNode> fieldRecord(String instanceId) {
        return find(instanceId)
                .map(row -> {
                    String read = row.fieldRecord();
                    ObjectNode json =
                            read == null
                                    ? JSON.createObjectNode()
                                            .put("instanceId", row.instanceId())
                                            .put("formId", row.form())
                                            .put("formVersion", row.version())
                                    : (ObjectNode) JSON.readTree(read);
                    json.put("state", row.state());
                    json.put("receivedAt", row.received().toString());
                    json.set("receivedAttachments", JSON.valueToTree(row.arrived()));
                    json.put("supersedes", row.supersedes());
                    json.put("supersededBy", row.supersededBy());
                    json.set("flags", JSON.valueToTree(row.flags()));
                    if (row.error() != null) {
                        json.put("error", row.error());
                    }
                    return json;
                });
    }

    public Optional<byte[]> raw(String instanceId) {
        return jdbc.sql(RAW).param(instanceId).query((row, n) -> row.getBytes(1)).optional();
    }

    /// The proof that the report is in the log, once it is.
    public Optional<byte[]> proof(String instanceId) {
        return find(instanceId).flatMap(this::proof);
    }

    private Optional<byte[]> proof(Row row) {
        return log.published()
                .flatMap(published ->
                        record.indexOf(row.dedup())
                                .filter(index -> index < published.head().size())
                                .map(index ->
                                        log.reader().proof(index, published.note(), true).bytes()));
    }

    /// For the key that sent it, and for nobody else.
    public Optional<byte[]> receipt(String instanceId, String keyId) {
        return find(instanceId)
                .filter(row -> row.keyId().equals(keyId))
                .map(row -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("instanceId", row.instanceId());
                    json.put("code", row.code());
                    json.put("receivedAt", row.received().toString());
                    json.put("state", row.state());
                    json.put("leaf", leaf(row));
                    json.put("maxDelaySeconds", settings.record().mergeWithin().toSeconds());
                    json.put("ack", row.ack());
                    json.put(
                            "proof",
                            proof(row)
                                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                    .orElse(null));
                    if (row.error() != null) {
                        json.put("error", row.error());
                    }
                    return JSON.writeValueAsBytes(json);
                });
    }

    /// The third line of an acknowledgement.
    private static String leaf(Row row) {
        return Hash.ofBase64(row.ack().lines().skip(2).findFirst().orElseThrow()).hex();
    }

    private Optional<Row> find(String instanceId) {
        return jdbc.sql(ONE).param(instanceId).query(Inbox::row).optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("instance_id"),
                row.getString("form"),
                row.getString("version"),
                row.getString("key_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                strings(row, "expected"),
                row.getBoolean("quarantined"),
                row.getString("superseded_by"),
                row.getString("supersedes"),
                row.getString("code"),
                row.getString("ack"),
                row.getBytes("dedup"),
                row.getBoolean("read"),
                row.getString("error"),
                row.getString("field_record"),
                strings(row, "flags"),
                strings(row, "arrived"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
