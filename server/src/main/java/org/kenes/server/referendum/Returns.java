package org.kenes.server.referendum;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.ReferendumEntry;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.referendum.ReturnFile.Reading;
import org.kenes.server.shell.csv.CsvProblem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The question, and the statements as they were entered. A statement that was entered before is
/// not entered again.
@Component
public class Returns {
    private static final String ASK =
            "insert into referendum.question (words, entered_by, entered_at)"
                    + " values (:words, :by, :at)";
    private static final String QUESTION =
            "select words from referendum.question order by id desc limit 1";
    private static final String ENTER =
            """
            insert into referendum.statement (key, unit, what, at, source, entered_by, entered_at)
            values (:key, :unit, :what, :at, :source, :by, :entered) on conflict (key) do nothing
            """;

    /// What came of a file.
    public sealed interface Import {
        /// @param added statements that were new
        record Done(int added, int known) implements Import {}

        record Refused(List<CsvProblem> problems) implements Import {}
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Record record;
    private final Clock clock;

    Returns(JdbcClient jdbc, TransactionTemplate transaction, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.record = record;
        this.clock = clock;
    }

    /// The words of the question by language; empty while there is none.
    public Optional<Map<String, String>> question() {
        return jdbc.sql(QUESTION)
                .query(String.class)
                .optional()
                .map(json -> {
                    Map<String, String> words = new TreeMap<>();
                    CanonicalJson.read(json.getBytes(UTF_8))
                            .forEach((lang, text) -> words.put(lang, (String) text));
                    return words;
                });
    }

    /// @param words by language
    public void ask(Map<String, String> words, @Nullable Long by) {
        String json = new String(CanonicalJson.write(new TreeMap<>(words)), UTF_8);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(ASK)
                    .param("words", json)
                    .param("by", by == null ? 0 : by)
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            record.add(
                    new Submission(
                            new SubmissionKey(
                                    "referendum/question", Hash.sha256(json.getBytes(UTF_8)).hex()),
                            json.getBytes(UTF_8),
                            () ->
                                    new ReleaseEntry.Registration(
                                            "referendum-question",
                                            "question",
                                            Hash.sha256(json.getBytes(UTF_8)).hex(),
                                            clock.instant()
                                                    .atOffset(ZoneOffset.UTC)
                                                    .toLocalDate())));
        });
    }

    /// Columns: unit, final, as_of, eligible, voted, yes, no, invalid, not_counted, source.
    ///
    /// @param by staff, or null
    public Import results(byte[] csv, @Nullable Long by) {
        return switch (ReturnFile.results(csv)) {
            case Reading.Bad<ReferendumEntry.ReferendumResult> bad ->
                    new Import.Refused(bad.problems());
            case Reading.Good<ReferendumEntry.ReferendumResult> good ->
                    enter(
                            good.returns().stream()
                                    .map(it ->
                                            new Told(
                                                    it.unit(),
                                                    "result",
                                                    it.asOf(),
                                                    it.source(),
                                                    it))
                                    .toList(),
                            by);
        };
    }

    /// Columns: unit, at_time, voted, eligible, pct, source.
    ///
    /// @param by staff, or null
    public Import turnout(byte[] csv, @Nullable Long by) {
        return switch (ReturnFile.turnout(csv)) {
            case Reading.Bad<ReferendumEntry.Turnout> bad -> new Import.Refused(bad.problems());
            case Reading.Good<ReferendumEntry.Turnout> good ->
                    enter(
                            good.returns().stream()
                                    .map(it ->
                                            new Told(
                                                    it.unit(), "turnout", it.at(), it.source(), it))
                                    .toList(),
                            by);
        };
    }

    private record Told(String unit, String what, Instant at, String source, Entry.Public entry) {
        /// The same words about the same unit and hour are the same statement.
        String key() {
            byte[] members = CanonicalJson.write(new TreeMap<>(entry.members()));
            return what + "/" + Hash.sha256(members).hex();
        }
    }

    private Import enter(List<Told> all, @Nullable Long by) {
        Integer added =
                transaction.execute(
                        status -> all.stream().mapToInt(told -> enter(told, by) ? 1 : 0).sum());
        int fresh = added == null ? 0 : added;
        return new Import.Done(fresh, all.size() - fresh);
    }

    private boolean enter(Told told, @Nullable Long by) {
        String key = told.key();
        boolean fresh =
                jdbc.sql(ENTER)
                                .param("key", key)
                                .param("unit", told.unit())
                                .param("what", told.what())
                                .param("at", OffsetDateTime.ofInstant(told.at(), ZoneOffset.UTC))
                                .param("source", told.source())
                                .param("by", by)
                                .param(
                                        "entered",
                                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                                .update()
                        > 0;
        if (fresh) {
            record.add(
                    new Submission(
                            new SubmissionKey("referendum/statement", key),
                            key.getBytes(UTF_8),
                            told::entry));
        }
        return fresh;
    }
}
