package org.kenes.bench.nation;

import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.verify.LogVerifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Receipts against the published log.
final class Recount {
    private final Set<String> codes = new HashSet<>();
    private final Map<Visit.Kind, Integer> counted = new EnumMap<>(Visit.Kind.class);
    private long twice;

    private Recount() {}

    /// Waits until so many entries are published, verifies the whole log and reads it.
    static Recount of(Path data, long atLeast, Duration patience) throws Exception {
        Path store = data.resolve("log");
        long until = System.nanoTime() + patience.toNanos();
        while (size(store) < atLeast && System.nanoTime() < until) {
            Thread.sleep(500);
        }
        var key = SigningKey.read(data.resolve("keys/log.key")).verifier();
        long size = LogVerifier.of(Source.folder(store), key).verify().checkpoint().size();
        Recount recount = new Recount();
        new LogReader(Source.folder(store)).entries(0, size, size).forEachRemaining(recount::count);
        return recount;
    }

    private static long size(Path store) throws Exception {
        byte[] note = Files.readAllBytes(store.resolve("checkpoint"));
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    private void count(byte[] bytes) {
        if (LogEntry.parse(bytes) instanceof LogEntry.Sealed entry) {
            if (!codes.add(ReceiptCode.of(Merkle.leaf(bytes)).toString())) {
                twice++;
            }
            for (Visit.Kind kind : Visit.Kind.values()) {
                if (kind.entry() == entry.kind()) {
                    counted.merge(kind, 1, Integer::sum);
                }
            }
        }
    }

    /// Receipts without an entry.
    long missing(List<String> receipts) {
        return receipts.stream().filter(code -> !codes.contains(code)).count();
    }

    /// Entries more than there were visits.
    long more(Visit.Kind kind, int visits) {
        return counted.getOrDefault(kind, 0) - visits;
    }

    /// Entries that are there twice, byte by byte.
    long twice() {
        return twice;
    }
}
