package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LedgerRecord.LogOpened;
import org.kenes.ledger.entry.LedgerRecord.PolicyFixed;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.server.record.Documents;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.RecordSettings.Predecessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first entries of a new log: index 0 says what log it is, index 1 whose cosignatures it will
/// need. A log that continues another one says so, and why, at index 2.
@Component
class Beginning {
    private final Heads heads;
    private final Queue queue;
    private final Keys keys;
    private final Witnesses witnesses;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final Settings.RecordSettings settings;

    /// Read at once, so that a start that cannot be is refused and not a batch.
    private final @Nullable Epoch continued;

    private record Epoch(LedgerRecord.Predecessor predecessor, byte[] cause) {}

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
        Predecessor ended = settings.record().start().continues();
        this.continued =
                ended == null ? null : new Epoch(last(ended.checkpoint()), read(ended.cause()));
    }

    /// Gives them their places.
    ///
    /// @param epoch of the leader
    void write(long epoch) {
        List<LogEntry> first = entries();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < first.size(); i++) {
                queue.put(
                        new SubmissionKey("record/log", settings.origin() + " " + i),
                        first.get(i),
                        i);
            }
            if (!heads.assign(epoch, first.size())) {
                throw heads.refused(epoch, "the head changed while the log began");
            }
        });
    }

    private List<LogEntry> entries() {
        long promised = settings.mergeWithin().toSeconds();
        Map<String, Object> opened =
                new TreeMap<>(
                        new LogOpened(
                                        settings.origin(),
                                        keys.ack.verifier(),
                                        promised,
                                        continued == null ? null : continued.predecessor())
                                .members());
        opened.put("clock", keys.clock.verifier().toString());
        List<LogEntry> entries = new ArrayList<>();
        entries.add(new LogEntry.Public(1, opened));
        entries.add(document("witnesses", witnesses.text()));
        if (continued != null) {
            entries.add(document("epoch", continued.cause()));
        }
        return entries;
    }

    private LogEntry document(String name, byte[] text) {
        return new PolicyFixed(name, "1", documents.keep(text)).entry();
    }

    private LedgerRecord.Predecessor last(Path file) {
        try {
            Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(read(file)).text());
            if (checkpoint.origin().equals(settings.origin())) {
                throw new RefusedStart(
                        "a log that continues "
                                + checkpoint.origin()
                                + " needs an origin of its own, such as "
                                + checkpoint.origin()
                                + "/e2");
            }
            return new LedgerRecord.Predecessor(checkpoint.origin(), checkpoint.head());
        } catch (MalformedException e) {
            throw new RefusedStart(file + " is no checkpoint: " + e.getMessage());
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RefusedStart("cannot read " + file);
        }
    }
}
