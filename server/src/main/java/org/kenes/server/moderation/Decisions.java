package org.kenes.server.moderation;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.server.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What moderators decided. The row, the entry of the record and what readers see change together.
@Component
class Decisions {
    static final int PAGE = 50;

    /// Most texts in one decision.
    static final int BULK = 200;

    static final Duration UNDO = Duration.ofMinutes(10);

    private static final String STORE =
            """
            insert into moderation.decision (batch, code, dedup, kind, lang, said_on, action, rule,
                reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String COLUMNS =
            """
            select d.id, d.batch, d.code, d.dedup, d.kind, d.lang, d.said_on, d.action, d.rule,
                d.reason, d.decided_by, d.decided_at, a.id as appeal, a.outcome, a.filed_on
            from moderation.decision as d left join moderation.appeal as a on a.decision = d.id
            """;
    private static final String PUBLIC =
            COLUMNS
                    + "where d.action <> 'show' and d.id < ? and (? = '' or d.rule = ?)"
                    + " order by d.id desc limit ?";
    private static final String LATEST = COLUMNS + "where d.code = ? order by d.id desc limit 1";
    private static final String ONE = COLUMNS + "where d.id = ?";
    private static final String BATCH =
            COLUMNS
                    + "where d.batch = ? and d.action <> 'restore' and not exists (select from"
                    + " moderation.decision later where later.code = d.code and later.id > d.id)"
                    + " order by d.id";
    private static final String LAST_BATCH =
            "select batch, max(decided_at) as at, count(*) as n from moderation.decision where"
                    + " decided_by = ? and action <> 'restore' group by batch order by batch desc"
                    + " limit 1";

    private final JdbcClient jdbc;
    private final Moderation moderation;
    private final Record record;
    private final Clock clock;

    Decisions(JdbcClient jdbc, Moderation moderation, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.moderation = moderation;
        this.record = record;
        this.clock = clock;
    }

    /// @param rule null: shown, or shown again
    /// @param appeal its number if there is one
    /// @param outcome of the appeal, null while it waits
    record Decision(
            long id,
            long batch,
            String code,
            byte[] dedup,
            String kind,
            String lang,
            LocalDate said,
            String action,
            @Nullable Rule rule,
            String reason,
            long by,
            Instant at,
            @Nullable Long appeal,
            @Nullable String outcome,
            @Nullable LocalDate filed) {
        boolean hides() {
            return action.equals("hide");
        }
    }

    record Batch(long id, Instant at, long texts) {}

    /// Decides about waiting texts; those that somebody else has decided about meanwhile stay as
    /// they are.
    ///
    /// @param rule null: show them
    /// @return how many were decided about
    @Transactional
    int decide(List<String> codes, @Nullable Rule rule, String reason, long staff) {
        long batch = nextBatch();
        List<Moderation.Waiting> found = moderation.find(codes);
        for (Moderation.Waiting it : found) {
            String name = rule == null ? "" : rule.name();
            store(batch, it, rule == null ? "show" : "hide", name, reason, staff);
            if (rule != null) {
                enter(it.dedup(), true, rule, "moderator");
            }
            moderation.show(it.code(), name);
        }
        moderation.done(found.stream().map(Moderation.Waiting::code).toList());
        return found.size();
    }

    /// Takes back what one moderator decided a moment ago; the texts wait again.
    ///
    /// @return false if it is too late, or not theirs
    @Transactional
    boolean undo(long batch, long staff) {
        Optional<Batch> last = lastBatch(staff).filter(it -> it.id() == batch);
        if (last.isEmpty()) {
            return false;
        }
        long again = nextBatch();
        for (Decision it : all(BATCH, batch)) {
            Rule rule = it.rule();
            if (rule != null) {
                restore(again, it, rule, "", staff, "moderator");
            }
            moderation.offer(
                    List.of(
                            new Moderation.Offer(
                                    it.code(),
                                    it.dedup(),
                                    it.kind(),
                                    it.lang(),
                                    it.said(),
                                    moderation.words(it.code()))));
        }
        return true;
    }

    /// The newest decisions of one moderator while they can be taken back.
    Optional<Batch> lastBatch(long staff) {
        Instant since = clock.instant().minus(UNDO);
        return jdbc.sql(LAST_BATCH)
                .param(staff)
                .query((row, n) ->
                        new Batch(row.getLong("batch"), instant(row, "at"), row.getLong("n")))
                .optional()
                .filter(it -> !it.at().isBefore(since) && !all(BATCH, it.id()).isEmpty());
    }

    /// An appeal succeeded: the words are shown again and count again.
    @Transactional
    void overturn(Decision it, Rule rule, String reason, long staff) {
        restore(nextBatch(), it, rule, reason, staff, "reviewer");
    }

    private void restore(
            long batch, Decision it, Rule rule, String reason, long staff, String role) {
        var text =
                new Moderation.Waiting(
                        it.code(), it.dedup(), it.kind(), it.lang(), it.said(), List.of(), false);
        store(batch, text, "restore", rule.name(), reason, staff);
        enter(it.dedup(), false, rule, role);
        moderation.show(it.code(), "");
    }

    private void enter(byte[] dedup, boolean exclude, Rule rule, String role) {
        record.moderate(
                dedup,
                new LedgerRecord.Moderation(
                        exclude,
                        rule.scope(),
                        rule.name(),
                        0,
                        Map.of("role", role, "day", LocalDate.now(clock).toString())));
    }

    private void store(
            long batch,
            Moderation.Waiting it,
            String action,
            String rule,
            String reason,
            long staff) {
        jdbc.sql(STORE)
                .params(
                        batch,
                        it.code(),
                        it.dedup(),
                        it.kind(),
                        it.lang(),
                        it.day(),
                        action,
                        rule,
                        reason,
                        staff,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /// Decisions that hide or restore, newest first.
    List<Decision> page(String rule, long before, int most) {
        return jdbc.sql(PUBLIC).params(before, rule, rule, most).query(Decisions::decision).list();
    }

    Optional<Decision> latest(String code) {
        return jdbc.sql(LATEST).param(code).query(Decisions::decision).optional();
    }

    Optional<Decision> find(long id) {
        return jdbc.sql(ONE).param(id).query(Decisions::decision).optional();
    }

    private List<Decision> all(String sql, long param) {
        return jdbc.sql(sql).param(param).query(Decisions::decision).list();
    }

    private long nextBatch() {
        return jdbc.sql("select nextval('moderation.batch')").query(Long.class).single();
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        String rule = row.getString("rule");
        return new Decision(
                row.getLong("id"),
                row.getLong("batch"),
                row.getString("code"),
                row.getBytes("dedup"),
                row.getString("kind"),
                row.getString("lang"),
                row.getObject("said_on", LocalDate.class),
                row.getString("action"),
                rule.isEmpty() ? null : Rule.valueOf(rule),
                row.getString("reason"),
                row.getLong("decided_by"),
                instant(row, "decided_at"),
                row.getObject("appeal", Long.class),
                row.getString("outcome"),
                row.getObject("filed_on", LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
