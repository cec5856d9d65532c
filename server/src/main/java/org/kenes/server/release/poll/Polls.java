package org.kenes.server.release.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.ReleaseEntry.PollNotice;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.csv.CsvProblem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The notices of polls as they were entered. What stands already is not entered again; a corrected
/// notice replaces the earlier in the next cut.
@Component
class Polls {
    private static final String ENTER =
            """
            insert into release.poll_notice (poll, notice, entered_by, entered_at)
            select :poll, :notice, :by, :at where :notice is distinct from
                (select notice from release.poll_notice where poll = :poll order by id desc limit 1)
            returning id
            """;
    private static final String NEWEST =
            "select distinct on (poll) poll, notice from release.poll_notice order by poll, id"
                    + " desc";

    /// What came of two files.
    sealed interface Import {
        /// @param added notices that were new
        record Done(int added, int known) implements Import {}

        record Refused(List<CsvProblem> problems) implements Import {}
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Record record;
    private final Clock clock;

    Polls(JdbcClient jdbc, TransactionTemplate transaction, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.record = record;
        this.clock = clock;
    }

    /// The question of each poll as it was asked, by language; a poll that does not tell is absent.
    Map<String, Map<String, String>> questions() {
        Map<String, Map<String, String>> questions = new TreeMap<>();
        jdbc.sql(NEWEST)
                .query(row -> {
                    Map<String, Object> notice =
                            CanonicalJson.read(row.getString("notice").getBytes(UTF_8));
                    if (notice.get("notice") instanceof Map<?, ?> told
                            && told.get("exactQuestion") instanceof Map<?, ?> words
                            && !words.isEmpty()) {
                        Map<String, String> question = new TreeMap<>();
                        words.forEach((lang, text) -> question.put((String) lang, (String) text));
                        questions.put(row.getString("poll"), question);
                    }
                });
        return questions;
    }

    /// @param polls CSV in the layout of the table `polls`
    /// @param results CSV in the layout of the table `poll_results`
    Import enter(byte[] polls, byte[] results, long by) {
        return switch (PollFiles.read(polls, results)) {
            case PollFiles.Reading.Bad bad -> new Import.Refused(bad.problems());
            case PollFiles.Reading.Good good -> {
                Integer added =
                        transaction.execute(status ->
                                good.polls().stream().mapToInt(it -> enter(it, by) ? 1 : 0).sum());
                int fresh = added == null ? 0 : added;
                yield new Import.Done(fresh, good.polls().size() - fresh);
            }
        };
    }

    private boolean enter(PollNotice poll, long by) {
        byte[] notice = CanonicalJson.write(new TreeMap<>(poll.members()));
        Optional<Long> fresh =
                jdbc.sql(ENTER)
                        .param("poll", poll.poll())
                        .param("notice", new String(notice, UTF_8))
                        .param("by", by)
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(Long.class)
                        .optional();
        fresh.ifPresent(id ->
                record.add(
                        new Submission(
                                new SubmissionKey("release/poll", Long.toString(id)),
                                notice,
                                () -> poll)));
        return fresh.isPresent();
    }
}
