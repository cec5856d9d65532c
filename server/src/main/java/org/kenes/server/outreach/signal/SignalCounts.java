package org.kenes.server.outreach.signal;

import org.kenes.dataset.entry.CheckEntry;
import org.kenes.server.record.BeforeCut;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Looks once more before a cut, and tells the record how many signals there are of each rule and
/// what became of them: an entry for each rule whose numbers have changed.
@Component
class SignalCounts implements BeforeCut {
    private static final String TELL =
            """
            insert into outreach.signal_told (code, raised, open, confirmed, dismissed)
            values (?, ?, ?, ?, ?)
            on conflict (code) do update set raised = excluded.raised, open = excluded.open,
                confirmed = excluded.confirmed, dismissed = excluded.dismissed
            where (signal_told.raised, signal_told.open, signal_told.confirmed, signal_told.dismissed)
                is distinct from (excluded.raised, excluded.open, excluded.confirmed,
                    excluded.dismissed)
            """;

    private final EventRules events;
    private final ReusedTexts texts;
    private final OrganisationRules organisations;
    private final Signals signals;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Record record;
    private final Clock clock;

    SignalCounts(
            EventRules events,
            ReusedTexts texts,
            OrganisationRules organisations,
            Signals signals,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Record record,
            Clock clock) {
        this.events = events;
        this.texts = texts;
        this.organisations = organisations;
        this.signals = signals;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void beforeCut() {
        look();
        transactions.executeWithoutResult(status -> tell());
    }

    int look() {
        return events.look() + texts.look() + organisations.look();
    }

    private void tell() {
        List<Submission> entries = new ArrayList<>();
        for (Signals.Count it : signals.counts()) {
            int changed =
                    jdbc.sql(TELL)
                            .params(
                                    it.code(),
                                    it.raised(),
                                    it.open(),
                                    it.confirmed(),
                                    it.dismissed())
                            .update();
            if (changed > 0) {
                entries.add(submission(it));
            }
        }
        if (!entries.isEmpty()) {
            record.addAll(entries);
        }
    }

    private Submission submission(Signals.Count it) {
        String key = it + " " + clock.instant();
        return new Submission(
                new SubmissionKey("outreach/signals", key),
                key.getBytes(StandardCharsets.UTF_8),
                () ->
                        new CheckEntry.Signals(
                                it.code(),
                                it.raised(),
                                it.open(),
                                it.confirmed(),
                                it.dismissed(),
                                LocalDate.now(clock)));
    }
}
