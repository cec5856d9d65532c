package org.kenes.server.dialogue.statement;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.opinion.text.Language;
import org.kenes.opinion.theme.SimilarQuestions;
import org.kenes.server.dialogue.Said;
import org.kenes.server.moderation.Moderation;
import org.kenes.server.record.OwnSeal;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The statements: proposed by anybody, shown after somebody has looked at them.
@Component
public class Statements {
    public static final int SHORTEST = 20;
    public static final int LONGEST = 280;

    /// More are not looked through for similar ones.
    private static final int MOST = 10_000;

    private static final String STORE =
            """
            insert into dialogue.statement (dedup, code, lang, words, level, proposed_on)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String COLUMNS =
            "id, dedup, code, lang, words, proposed_on, state, rule, coalesce(idx, -1) as idx";
    private static final String ONE =
            "select " + COLUMNS + " from dialogue.statement where code = ? and not gone";
    private static final String IN_STATE =
            "select "
                    + COLUMNS
                    + " from dialogue.statement where state = any(?) and not gone order by id limit"
                    + " ?";
    private static final String SHOWN =
            "select "
                    + COLUMNS
                    + " from dialogue.statement where state in ('shown', 'meta') and not gone"
                    + " and id < ? order by id desc limit ?";

    private final JdbcClient jdbc;
    private final StatementStates states;
    private final Moderation moderation;
    private final Record record;
    private final Clock clock;

    Statements(
            JdbcClient jdbc,
            StatementStates states,
            Moderation moderation,
            Record record,
            Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.moderation = moderation;
        this.record = record;
        this.clock = clock;
    }

    /// @param once idempotency key: the same key and words are the same statement
    /// @param day null: today
    /// @param seal its author's own, null if the server makes the secret
    public record Proposal(
            String once,
            String words,
            String lang,
            int level,
            @Nullable LocalDate day,
            @Nullable OwnSeal seal) {
        public Proposal(
                String once, String words, String lang, int level, @Nullable LocalDate day) {
            this(once, words, lang, level, day, null);
        }
    }

    /// @param state shown, held, hidden or meta
    /// @param rule by which it is hidden, or empty
    /// @param index in the log; −1 before it was first decided about
    public record Found(
            long id,
            byte[] dedup,
            String code,
            String lang,
            String words,
            LocalDate day,
            String state,
            String rule,
            long index) {
        public boolean answerable() {
            return state.equals("shown") || state.equals("meta");
        }
    }

    @Transactional
    public Said propose(Proposal it) {
        DialogueEntry.Statement entry = entry(it);
        LocalDate day = entry.date();
        byte[] request = (it.lang() + "\n" + it.words()).getBytes(StandardCharsets.UTF_8);
        var key = new SubmissionKey("dialogue/statement", it.once());
        return switch (record.add(new Submission(key, request, () -> entry, it.seal()))) {
            case Recorded.Accepted accepted -> {
                jdbc.sql(STORE)
                        .params(
                                accepted.dedup(),
                                accepted.code(),
                                it.lang(),
                                it.words(),
                                it.level(),
                                day)
                        .update();
                moderation.offer(
                        List.of(
                                new Moderation.Offer(
                                        accepted.code(),
                                        accepted.dedup(),
                                        Moderation.STATEMENT,
                                        it.lang(),
                                        day,
                                        it.words())));
                yield new Said.Recorded(accepted.code(), accepted.secret());
            }
            case Recorded.Same same -> new Said.Unchanged(same.code());
            case Recorded.Different different -> new Said.AlreadyDifferent();
            case Recorded.SealedOtherwise _ -> new Said.SealedOtherwise();
        };
    }

    private DialogueEntry.Statement entry(Proposal it) {
        LocalDate day = it.day() == null ? LocalDate.now(clock) : it.day();
        return new DialogueEntry.Statement(it.lang(), it.level(), day, it.words(), Map.of());
    }

    /// What would be recorded of this now, for its author to seal.
    Entry.Sealed toSeal(Proposal it) {
        return entry(it);
    }

    /// What came of a decision.
    public enum Decided {
        DONE,
        /// It has no place in the log yet, so that no entry can name it.
        NOT_YET,
        NO_SUCH_STATEMENT
    }

    /// Shows, hides or sets aside a statement without the moderators' queue; the decision is a
    /// public entry.
    ///
    /// @param state shown, held, hidden or meta
    /// @param rule of moderation, or null
    @Transactional
    public Decided decide(String code, String state, @Nullable String rule) {
        Decided decided = states.decide(code, state, rule);
        if (decided == Decided.DONE) {
            moderation.settled(code);
        }
        return decided;
    }

    public Optional<Found> find(String code) {
        return jdbc.sql(ONE).param(code).query(Statements::found).optional();
    }

    /// What everybody is asked about, newest first.
    List<Found> shown(long before, int most) {
        return jdbc.sql(SHOWN).params(before, most).query(Statements::found).list();
    }

    private List<Found> inState(String... states) {
        return jdbc.sql(IN_STATE).params(states, MOST).query(Statements::found).list();
    }

    /// Shown statements that say something like these words, at most five.
    List<Found> like(String words, String lang) {
        Map<String, Found> shown =
                inState("shown").stream()
                        .collect(Collectors.toMap(Found::code, Function.identity()));
        var similar =
                new SimilarQuestions(
                        shown.values().stream()
                                .map(it ->
                                        new SimilarQuestions.Question(
                                                it.code(), it.words(), language(it.lang()), ""))
                                .toList());
        return similar.like(words, language(lang), List.of("")).stream()
                .flatMap(code -> Optional.ofNullable(shown.get(code)).stream())
                .toList();
    }

    private static Language language(String code) {
        return Language.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getLong("id"),
                row.getBytes("dedup"),
                row.getString("code"),
                row.getString("lang"),
                row.getString("words"),
                row.getObject("proposed_on", LocalDate.class),
                row.getString("state"),
                row.getString("rule"),
                row.getLong("idx"));
    }
}
