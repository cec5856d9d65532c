package org.kenes.cli.log;

import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `append`: the same steps as the server, for a log that one person keeps in a folder.
final class Append {
    private Append() {}

    static void run(List<String> words, PrintStream out) throws IOException {
        Options options = new Options(words, Set.of("key", "in"), Set.of());
        Path root = Path.of(options.arguments(1).getFirst()).toAbsolutePath();
        Path state = root.resolveSibling(root.getFileName() + ".state");
        SigningKey key;
        try {
            key = SigningKey.read(Path.of(options.required("key")));
        } catch (IOException e) {
            throw new UsageException("cannot read the key file");
        }
        Files.createDirectories(root);
        Head head = Head.EMPTY;
        if (Files.exists(root.resolve("checkpoint"))) {
            SignedCheckpoint signed =
                    new LogReader(Source.folder(root)).checkpoint(key.verifier(), List.of());
            head = signed.head();
        }
        LogWriter writer = LogWriter.open(root, state, Durability.FORCED, head);
        List<byte[]> entries =
                options.has("in")
                        ? new String(Options.file(options.required("in")), StandardCharsets.UTF_8)
                                .lines()
                                .map(Hex::decode)
                                .toList()
                        : List.of();
        long first = writer.size();
        Head now = writer.writeTiles(first, entries.iterator());
        SignedNote note = writer.sign(key.name(), key);
        boolean published =
                new CheckpointFile(root, state, Durability.FORCED)
                        .publish(() -> new CheckpointFile.Publication(note, false));
        if (!published) {
            throw new IOException("another process is publishing to " + root);
        }
        out.println(
                "APPENDED first="
                        + first
                        + " count="
                        + entries.size()
                        + " size="
                        + now.size()
                        + " root="
                        + now.root());
    }
}
