package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.tile.UnreachableException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Chooses the command and turns what goes wrong into an exit code.
public final class LogCommands {
    private static final String USAGE =
            """
            kenes log verify DIR|URL --vkey K [--remember F] [--old F]… [--growing] [--samples N] [--jobs N]
            kenes log account DIR|URL ROWS.jsonl --vkey K [--release R | --size T]
            kenes log receipt FILE --vkey K [--ack K] [--entry HEX] [--opening F] [--log DIR|URL]
            kenes log proof DIR|URL INDEX [--with-entry] [--out F]
            kenes log consistency OLD NEW --vkey K (--dir DIR | --proof F)
            kenes log check-proofs F.jsonl
            kenes log gen DIR --entries N --seed S [--form sealed|plain|bytes] [--origin O] [--witnesses W] [--at S1,S2]
            kenes log keygen NAME --type log|witness|ack|slip --out FILE
            kenes log append DIR --key FILE [--in HEXLINES] [--policy FILE]
            kenes log repair DIR --vkey K [--from DIR|URL] [--dry-run]
            kenes log witness --listen H:P --state DIR --key FILE --log K… [--init]
            kenes log ack F --key K · slip F --key K · code LEAF · list ROWS.jsonl --region R
            kenes log recount RELEASE-DIR --vkey K --key FILE --out NOTE · recounted NOTE --key K
            common: --witness K|@file … --quorum N --policy FILE --origin O --json
            """;

    private LogCommands() {}

    /// @return the exit code
    public static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> words = Arrays.asList(args);
        try {
            if (words.isEmpty()) {
                throw new UsageException("which command?");
            }
            command(words.getFirst(), words.subList(1, words.size()), out, err);
            return 0;
        } catch (VerificationException | MalformedException | HaltException e) {
            err.println("FAILED: " + e.getMessage());
            return 1;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (UncheckedIOException e) {
            return unread(Objects.requireNonNull(e.getCause()), err);
        } catch (IOException e) {
            return unread(e, err);
        } finally {
            out.flush();
        }
    }

    private static int unread(IOException e, PrintStream err) {
        boolean server = e instanceof UnreachableException;
        err.println((server ? "cannot reach the server: " : "cannot read: ") + e.getMessage());
        return server ? 3 : 2;
    }

    private static void command(String name, List<String> words, PrintStream out, PrintStream err)
            throws IOException {
        switch (name) {
            case "verify" -> Verify.verify(words, out);
            case "account" -> Verify.account(words, out, err);
            case "receipt" -> ReceiptCommand.run(words, out);
            case "proof" -> Proofs.proof(words, out);
            case "consistency" -> Proofs.consistency(words, out);
            case "check-proofs" -> Proofs.check(words, out);
            case "gen" -> Generate.run(words, out);
            case "keygen" -> Notes.keygen(words, out);
            case "append" -> Append.run(words, out, err);
            case "repair" -> Repair.run(words, out);
            case "witness" -> WitnessCommand.run(words, out, err);
            case "ack" -> Notes.ack(words, out);
            case "slip" -> Notes.slip(words, out);
            case "recount" -> RecountCommand.make(words, out, err);
            case "recounted" -> RecountCommand.open(words, out);
            case "code" -> Notes.code(words, out);
            case "list" -> Notes.list(words, out);
            default -> throw new UsageException("unknown command " + name);
        }
    }
}
