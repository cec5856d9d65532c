package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.account.Account;
import org.kenes.ledger.account.RowsJsonl;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.verify.RememberedHead;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `verify` and `account`.
final class Verify {
    private Verify() {}

    static void verify(List<String> words, PrintStream out) throws IOException {
        Options options =
                new Options(
                        words,
                        Set.of(
                                "vkey",
                                "remember",
                                "old",
                                "samples",
                                "jobs",
                                "witness",
                                "quorum",
                                "policy",
                                "origin"),
                        Set.of("growing"));
        Source source = Source.of(options.arguments(1).getFirst());
        LogVerifier verifier =
                LogVerifier.of(source, options.log())
                        .origin(options.origin())
                        .policy(options.policy())
                        .growing(options.has("growing"))
                        .samples((int) Math.min(100_000, options.number("samples", 64)))
                        .jobs((int) Math.min(64, options.number("jobs", cores())));
        options.all("old").forEach(file -> verifier.older(Options.file(file)));
        LogVerifier.Verified verified = verifier.verify();
        SignedCheckpoint signed = verified.checkpoint();
        String remember = options.maybe("remember");
        String look = "";
        if (remember != null) {
            look =
                    switch (look(remember, source, signed, options.log())) {
                        case FIRST -> "ok first look, remembered";
                        case AGAIN -> "ok what was seen before is a prefix";
                    };
        }
        Results results = new Results(out, options);
        verified.lines().forEach(results::line);
        if (!look.isEmpty()) {
            results.line(look);
        }
        results.hidden("cosignatures", (long) signed.cosignatures().size())
                .hidden("checked", verified.lines())
                .field("origin", signed.checkpoint().origin())
                .field("size", signed.size())
                .field("root", signed.root().base64())
                .done("VERIFIED");
    }

    static void account(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Options options =
                new Options(
                        words,
                        Set.of(
                                "vkey", "release", "size", "jobs", "witness", "quorum", "policy",
                                "origin"),
                        Set.of("growing"));
        List<String> named = options.arguments(2);
        if (options.has("release") && options.has("size")) {
            throw new UsageException("either --release or --size");
        }
        Source source = Source.of(named.getFirst());
        SignedCheckpoint signed =
                LogVerifier.of(source, options.log())
                        .origin(options.origin())
                        .policy(options.policy())
                        .growing(options.has("growing"))
                        .jobs((int) Math.min(64, options.number("jobs", cores())))
                        .verify()
                        .checkpoint();
        Path rows = Path.of(named.get(1));
        if (!Files.isReadable(rows)) {
            throw new UsageException("cannot read " + rows);
        }
        LogReader reader = new LogReader(source);
        Account account =
                options.has("size")
                        ? Account.at(
                                reader, signed.head(), options.origin(), options.number("size", 0))
                        : Account.ofRelease(
                                reader,
                                signed.head(),
                                options.origin(),
                                options.has("release") ? options.number("release", 0) : null);
        Account.Result result;
        try (InputStream in = Files.newInputStream(rows)) {
            result = account.rows(new RowsJsonl(in));
        }
        account.warnings().forEach(warning -> err.println("warning " + warning));
        Results results = new Results(out, options);
        result.names().forEach(results::count);
        results.hidden("warnings", account.warnings())
                .field("origin", options.origin())
                .field("size", result.size())
                .field("root", result.root().base64())
                .done("ACCOUNTED");
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Only what is wrong with the remembered file itself is the fault of the command line.
    private static RememberedHead.Look look(
            String file, Source source, SignedCheckpoint signed, VerifierKey key)
            throws IOException {
        try {
            return new RememberedHead(Path.of(file)).look(new LogReader(source), signed, key);
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
