package org.kenes.server.dialogue;

import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.ledger.tree.Hash;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers of the offices: drafted by one person, published by another. A correction is a further
/// answer; the old one stays readable.
@Component
public class Answers {
    static final int SHORTEST = 10;
    static final int LONGEST = 5_000;
    static final int QUEUE = 25;

    private static final String DRAFT =
            """
            insert into dialogue.answer (question, office, lang, words, refs, about_process,
                drafted_by, drafted_on)
            select id, ?, ?, ?, ?, ?, ?, ? from dialogue.question where code = ? returning id
            """;
    private static final String LOCKED =
            """
            select answer.office, answer.words, answer.refs, answer.drafted_by, question.dedup
            from dialogue.answer join dialogue.question on question.id = answer.question
            where answer.id = ? and answer.published_by is null for update of answer
            """;
    private static final String PUBLISH =
            "update dialogue.answer set published_by = ?, published_on = ? where id = ?";
    private static final String ANSWERED =
            "select distinct question from dialogue.answer where question = any(?)";
    private static final String PUBLISHED =
            """
            select id, office, lang, words, refs, published_on from dialogue.answer
            where question = ? and published_by is not null order by id
            """;
    private static final String UNANSWERED =
            """
            select question.id, dedup, code, draft, wid, question.lang, region, asked_on, channel,
                question.words, hidden
            from dialogue.question
            where hidden in ('', 'M4') and not exists (select 1 from dialogue.answer where answer.question = question.id)
            order by question.id limit ?
            """;
    private static final String WAITING =
            """
            select answer.id, question.code, question.words as question, answer.office,
                answer.lang, answer.words, answer.drafted_by
            from dialogue.answer join dialogue.question on question.id = answer.question
            where answer.published_by is null order by answer.id limit ?
            """;

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    Answers(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    /// @param refs wIds of the provisions that it quotes
    public record Answer(
            long id, String office, String lang, String words, List<String> refs, LocalDate day) {}

    /// A draft that a second person may publish.
    public record Waiting(
            long id,
            String questionCode,
            String question,
            String office,
            String lang,
            String words,
            long draftedBy) {}

    public sealed interface Published {
        record Done() implements Published {}

        /// The question is not in the log yet, so an answer cannot name its place there.
        record NotYet() implements Published {}

        /// Whoever drafted an answer does not publish it.
        record SamePerson() implements Published {}

        record NoSuchDraft() implements Published {}
    }

    /// An answer quotes at least one provision, or is marked as being about the process.
    ///
    /// @return its number, or nothing where there is no such question
    @Transactional
    public Optional<Long> draft(
            String questionCode,
            String office,
            String lang,
            String words,
            List<String> refs,
            boolean aboutProcess,
            long staff) {
        if (refs.isEmpty() && !aboutProcess) {
            throw new IllegalArgumentException("an answer quotes a provision or is on the process");
        }
        return jdbc.sql(DRAFT)
                .params(
                        office,
                        lang,
                        words,
                        refs.toArray(String[]::new),
                        aboutProcess,
                        staff,
                        LocalDate.now(clock),
                        questionCode)
                .query(Long.class)
                .optional();
    }

    @Transactional
    public Published publish(long answer, long staff) {
        record Draft(
                String office, String words, List<String> refs, long draftedBy, byte[] question) {}
        Optional<Draft> found =
                jdbc.sql(LOCKED)
                        .param(answer)
                        .query((row, n) ->
                                new Draft(
                                        row.getString("office"),
                                        row.getString("words"),
                                        strings(row),
                                        row.getLong("drafted_by"),
                                        row.getBytes("dedup")))
                        .optional();
        if (found.isEmpty()) {
            return new Published.NoSuchDraft();
        }
        Draft draft = found.get();
        if (draft.draftedBy() == staff) {
            return new Published.SamePerson();
        }
        Optional<Long> index = record.indexOf(draft.question());
        if (index.isEmpty()) {
            return new Published.NotYet();
        }
        LocalDate today = LocalDate.now(clock);
        byte[] words = draft.words().getBytes(StandardCharsets.UTF_8);
        jdbc.sql(PUBLISH).params(staff, today, answer).update();
        record.add(
                new Submission(
                        new SubmissionKey("dialogue/answer", Long.toString(answer)),
                        words,
                        () ->
                                new ReplyEntry.Answer(
                                        index.get(),
                                        draft.office(),
                                        Hash.sha256(words).hex(),
                                        draft.refs(),
                                        today)));
        return new Published.Done();
    }

    /// Those of these questions that have an answer.
    public Set<Long> answered(List<Long> questions) {
        return Set.copyOf(
                jdbc.sql(ANSWERED).param(questions.toArray(Long[]::new)).query(Long.class).list());
    }

    /// In the order of publication; the last one counts.
    public List<Answer> of(long question) {
        return jdbc.sql(PUBLISHED)
                .param(question)
                .query((row, n) ->
                        new Answer(
                                row.getLong("id"),
                                row.getString("office"),
                                row.getString("lang"),
                                row.getString("words"),
                                strings(row),
                                row.getObject("published_on", LocalDate.class)))
                .list();
    }

    /// Oldest first.
    public List<Questions.Question> unanswered() {
        return jdbc.sql(UNANSWERED).param(QUEUE).query(Questions::question).list();
    }

    /// Oldest first.
    public List<Waiting> waiting() {
        return jdbc.sql(WAITING)
                .param(QUEUE)
                .query((row, n) ->
                        new Waiting(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getString("question"),
                                row.getString("office"),
                                row.getString("lang"),
                                row.getString("words"),
                                row.getLong("drafted_by")))
                .list();
    }

    private static List<String> strings(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("refs").getArray());
    }
}
