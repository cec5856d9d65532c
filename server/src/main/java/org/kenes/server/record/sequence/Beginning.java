package org.kenes.server.record.sequence;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.entry.LedgerRecord.LogOpened;
import org.kenes.ledger.entry.LedgerRecord.PolicyFixed;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.server.record.Documents;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Map;
import java.util.TreeMap;

/// The first entries of a new log: index 0 says what log it is, index 1 whose cosignatures it will
/// need.
@Component
class Beginning {
    private final Heads heads;
    private final Queue queue;
    private final Keys keys;
    private final Witnesses witnesses;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final Settings.RecordSettings settings;

    Beginning(
            Heads heads,
            Queue queue,
            Keys keys,
            Witnesses witnesses,
            Documents documents,
            TransactionTemplate transaction,
            Settings settings) {
        this.heads = heads;
        this.queue = queue;
        this.keys = keys;
        this.witnesses = witnesses;
        this.documents = documents;
        this.transaction = transaction;
        this.settings = settings.record();
    }

    /// Gives them their places.
    ///
    /// @param epoch of the leader
    void write(long epoch) {
        String origin = settings.origin();
        long promised = settings.mergeWithin().toSeconds();
        Map<String, Object> members =
                new TreeMap<>(new LogOpened(origin, keys.ack.verifier(), promised, null).members());
        members.put("clock", keys.clock.verifier().toString());
        LogEntry first = new LogEntry.Public(1, members);
        LogEntry policy =
                new PolicyFixed("witnesses", "1", documents.keep(witnesses.text())).entry();
        transaction.executeWithoutResult(status -> {
            queue.put(new SubmissionKey("record/log", origin), first, 0);
            queue.put(new SubmissionKey("record/policy", origin), policy, 1);
            if (!heads.assign(epoch, 2)) {
                throw new HaltException("the head changed hands while the log began");
            }
        });
    }
}
