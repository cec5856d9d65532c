package org.kenes.server.text.prepare;

import org.kenes.lawtext.compare.Lineage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Versions that are being prepared.
@Component
class Preparations {
    private static final String SAVE =
            "insert into text.prepared (id, status, prepared_by, prepared_on) values (?, ?, ?, ?)"
                    + " on conflict (id) do nothing";
    private static final String SAVE_FILE =
            "insert into text.prepared_file (prepared, lang, title, akn, report) values (?, ?, ?,"
                    + " ?, ?)";
    private static final String IDS = "select id from text.prepared order by prepared_on, id";
    private static final String ONE = "select status, prepared_by from text.prepared where id = ?";
    private static final String FILES =
            "select lang, title, akn, report from text.prepared_file where prepared = ?";
    private static final String DECISIONS =
            """
            select old_eid, new_eid, relation, decided_on from text.prepared_decision
            where prepared = ? order by id
            """;
    private static final String REASONS =
            "select unit, reason from text.prepared_reason where prepared = ?";
    private static final String DECIDE =
            """
            insert into text.prepared_decision (prepared, old_eid, new_eid, relation, decided_on)
            values (?, ?, ?, ?, ?)
            on conflict (prepared, old_eid, new_eid) do update set relation = excluded.relation,
                decided_on = excluded.decided_on
            """;
    private static final String UNDO = "delete from text.prepared_decision where prepared = ?";
    private static final String EXPLAIN =
            """
            insert into text.prepared_reason (prepared, unit, reason) values (?, ?, ?)
            on conflict (prepared, unit) do update set reason = excluded.reason
            """;
    private static final String DISCARD = "delete from text.prepared where id = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    Preparations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @return false if one of that id is being prepared already
    @Transactional
    boolean begin(String id, String status, long by, Map<String, Preparation.File> files) {
        if (jdbc.sql(SAVE).params(id, status, by, LocalDate.now(clock)).update() == 0) {
            return false;
        }
        files.forEach((lang, file) ->
                jdbc.sql(SAVE_FILE)
                        .params(id, lang, file.title(), file.akn(), file.report())
                        .update());
        return true;
    }

    List<String> ids() {
        return jdbc.sql(IDS).query(String.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<Preparation> find(String id) {
        Map<String, Preparation.File> files = new TreeMap<>();
        jdbc.sql(FILES)
                .param(id)
                .query(row -> {
                    files.put(
                            row.getString("lang"),
                            new Preparation.File(
                                    row.getString("title"),
                                    row.getBytes("akn"),
                                    row.getString("report")));
                });
        List<Lineage.Decision> decisions =
                jdbc.sql(DECISIONS)
                        .param(id)
                        .query((row, n) ->
                                new Lineage.Decision(
                                        side(row.getString("old_eid")),
                                        side(row.getString("new_eid")),
                                        Lineage.Relation.valueOf(
                                                row.getString("relation").toUpperCase(Locale.ROOT)),
                                        "",
                                        row.getObject("decided_on", LocalDate.class).toString(),
                                        ""))
                        .list();
        Map<String, String> reasons = new TreeMap<>();
        jdbc.sql(REASONS)
                .param(id)
                .query(row -> {
                    reasons.put(row.getString("unit"), row.getString("reason"));
                });
        return jdbc.sql(ONE)
                .param(id)
                .query((row, n) ->
                        new Preparation(
                                id,
                                row.getString("status"),
                                row.getLong("prepared_by"),
                                files,
                                decisions,
                                reasons))
                .optional();
    }

    private static List<String> side(String eId) {
        return eId.isEmpty() ? List.of() : List.of(eId);
    }

    /// The same pair again is decided anew.
    ///
    /// @param old eId, or empty
    /// @param now eId, or empty
    void decide(String id, String old, String now, Lineage.Relation relation) {
        jdbc.sql(DECIDE).params(id, old, now, relation.word(), LocalDate.now(clock)).update();
    }

    void undo(String id) {
        jdbc.sql(UNDO).param(id).update();
    }

    void explain(String id, String unit, String reason) {
        jdbc.sql(EXPLAIN).params(id, unit, reason).update();
    }

    void discard(String id) {
        jdbc.sql(DISCARD).param(id).update();
    }
}
