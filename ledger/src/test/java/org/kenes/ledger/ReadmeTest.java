package org.kenes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.FolderLog;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.verify.LogVerifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The example of the README, word for word, and that it is still there.
class ReadmeTest {
    @TempDir Path folder;

    @Test
    void theExampleWorksAndIsWhatTheReadmeShows() throws IOException {
        byte[] seed = new byte[32];
        byte[] secret = new byte[32];
        Path root = folder.resolve("log");
        // README: begin
        SigningKey key = SigningKey.ofSeed("example.org/log", KeyType.ED25519, seed);

        // What somebody says becomes 35 bytes that say nothing without the secret.
        Compartments said = Compartments.of(secret, "{\"stance\":\"oppose\"}", "Why?", "{}", "");
        byte[] entry = said.commitment().entry(1).bytes();

        // Append durably, then publish; witnesses would cosign in between.
        try (FolderLog log = FolderLog.open(root, key, Durability.FORCED)) {
            log.append(List.of(entry));
            log.publish(note -> note);
        }

        // Anyone: check everything there is, from a folder or a URL.
        Source source = Source.of(root.toString());
        LogVerifier.Verified verified = LogVerifier.of(source, key.verifier()).verify();

        // What the person keeps, and how it is checked without asking anybody.
        TlogProof proof = new LogReader(source).proof(0, verified.checkpoint().note(), true);
        proof.verify(entry, key.verifier(), "example.org/log", List.of());
        // README: end
        assertThat(verified.checkpoint().size()).isEqualTo(1);

        Path sources = Path.of("src/test/java/org/kenes/ledger/ReadmeTest.java");
        String text = Files.readString(sources);
        int begin = text.indexOf("// README: begin") + 17;
        int end = text.indexOf("\n        // README: end");
        String example = text.substring(begin, end).stripIndent();
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```java\n" + example + "\n```");
    }
}
