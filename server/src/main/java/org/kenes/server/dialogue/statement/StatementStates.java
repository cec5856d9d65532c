package org.kenes.server.dialogue.statement;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.server.moderation.Rule;
import org.kenes.server.moderation.Texts;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/// What moderators decide about statements: held until somebody has looked, then shown, set aside
/// as not about this dialogue (`meta`), or hidden. Each is a public entry that names the statement
/// by its place in the log, so one without a place waits.
@Component
class StatementStates implements Texts {
    private static final String WORDS =
            "select words from dialogue.statement where code = ? and not gone";
    private static final String ONE =
            "select id, dedup, state from dialogue.statement where code = ? and not gone";
    private static final String DECIDE =
            "update dialogue.statement set state = ?, idx = ?, rule = ? where id = ?";

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    StatementStates(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    private record One(long id, byte[] dedup, String state) {}

    @Override
    public Optional<String> words(String code) {
        return jdbc.sql(WORDS).param(code).query(String.class).optional();
    }

    @Override
    public boolean decidable(String code) {
        return find(code).map(it -> record.indexOf(it.dedup()).isPresent()).orElse(true);
    }

    @Override
    public void show(String code, String hidden) {
        Optional<One> found = find(code);
        if (found.isEmpty()) {
            return;
        }
        String state = state(hidden);
        if (!state.equals(found.get().state())) {
            decide(code, state, state.equals("hidden") ? hidden : null);
        }
    }

    private static String state(String hidden) {
        if (hidden.isEmpty()) {
            return "shown";
        }
        if (hidden.equals("held")) {
            return "held";
        }
        return hidden.equals(Rule.M4.name()) ? "meta" : "hidden";
    }

    /// @param state shown, held, hidden or meta
    /// @param rule of moderation, or null
    @Transactional
    public Statements.Decided decide(String code, String state, @Nullable String rule) {
        Optional<One> found = find(code);
        if (found.isEmpty()) {
            return Statements.Decided.NO_SUCH_STATEMENT;
        }
        Optional<Long> index = record.indexOf(found.get().dedup());
        if (index.isEmpty()) {
            return Statements.Decided.NOT_YET;
        }
        LocalDate today = LocalDate.now(clock);
        var entry = new ReplyEntry.StatementState(index.get(), state, rule, today);
        var key =
                new SubmissionKey(
                        "dialogue/statement-state",
                        code + " " + found.get().state() + " " + state + " " + clock.instant());
        byte[] request = (state + "\n" + rule).getBytes(StandardCharsets.UTF_8);
        record.add(new Submission(key, request, () -> entry));
        jdbc.sql(DECIDE)
                .params(state, index.get(), rule == null ? "" : rule, found.get().id())
                .update();
        return Statements.Decided.DONE;
    }

    private Optional<One> find(String code) {
        return jdbc.sql(ONE)
                .param(code)
                .query((row, n) ->
                        new One(row.getLong("id"), row.getBytes("dedup"), row.getString("state")))
                .optional();
    }
}
