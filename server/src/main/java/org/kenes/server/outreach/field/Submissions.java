package org.kenes.server.outreach.field;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.ReportEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports as they came. Storing one is one transaction: the raw bytes, the names of its files, and
/// the entries of the record; the files themselves are on the disk before it commits.
@Component
public class Submissions {
    private static final String FIND =
            "select sha256, quarantined, code from outreach.submission where instance_id = ? for"
                    + " update";
    private static final String EARLIER =
            "select superseded_by from outreach.submission where instance_id = ? for update";
    private static final String STORE =
            """
            insert into outreach.submission (instance_id, form, version, key_id, organisation, place,
                received_at, raw, sha256, expected, quarantined, supersedes, code, ack, dedup, next_try)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (instance_id) do nothing
            """;
    private static final String REPLACE =
            "update outreach.submission set superseded_by = ? where instance_id = ?";
    private static final String ATTACH =
            """
            insert into outreach.attachment (instance_id, name, sha256, size, received_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String TAKE_OVER =
            """
            insert into outreach.attachment (instance_id, name, sha256, size, received_at)
            select ?, name, sha256, size, received_at from outreach.attachment as old
            where instance_id = ? and name = any(?) and not exists (
                select from outreach.attachment where instance_id = ? and name = old.name)
            """;
    private static final String DIFFERS =
            "select count(*) > count(distinct name) from outreach.attachment where instance_id = ?";
    private static final String READ_AGAIN =
            "update outreach.submission set read = false, attempts = 0, next_try = ?"
                    + " where instance_id = ?";
    private static final String SPOKEN_OF =
            "select exists (select from outreach.attachment where sha256 = ?)";

    private final JdbcClient jdbc;
    private final Record record;
    private final Places places;
    private final FieldForms forms;
    private final FileStore files;
    private final Clock clock;

    Submissions(
            JdbcClient jdbc,
            Record record,
            Places places,
            FieldForms forms,
            FileStore files,
            Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.places = places;
        this.forms = forms;
        this.files = files;
        this.clock = clock;
    }

    /// @param earlier instance that this one replaces, or null
    public record Arrival(
            Caller caller,
            String form,
            String version,
            String instanceId,
            @Nullable String earlier,
            byte[] xml,
            List<String> expected,
            List<Parts.Arrived> files) {}

    /// @param detail receipt code of what was stored, else what the refusal is about
    public record Stored(Outcome outcome, String detail) {}

    private record Known(byte[] sha256, boolean quarantined, String code) {}

    @Transactional
    public Stored store(Arrival it) {
        byte[] sha256 = Hash.sha256(it.xml()).bytes();
        Optional<Known> known = find(it.instanceId());
        if (known.isEmpty()) {
            Stored first = first(it, sha256);
            if (first != null) {
                return first;
            }
            // somebody else stored it while we were at it
            known = find(it.instanceId());
        }
        Known before = known.orElseThrow();
        if (!Arrays.equals(before.sha256(), sha256)) {
            return new Stored(Outcome.OTHER_CONTENT, it.instanceId());
        }
        if (attach(it)) {
            jdbc.sql(READ_AGAIN).params(now(), it.instanceId()).update();
        }
        return answer(it, before.code(), false);
    }

    /// @return null if it is there after all
    private @Nullable Stored first(Arrival it, byte[] sha256) {
        Optional<FieldForms.Published> form = forms.find(it.form(), it.version());
        if (form.isEmpty()) {
            return forms.isKnown(it.form())
                    ? new Stored(Outcome.UNKNOWN_FORM_VERSION, it.form() + " " + it.version())
                    : new Stored(Outcome.UNKNOWN_FORM, it.form());
        }
        if (it.earlier() != null) {
            // an absent row and a null column are told apart by the list
            List<Optional<String>> replaced =
                    jdbc.sql(EARLIER)
                            .param(it.earlier())
                            .query((row, n) -> Optional.ofNullable(row.getString(1)))
                            .list();
            if (replaced.isEmpty()) {
                return new Stored(Outcome.UNKNOWN_EARLIER, it.earlier());
            }
            String by = replaced.getFirst().orElse(null);
            if (by != null && !by.equals(it.instanceId())) {
                return new Stored(Outcome.ALREADY_REPLACED, it.earlier());
            }
        }
        SubmissionKey key = new SubmissionKey("outreach/field", it.instanceId());
        String code;
        String ack;
        switch (record.add(new Submission(key, sha256, () -> entry(it, sha256)))) {
            case Recorded.Accepted accepted -> {
                code = accepted.code();
                ack = accepted.ack();
            }
            case Recorded.Same _, Recorded.Different _, Recorded.SealedOtherwise _ -> {
                return null;
            }
        }
        boolean late = it.caller().grace() || form.get().state() == FieldForms.State.CLOSED;
        int stored =
                jdbc.sql(STORE)
                        .params(
                                Arrays.asList(
                                        it.instanceId(),
                                        it.form(),
                                        it.version(),
                                        it.caller().keyId(),
                                        it.caller().organisation(),
                                        it.caller().place(),
                                        now(),
                                        it.xml(),
                                        sha256,
                                        it.expected().toArray(String[]::new),
                                        late,
                                        it.earlier(),
                                        code,
                                        ack,
                                        key.dedup(),
                                        now()))
                        .update();
        if (stored == 0) {
            return null;
        }
        attach(it);
        if (it.earlier() != null) {
            jdbc.sql(REPLACE).params(it.instanceId(), it.earlier()).update();
            jdbc.sql(TAKE_OVER)
                    .params(
                            it.instanceId(),
                            it.earlier(),
                            it.expected().toArray(String[]::new),
                            it.instanceId())
                    .update();
        }
        return answer(it, code, late);
    }

    private Stored answer(Arrival it, String code, boolean late) {
        if (late) {
            return new Stored(Outcome.KEPT_APART, code);
        }
        boolean differs =
                !it.files().isEmpty()
                        && jdbc.sql(DIFFERS).param(it.instanceId()).query(Boolean.class).single();
        return new Stored(differs ? Outcome.FILE_DIFFERS : Outcome.RECEIVED, code);
    }

    private Optional<Known> find(String instanceId) {
        return jdbc.sql(FIND).param(instanceId).query(Submissions::known).optional();
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        return new Known(
                row.getBytes("sha256"), row.getBoolean("quarantined"), row.getString("code"));
    }

    /// @return whether anything was new
    private boolean attach(Arrival it) {
        List<Submission> entries = new ArrayList<>();
        for (Parts.Arrived file : it.files()) {
            files.keep(file.temporary(), file.sha256());
            int fresh =
                    jdbc.sql(ATTACH)
                            .params(it.instanceId(), file.name(), file.sha256(), file.size(), now())
                            .update();
            if (fresh > 0) {
                entries.add(attachment(it, file));
            }
        }
        if (!entries.isEmpty()) {
            record.addAll(entries);
        }
        return !entries.isEmpty();
    }

    private static Submission attachment(Arrival it, Parts.Arrived file) {
        Map<String, Object> provenance =
                Map.of(
                        "instance", it.instanceId(),
                        "name", file.name(),
                        "sha256", file.sha256(),
                        "size", file.size());
        String key = it.instanceId() + "\n" + file.name() + "\n" + file.sha256();
        return new Submission(
                new SubmissionKey("outreach/field/file", key),
                file.sha256().getBytes(StandardCharsets.UTF_8),
                () -> new ReportEntry.FieldAttachment(provenance));
    }

    private Entry entry(Arrival it, byte[] sha256) {
        List<String> path = places.path(it.caller().place());
        return new ReportEntry.FieldSubmission(
                it.form(),
                it.version(),
                LocalDate.now(clock),
                it.caller().organisation(),
                path.size() > 1 ? path.get(1) : "",
                it.expected().size(),
                Map.of(
                        "instance", it.instanceId(),
                        "sha256", Hash.of(sha256).hex(),
                        "key", it.caller().keyId(),
                        "at", clock.instant().toString()));
    }

    /// Whether any report speaks of this file.
    boolean speaksOf(String sha256) {
        return jdbc.sql(SPOKEN_OF).param(sha256).query(Boolean.class).single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
