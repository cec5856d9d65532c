package org.kenes.server.moderation.opening;

import org.jspecify.annotations.Nullable;
import org.kenes.server.record.PublicSettings;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The state that stewards have set, and what waits for a second one.
@Component
class Opening {
    private static final String ENTER =
            """
            insert into moderation.opening (state, reason, entered_by, entered_at, in_force)
            values (:state, :reason, :by, :at, :inForce) returning id
            """;
    private static final String ONE =
            """
            select id, state, reason, entered_by as by from moderation.opening
            where id = :id and not in_force for update
            """;
    private static final String CONFIRM =
            "update moderation.opening set in_force = true, confirmed_by = :by where id = :id";
    private static final String IN_FORCE =
            "select state from moderation.opening where in_force order by id desc limit 1";
    private static final String WAITING =
            """
            select id, state, reason, entered_by as by from moderation.opening
            where not in_force and id > coalesce(
                (select max(id) from moderation.opening where in_force), 0) order by id
            """;

    /// @param state `open`, `paused` or `closed`
    record Change(long id, String state, String reason, long by) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublicSettings settings;
    private final Dialogue dialogue;
    private final Clock clock;
    private final boolean oneIsEnough;

    Opening(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PublicSettings settings,
            Dialogue dialogue,
            Clock clock,
            Settings installation) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.dialogue = dialogue;
        this.clock = clock;
        this.oneIsEnough = installation.demo();
        refresh(); // before the first request comes
    }

    String state() {
        return code(dialogue.info().state());
    }

    /// Entered after what is in force, and not confirmed yet.
    List<Change> waiting() {
        return jdbc.sql(WAITING).query(Change.class).list();
    }

    /// In a demonstration one steward is enough.
    void enter(State state, String reason, long by) {
        transaction.executeWithoutResult(status -> {
            Long id =
                    jdbc.sql(ENTER)
                            .param("state", code(state))
                            .param("reason", reason)
                            .param("by", by)
                            .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                            .param("inForce", oneIsEnough)
                            .query(Long.class)
                            .single();
            if (oneIsEnough) {
                announce(id, code(state), reason);
            }
        });
        refresh();
    }

    /// @return false if there is none, or it is one's own
    boolean confirm(long id, long by) {
        Boolean done =
                transaction.execute(status -> {
                    Optional<Change> found =
                            jdbc.sql(ONE).param("id", id).query(Change.class).optional();
                    if (found.isEmpty() || found.get().by() == by) {
                        return false;
                    }
                    jdbc.sql(CONFIRM).param("id", id).param("by", by).update();
                    announce(id, found.get().state(), found.get().reason());
                    return true;
                });
        refresh();
        return Boolean.TRUE.equals(done);
    }

    /// Tells this server what is in force, also what another one was told.
    void refresh() {
        @Nullable String state = jdbc.sql(IN_FORCE).query(String.class).optional().orElse(null);
        if (state != null && !state.equals(state())) {
            State now = State.valueOf(state.toUpperCase(Locale.ROOT));
            dialogue.become(info -> info.withState(now));
        }
    }

    private void announce(long id, String state, String reason) {
        settings.changed(
                new SubmissionKey("moderation/opening", Long.toString(id)),
                "dialogue-state",
                state(),
                state,
                reason);
    }

    private static String code(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
