package org.kenes.cli.log;

import org.kenes.cli.verify.VerifyCommand;
import org.kenes.cli.words.UsageException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.account.Account;
import org.kenes.ledger.entry.LedgerRecord.ReleaseMade;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.RecountNote;
import org.kenes.ledger.receipt.RecountNote.Verdict;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// `recount`: verifies a release folder as `kenes verify` does and signs what came of it, so that
/// others can count who came to the same numbers.
final class RecountCommand {
    private RecountCommand() {}

    static void make(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Options options = new Options(words, Set.of("vkey", "key", "out"), Set.of());
        Path folder = Path.of(options.arguments(1).getFirst());
        String vkey = options.log().toString();
        SigningKey key = Options.signingKey(options.required("key"));
        Path note = Path.of(options.required("out"));
        int exit =
                VerifyCommand.run(
                        new String[] {folder.toString(), "--vkey", vkey},
                        options.has("json") ? err : out,
                        err);
        if (exit > 1) {
            throw new UsageException(folder + " cannot be recounted");
        }
        Verdict verdict = exit == 0 ? Verdict.AGREES : Verdict.DIFFERS;
        RecountNote recount = recount(folder, options, verdict);
        try {
            Files.write(note, recount.sign(key).bytes(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("will not replace " + note);
        }
        show(recount, new Results(out, options)).done("SIGNED");
        if (verdict == Verdict.DIFFERS) {
            throw new VerificationException(
                    "the recount differs; the note in " + note + " says so");
        }
    }

    /// What the log itself says of the release: also where the folder was altered, the note is
    /// about what was published.
    private static RecountNote recount(Path folder, Options options, Verdict verdict)
            throws IOException {
        LogReader reader = new LogReader(Source.folder(folder.resolve("log")));
        SignedCheckpoint signed = reader.checkpoint(options.log(), List.of());
        String origin = signed.checkpoint().origin();
        String findings = Hash.sha256(Files.readAllBytes(folder.resolve("findings.json"))).hex();
        ReleaseMade release =
                Account.at(reader, signed.head(), origin, signed.size())
                        .dispositionsNow()
                        .releases()
                        .values()
                        .stream()
                        .map(released -> released.release())
                        .max(
                                Comparator.comparing((ReleaseMade made) ->
                                                findings.equals(made.files().get("findings.json")))
                                        .thenComparing(ReleaseMade::release))
                        .orElseThrow(() -> new VerificationException("the log has no release"));
        String published = release.files().get("findings.json");
        if (published == null) {
            throw new VerificationException(
                    "release " + release.release() + " names no findings in the log");
        }
        return new RecountNote(
                origin,
                release.release(),
                release.head(),
                release.dispositions(),
                Hash.ofHex(published),
                verdict,
                LocalDate.now(ZoneOffset.UTC));
    }

    /// `recounted`: what such a note says, if the key signed it.
    static void open(List<String> words, PrintStream out) {
        Options options = new Options(words, Set.of("key"), Set.of());
        RecountNote recount =
                RecountNote.open(
                        SignedNote.parse(Options.file(options.arguments(1).getFirst())),
                        Options.key(options.required("key")));
        show(recount, new Results(out, options)).done("VERIFIED");
    }

    private static Results show(RecountNote recount, Results results) {
        return results.field("origin", recount.origin())
                .field("release", recount.release())
                .field("size", recount.head().size())
                .field("findings", recount.findings().hex())
                .field("verdict", recount.verdict().word())
                .field("date", recount.date().toString());
    }
}
