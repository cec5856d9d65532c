package org.kenes.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.verify.LogVerifier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What outsiders find: the log verifies; it continues every checkpoint that anybody saw; every
/// receipt has its proof; and what was done once is there once.
final class Recount {
    private static final int PROOFS = 300;

    private final VerifierKey key;
    private final Path store;
    private final long size;

    Recount(VerifierKey key, Path store) {
        this.key = key;
        this.store = store;
        this.size = LogVerifier.of(Source.folder(store), key).verify().checkpoint().size();
    }

    long size() {
        return size;
    }

    void continuesWhatWasSeen(Watcher watcher) {
        assertThat(watcher.shrank()).as("no server ever showed less than before").isEmpty();
        LogReader reader = new LogReader(Source.folder(store));
        for (SignedCheckpoint shown : watcher.seen()) {
            assertThat(shown.size()).as("what was shown is there").isLessThanOrEqualTo(size);
            assertThat(reader.root(shown.size(), size))
                    .as("one root for size " + shown.size())
                    .isEqualTo(shown.root());
        }
    }

    /// Every receipt is in the log, once; and there is one entry for each thing that was done, also
    /// where its sender never got the first answer.
    void holds(Crowd crowd) {
        List<String> codes = new ArrayList<>();
        Map<Act.Kind, Integer> counted = new EnumMap<>(Act.Kind.class);
        new LogReader(Source.folder(store))
                .entries(0, size, size)
                .forEachRemaining(bytes -> {
                    if (LogEntry.parse(bytes) instanceof LogEntry.Sealed entry) {
                        codes.add(ReceiptCode.of(Merkle.leaf(bytes)).toString());
                        for (Act.Kind kind : Act.Kind.values()) {
                            counted.merge(kind, kind.entry() == entry.kind() ? 1 : 0, Integer::sum);
                        }
                    }
                });
        assertThat(codes).as("nothing twice").doesNotHaveDuplicates();
        assertThat(codes).as("nothing lost").containsAll(crowd.receipts().values());
        for (Act.Kind kind : Act.Kind.values()) {
            assertThat(counted.getOrDefault(kind, 0))
                    .as("entries of " + kind)
                    .isEqualTo(crowd.done(kind));
        }
    }

    /// Asks the server for the proof of receipts, as their holders would.
    void proves(Crowd crowd, URI site) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String code : crowd.receipts().values().stream().sorted().limit(PROOFS).toList()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            site.resolve("en/receipt/" + code + ".tlog-proof"))
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as("proof of " + code).isEqualTo(200);
            TlogProof proof = TlogProof.parse(answer.body());
            byte[] entry = Objects.requireNonNull(proof.extra());
            assertThat(ReceiptCode.of(Merkle.leaf(entry))).hasToString(code);
            proof.verify(
                    entry,
                    key,
                    proof.checkpoint().text().lines().findFirst().orElseThrow(),
                    List.of());
        }
    }
}
