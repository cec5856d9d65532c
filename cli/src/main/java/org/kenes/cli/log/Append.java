package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.FolderLog;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.Policy;
import org.kenes.ledger.witness.WitnessClient;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `append`: the same steps as the server, for a log that one person keeps in a folder.
final class Append {
    private static final int BATCH = 16_384;
    private static final long BATCH_BYTES = 16 << 20;

    private Append() {}

    static void run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Options options = new Options(words, Set.of("key", "in", "policy"), Set.of());
        Path root = Path.of(options.arguments(1).getFirst());
        SigningKey key = Options.signingKey(options.required("key"));
        Policy policy = options.policy();
        if (!policy.logs().isEmpty()
                && policy.logs().stream().noneMatch(l -> l.key().equals(key.verifier()))) {
            throw new UsageException("the policy does not name the log " + key.name());
        }
        String in = options.maybe("in");
        if (in != null) {
            check(Path.of(in));
        }
        Results results = new Results(out, options);
        try (FolderLog log = FolderLog.open(root, key, Durability.FORCED)) {
            log.recovered()
                    .ifPresent(r ->
                            results.line(
                                    "ok finished what was interrupted: first="
                                            + r.first()
                                            + " count="
                                            + r.count()));
            Head before = log.head();
            if (in != null) {
                append(log, Path.of(in));
            }
            log.publish(note -> cosigned(policy, note, log.reader(), err));
            results.field("first", before.size())
                    .field("count", log.head().size() - before.size())
                    .field("size", log.head().size())
                    .field("root", log.head().root().base64())
                    .done("APPENDED");
        }
    }

    /// Nothing is appended of a file in which a line is wrong.
    private static void check(Path in) throws IOException {
        try (HexLines lines = new HexLines(in)) {
            while (lines.next() != null) {
                // Only looked at.
            }
        }
    }

    private static void append(FolderLog log, Path in) throws IOException {
        try (HexLines lines = new HexLines(in)) {
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            for (byte[] entry = lines.next(); entry != null; entry = lines.next()) {
                batch.add(entry);
                bytes += entry.length;
                if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                    log.append(batch);
                    batch.clear();
                    bytes = 0;
                }
            }
            log.append(batch);
        }
    }

    private static SignedNote cosigned(
            Policy policy, SignedNote note, LogReader reader, PrintStream err) {
        if (policy.witnesses().isEmpty()) {
            return note;
        }
        WitnessClient.Asked asked;
        try (WitnessClient client = new WitnessClient(policy, WitnessClient.Patience.USUAL)) {
            asked = client.ask(note, reader::consistency).orHalt();
        }
        if (!asked.enough()) {
            asked.lines().forEach(err::println);
            throw new VerificationException(
                    "quorum not reached; what was appended waits for the next append");
        }
        return asked.note();
    }
}
