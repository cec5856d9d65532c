package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.ReplyEntry;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Dispositions about proposals: prepared by one drafter for one proposal or many, published by
/// another. Row and entry of a decision are stored together.
@Component
public class Dispositions {
    /// Most proposals in one decision.
    static final int BULK = 200;

    static final int LONGEST_REASON = 3_000;

    private static final String PREPARE =
            """
            insert into dialogue.decision (batch, proposal, decision, body, reason_kk, reason_ru,
                reason_en, draft, wid, prepared_by, prepared_on)
            select ?, p.id, ?, ?, ?, ?, ?, ?, ?, ?, ? from dialogue.proposal p
            where p.code = ? and not p.gone and not exists (
                select from dialogue.decision w where w.proposal = p.id and w.decided_by is null)
            """;
    private static final String COLUMNS =
            """
            select d.id, d.batch, d.decision, d.body, d.reason_kk, d.reason_ru, d.reason_en, d.draft,
                d.wid, d.prepared_by, p.code, p.dedup
            from dialogue.decision d join dialogue.proposal p on p.id = d.proposal
            where d.decided_by is null
            """;
    private static final String WAITING = COLUMNS + "order by d.batch, d.id limit ?";
    private static final String BATCH = COLUMNS + "and d.batch = ? order by d.id for update of d";
    private static final String PUBLISH =
            "update dialogue.decision set decided_by = ?, decided_on = ? where id = ?";
    private static final String DISCARD =
            "delete from dialogue.decision where batch = ? and decided_by is null";

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    Dispositions(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    /// One proposal and where it landed.
    public record Place(String code, Landing.Checked.@Nullable Landed landed) {}

    /// @param what one of [Decision#ALL]
    /// @param reasons language → reason, empty where there is none
    public record Prepared(
            String what, String body, Map<String, String> reasons, List<Place> places) {}

    /// What waits for the second person.
    public record Waiting(
            long id,
            long batch,
            String code,
            byte[] dedup,
            String what,
            String body,
            Map<String, String> reasons,
            @Nullable String draft,
            @Nullable String wid,
            long preparedBy) {}

    public sealed interface Published {
        record Done(int decisions) implements Published {}

        /// A proposal of the batch is not in the log yet, so that no entry can name it.
        record NotYet(String code) implements Published {}

        /// Whoever prepared a decision does not publish it.
        record SamePerson() implements Published {}

        record NothingWaits() implements Published {}
    }

    /// Proposals about which a decision waits already stay as they are.
    ///
    /// @return the number of the batch
    @Transactional
    public long prepare(Prepared it, long staff) {
        long batch =
                jdbc.sql("select nextval('dialogue.decision_batch')").query(Long.class).single();
        for (Place place : it.places()) {
            Landing.Checked.Landed landed = place.landed();
            jdbc.sql(PREPARE)
                    .params(
                            Arrays.asList(
                                    batch,
                                    it.what(),
                                    it.body(),
                                    it.reasons().getOrDefault("kk", ""),
                                    it.reasons().getOrDefault("ru", ""),
                                    it.reasons().getOrDefault("en", ""),
                                    landed == null ? null : landed.draft(),
                                    landed == null ? null : landed.wid(),
                                    staff,
                                    LocalDate.now(clock),
                                    place.code()))
                    .update();
        }
        return batch;
    }

    /// All decisions of a batch, or none.
    @Transactional
    public Published publish(long batch, long staff) {
        List<Waiting> all = jdbc.sql(BATCH).param(batch).query(Dispositions::row).list();
        if (all.isEmpty()) {
            return new Published.NothingWaits();
        }
        if (all.stream().anyMatch(it -> it.preparedBy() == staff)) {
            return new Published.SamePerson();
        }
        LocalDate today = LocalDate.now(clock);
        List<Submission> entries = new ArrayList<>();
        for (Waiting it : all) {
            var index = record.indexOf(it.dedup());
            if (index.isEmpty()) {
                return new Published.NotYet(it.code());
            }
            var entry =
                    new ReplyEntry.Decision(
                            index.get(),
                            it.what(),
                            it.body(),
                            it.reasons(),
                            it.draft(),
                            it.wid(),
                            today);
            entries.add(
                    new Submission(
                            new SubmissionKey("dialogue/decision", Long.toString(it.id())),
                            it.toString().getBytes(StandardCharsets.UTF_8),
                            () -> entry));
        }
        record.addAll(entries);
        all.forEach(it -> jdbc.sql(PUBLISH).params(staff, today, it.id()).update());
        return new Published.Done(all.size());
    }

    /// Takes back what waits; its proposals stand in the queue again.
    ///
    /// @return false if nothing of that batch waits
    @Transactional
    public boolean discard(long batch) {
        return jdbc.sql(DISCARD).param(batch).update() > 0;
    }

    /// Oldest first.
    List<Waiting> waiting() {
        return jdbc.sql(WAITING).param(BULK).query(Dispositions::row).list();
    }

    private static Waiting row(ResultSet row, int n) throws SQLException {
        Map<String, String> reasons = new TreeMap<>();
        for (String lang : List.of("kk", "ru", "en")) {
            String reason = row.getString("reason_" + lang);
            if (!reason.isEmpty()) {
                reasons.put(lang, reason);
            }
        }
        return new Waiting(
                row.getLong("id"),
                row.getLong("batch"),
                row.getString("code"),
                row.getBytes("dedup"),
                row.getString("decision"),
                row.getString("body"),
                reasons,
                row.getString("draft"),
                row.getString("wid"),
                row.getLong("prepared_by"));
    }
}
