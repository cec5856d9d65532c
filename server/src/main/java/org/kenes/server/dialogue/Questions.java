package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.opinion.text.Language;
import org.kenes.opinion.theme.SimilarQuestions;
import org.kenes.server.moderation.Moderation;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.GroupCommit;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.search.SearchIndex;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Questions about the text: stored and recorded together, listed newest first by key.
@Component
public class Questions {
    public static final int SHORTEST = 10;
    public static final int LONGEST = 1_000;
    static final int PAGE = 25;

    /// More answered questions are not looked through for similar ones.
    private static final int MOST = 5_000;

    private static final String STORE =
            """
            insert into dialogue.question (dedup, code, draft, wid, lang, region, audience,
                asked_on, channel, level, voices, words)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String COLUMNS =
            """
            id, dedup, code, draft, wid, lang, region, asked_on, channel, hidden,
            case when hidden in ('', 'M4') then words else '' end as words
            """;
    private static final String NEWEST =
            "select "
                    + COLUMNS
                    + " from dialogue.question where not gone and id < ? order by id desc limit ?";
    private static final String ABOUT =
            "select "
                    + COLUMNS
                    + " from dialogue.question where not gone and wid = ? and id < ?"
                    + " order by id desc limit ?";
    private static final String ANSWERED =
            "select "
                    + COLUMNS
                    + " from dialogue.question where not gone and wid = any(?) and lang = ? and"
                    + " exists (select from dialogue.answer a where a.question = question.id and"
                    + " a.published_by is not null) order by id desc limit ?";
    private static final String ONE =
            "select " + COLUMNS + " from dialogue.question where code = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Drafts drafts;
    private final Margins margins;
    private final SearchIndex index;
    private final Record record;
    private final Moderation moderation;
    private final Clock clock;
    private final GroupCommit<Asking, Said> together;

    Questions(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Drafts drafts,
            Margins margins,
            SearchIndex index,
            Record record,
            Moderation moderation,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.drafts = drafts;
        this.margins = margins;
        this.index = index;
        this.record = record;
        this.moderation = moderation;
        this.clock = clock;
        this.together =
                new GroupCommit<>(all -> transaction.execute(_ -> askAll(all)), Asking::once);
    }

    /// One question as it arrives, not yet coarsened.
    ///
    /// @param once idempotency key: the same key and words are the same question
    /// @param wid wId of the provision, empty for the whole text
    /// @param day null: today
    /// @param seal its author's own, null if the server makes the secret
    public record Asking(
            String once,
            String draft,
            String wid,
            String words,
            String lang,
            Statement.Whence whence,
            @Nullable LocalDate day,
            @Nullable OwnSeal seal) {
        public Asking(
                String once,
                String draft,
                String wid,
                String words,
                String lang,
                Statement.Whence whence,
                @Nullable LocalDate day) {
            this(once, draft, wid, words, lang, whence, day, null);
        }
    }

    public record Question(
            long id,
            byte[] dedup,
            String code,
            String draft,
            String wid,
            String lang,
            String region,
            LocalDate day,
            String channel,
            String words,
            String hidden) {}

    /// In the transaction of the caller, if there is one.
    @Transactional
    public Said ask(Asking asking) {
        return askAll(List.of(asking)).getFirst();
    }

    /// As [#ask], in one transaction with what others ask at this moment.
    Said arrive(Asking asking) {
        return together.take(asking);
    }

    /// Keys must differ within one list.
    @Transactional
    public List<Said> askAll(List<Asking> askings) {
        Coarsening coarsening =
                margins.coarsening(
                        askings.stream().map(Asking::whence).toArray(Statement.Whence[]::new));
        List<DialogueEntry.Question> entries = new ArrayList<>();
        List<Asking> possible = new ArrayList<>();
        for (Asking it : askings) {
            if (drafts.find(it.draft()).flatMap(text -> text.wording(it.wid())).isPresent()) {
                possible.add(it);
                entries.add(entry(it, coarsening));
            }
        }
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < possible.size(); i++) {
            submissions.add(submission(possible.get(i), entries.get(i)));
        }
        List<Recorded> recorded = record.addAll(submissions);
        List<Object[]> rows = new ArrayList<>();
        List<Moderation.Offer> offers = new ArrayList<>();
        List<SearchIndex.Searchable> searchable = new ArrayList<>();
        List<Said> answers = new ArrayList<>();
        int next = 0;
        for (Asking it : askings) {
            if (next == possible.size() || possible.get(next) != it) {
                answers.add(new Said.NoSuchProvision(it.draft(), it.wid()));
                continue;
            }
            DialogueEntry.Question entry = entries.get(next);
            switch (recorded.get(next++)) {
                case Recorded.Accepted accepted -> {
                    rows.add(row(accepted, entry));
                    offers.add(offer(accepted, entry));
                    searchable.add(searchable(accepted.code(), entry.how().lang(), entry.text()));
                    answers.add(new Said.Recorded(accepted.code(), accepted.secret()));
                }
                case Recorded.Same same -> answers.add(new Said.Unchanged(same.code()));
                case Recorded.Different different -> answers.add(new Said.AlreadyDifferent());
                case Recorded.SealedOtherwise _ -> answers.add(new Said.SealedOtherwise());
            }
        }
        batches.batchUpdate(STORE, rows);
        index.put(searchable);
        moderation.offer(offers);
        return answers;
    }

    private static Moderation.Offer offer(Recorded.Accepted accepted, DialogueEntry.Question it) {
        return new Moderation.Offer(
                accepted.code(),
                accepted.dedup(),
                "question",
                it.how().lang(),
                it.how().date(),
                it.text());
    }

    private DialogueEntry.Question entry(Asking it, Coarsening coarsening) {
        Statement.Whence whence = it.whence();
        var cell = coarsening.apply(whence.region(), whence.audience());
        LocalDate day = it.day() == null ? LocalDate.now(clock) : it.day();
        var how =
                new DialogueEntry.Circumstances(
                        it.lang(),
                        cell.region(),
                        cell.audience(),
                        day,
                        whence.channel(),
                        whence.level(),
                        whence.voices());
        return new DialogueEntry.Question(
                it.draft(), it.wid(), how, it.words(), whence.provenance());
    }

    /// What was typed decides whether it is the same question; the day on which a retry arrives
    /// does not.
    private static Submission submission(Asking it, DialogueEntry.Question entry) {
        String request = it.draft() + "\n" + it.wid() + "\n" + it.lang() + "\n" + it.words();
        return new Submission(
                new SubmissionKey("dialogue/question", it.once()),
                request.getBytes(StandardCharsets.UTF_8),
                () -> entry,
                it.seal());
    }

    /// What would be recorded of this now, for its author to seal.
    Entry.Sealed toSeal(Asking it) {
        return entry(it, margins.coarsening(it.whence()));
    }

    static SearchIndex.Searchable searchable(String code, String lang, String words) {
        return new SearchIndex.Searchable(
                SearchIndex.Kind.QUESTION, code, lang, "c/" + code, code, words);
    }

    private static Object[] row(Recorded.Accepted accepted, DialogueEntry.Question it) {
        DialogueEntry.Circumstances how = it.how();
        return new Object[] {
            accepted.dedup(), accepted.code(), it.draft(), it.wid(), how.lang(), how.region(),
            how.audience(), how.date(), how.channel(), how.level(), how.voices(), it.text()
        };
    }

    /// Newest first; one more than a page tells that there are more.
    ///
    /// @param wid about one provision, or null for all
    List<Question> page(@Nullable String wid, long before) {
        return list(wid == null ? "" : wid, before, PAGE + 1);
    }

    /// Newest first.
    ///
    /// @param wid about one provision, or empty for all
    List<Question> list(String wid, long before, int most) {
        return wid.isEmpty()
                ? jdbc.sql(NEWEST).params(before, most).query(Questions::question).list()
                : jdbc.sql(ABOUT).params(wid, before, most).query(Questions::question).list();
    }

    /// Answered questions like these words, about the same provision first, then about what it
    /// stands in; at most five. The asker decides whether one is the same.
    List<Question> like(String words, String lang, String wid) {
        List<String> around = new ArrayList<>();
        for (String it = wid;
                !it.isEmpty();
                it = it.contains("__") ? it.substring(0, it.lastIndexOf("__")) : "") {
            around.add(it);
        }
        around.add("");
        Language language = Language.valueOf(lang.toUpperCase(Locale.ROOT));
        Map<String, Question> answered = new HashMap<>();
        jdbc.sql(ANSWERED)
                .params(around.toArray(String[]::new), lang, MOST)
                .query(Questions::question)
                .list()
                .forEach(it -> answered.put(it.code(), it));
        var similar =
                new SimilarQuestions(
                        answered.values().stream()
                                .map(it ->
                                        new SimilarQuestions.Question(
                                                it.code(), it.words(), language, it.wid()))
                                .toList());
        return similar.like(words, language, around).stream()
                .flatMap(code -> Optional.ofNullable(answered.get(code)).stream())
                .toList();
    }

    public Optional<Question> find(String code) {
        return jdbc.sql(ONE).param(code).query(Questions::question).optional();
    }

    static Question question(ResultSet row, int n) throws SQLException {
        return new Question(
                row.getLong("id"),
                row.getBytes("dedup"),
                row.getString("code"),
                row.getString("draft"),
                row.getString("wid"),
                row.getString("lang"),
                row.getString("region"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("channel"),
                row.getString("words"),
                row.getString("hidden"));
    }
}
