package org.kenes.server.dialogue.statement;

import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// How often each statement was shown, in all and per channel. A statement that nobody was shown is
/// not an unsupported one; so the totals go on record, rounded down to tens.
@Component
public class Exposures {
    private static final String SHOWN =
            """
            insert into dialogue.exposure (statement, channel, shown) values (?, ?, ?)
            on conflict (statement, channel) do update set shown = dialogue.exposure.shown + excluded.shown
            """;
    private static final String NEWS =
            """
            select e.statement, s.idx, e.channel, e.shown, e.answered
            from dialogue.exposure e join dialogue.statement s on s.id = e.statement
            where s.idx is not null and e.shown / 10 + e.answered <> e.told
            order by s.idx, e.channel for update of e
            """;
    private static final String TOLD =
            "update dialogue.exposure set told = shown / 10 + answered where statement = ? and"
                    + " channel = ?";

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    Exposures(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public void shown(long statement, String channel, long times) {
        jdbc.sql(SHOWN).params(statement, channel, times).update();
    }

    private record Total(long statement, long idx, String channel, long shown, long answered) {}

    /// Puts the totals that changed on record.
    @Transactional
    public void tell() {
        LocalDate today = LocalDate.now(clock);
        List<Total> news = jdbc.sql(NEWS).query(Total.class).list();
        List<Submission> submissions =
                news.stream().map(total -> submission(total, today)).toList();
        record.addAll(submissions);
        news.forEach(it -> jdbc.sql(TOLD).params(it.statement(), it.channel()).update());
    }

    private static Submission submission(Total it, LocalDate today) {
        var entry =
                new ReplyEntry.Exposure(
                        "statement:" + it.idx(),
                        it.channel(),
                        it.shown() / 10 * 10,
                        it.answered(),
                        today);
        String key = entry.object() + " " + it.channel() + " " + it.shown() + " " + it.answered();
        return new Submission(
                new SubmissionKey("dialogue/exposure", key),
                key.getBytes(StandardCharsets.UTF_8),
                () -> entry);
    }
}
