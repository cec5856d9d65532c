package org.kenes.server.moderation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Appeals against hiding: one for each decision, by anybody who knows the code.
@Component
class Appeals {
    static final int SHORTEST = 10;
    static final int LONGEST = 1_000;

    private static final String FILE =
            "insert into moderation.appeal (decision, words, filed_on) values (?, ?, ?)"
                    + " on conflict (decision) do nothing";
    private static final String WAITING =
            "select id, decision, words, filed_on as filed from moderation.appeal where outcome is"
                    + " null order by id limit ?";
    private static final String ONE =
            "select id, decision, words, filed_on as filed from moderation.appeal"
                    + " where id = ? and outcome is null for update";
    private static final String DECIDE =
            """
            update moderation.appeal set outcome = ?, reason = ?, decided_by = ?, decided_on = ?
            where id = ?
            """;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    Appeals(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    record Appeal(long id, long decision, String words, LocalDate filed) {}

    /// What came of an appeal, or of deciding one.
    enum Outcome {
        DONE,
        NOTHING_HIDDEN,
        ALREADY,
        OWN_DECISION
    }

    @Transactional
    Outcome file(String code, String words) {
        Optional<Decisions.Decision> hidden =
                decisions.latest(code).filter(Decisions.Decision::hides);
        if (hidden.isEmpty()) {
            return Outcome.NOTHING_HIDDEN;
        }
        int filed = jdbc.sql(FILE).params(hidden.get().id(), words, LocalDate.now(clock)).update();
        return filed == 1 ? Outcome.DONE : Outcome.ALREADY;
    }

    List<Appeal> waiting(int most) {
        return jdbc.sql(WAITING).param(most).query(Appeal.class).list();
    }

    /// @param overturned whether the words are shown again
    @Transactional
    Outcome decide(long id, boolean overturned, String reason, long staff) {
        Optional<Appeal> appeal = jdbc.sql(ONE).param(id).query(Appeal.class).optional();
        Optional<Decisions.Decision> decision = appeal.flatMap(it -> decisions.find(it.decision()));
        if (decision.isEmpty()) {
            return Outcome.ALREADY;
        }
        Rule rule = decision.get().rule();
        if (decision.get().by() == staff) {
            return Outcome.OWN_DECISION;
        }
        jdbc.sql(DECIDE)
                .params(
                        overturned ? "overturned" : "upheld",
                        reason,
                        staff,
                        LocalDate.now(clock),
                        id)
                .update();
        if (overturned && rule != null) {
            decisions.overturn(decision.get(), rule, reason, staff);
        }
        return Outcome.DONE;
    }
}
