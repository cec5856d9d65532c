package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.StoreRepair;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `repair`: puts back files of a log that are missing or too short, from its own entry bundles or
/// from those of a copy. It never guesses: the entries must hash to the signed checkpoint of the
/// folder, and a file with other bytes is shown and left alone.
final class Repair {
    private Repair() {}

    static void run(List<String> words, PrintStream out) throws IOException {
        Options options =
                new Options(words, Set.of("vkey", "from", "policy", "origin"), Set.of("dry-run"));
        Path root = Path.of(options.arguments(1).getFirst());
        if (!Files.isDirectory(root)) {
            throw new UsageException("no folder " + root);
        }
        Source own = Source.folder(root);
        String from = options.maybe("from");
        SignedCheckpoint signed =
                SignedCheckpoint.open(
                        SignedNote.parse(new LogReader(own).checkpoint()),
                        options.log(),
                        options.origin(),
                        options.policy().witnessKeys());
        LogReader entries = new LogReader(from == null ? own : Source.of(from));
        Path absolute = root.toAbsolutePath().normalize();
        StoreRepair repair =
                new StoreRepair(
                        root,
                        absolute.resolveSibling(absolute.getFileName() + ".state").resolve("tmp"),
                        Durability.FORCED,
                        signed.head());
        boolean look = options.has("dry-run");
        var all = entries.entries(0, signed.size(), signed.size());
        List<StoreRepair.Finding> findings = look ? repair.examine(all) : repair.repair(all);
        Results results = new Results(out, options);
        findings.forEach(finding -> results.line((look ? "" : "put back ") + finding));
        results.hidden("files", findings.stream().map(f -> (Object) f.path().toString()).toList())
                .field("origin", signed.checkpoint().origin())
                .field("size", signed.size())
                .field("root", signed.root().base64())
                .field(look ? "wrong" : "repaired", (long) findings.size());
        if (look && !findings.isEmpty()) {
            results.done("EXAMINED");
            throw new VerificationException(findings.size() + " files are not as they must be");
        }
        results.done(look ? "EXAMINED" : "REPAIRED");
    }
}
