package org.kenes.cli.log;

import org.kenes.ledger.account.Account;
import org.kenes.ledger.account.RowsJsonl;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.verify.RememberedHead;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        Set.of("growing", "json"));
        Source source = Source.of(options.arguments(1).getFirst());
        LogVerifier verifier =
                LogVerifier.of(source, options.log())
                        .origin(options.origin())
                        .policy(options.policy())
                        .growing(options.has("growing"))
                        .samples((int) Math.min(100_000, options.number("samples", 64)))
                        .jobs((int) Math.min(64, options.number("jobs", 1)));
        options.all("old").forEach(file -> verifier.older(Options.file(file)));
        LogVerifier.Verified verified = verifier.verify();
        SignedCheckpoint signed = verified.checkpoint();
        String remember = options.maybe("remember");
        String look = "";
        if (remember != null) {
            look =
                    switch (new RememberedHead(Path.of(remember))
                            .look(new LogReader(source), signed, options.log())) {
                        case FIRST -> "ok first look, remembered";
                        case AGAIN -> "ok what was seen before is a prefix";
                    };
        }
        if (options.has("json")) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("origin", signed.checkpoint().origin());
            object.put("size", signed.size());
            object.put("root", signed.root().base64());
            object.put("cosignatures", (long) signed.cosignatures().size());
            object.put("verified", true);
            json(object, out);
            return;
        }
        verified.lines().forEach(out::println);
        if (!look.isEmpty()) {
            out.println(look);
        }
        out.println(
                "VERIFIED origin="
                        + signed.checkpoint().origin()
                        + " size="
                        + signed.size()
                        + " root="
                        + signed.root());
    }

    static void account(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Options options =
                new Options(
                        words,
                        Set.of(
                                "vkey", "release", "size", "jobs", "witness", "quorum", "policy",
                                "origin"),
                        Set.of("json", "growing"));
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
                        .jobs((int) Math.min(64, options.number("jobs", 1)))
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
        if (options.has("json")) {
            Map<String, Object> object = new LinkedHashMap<>(result.names());
            object.put("origin", options.origin());
            object.put("size", result.size());
            object.put("root", result.root().base64());
            json(object, out);
            return;
        }
        result.names().forEach((name, number) -> out.println(name + " " + number));
        out.println(
                "ACCOUNTED origin="
                        + options.origin()
                        + " size="
                        + result.size()
                        + " root="
                        + result.root());
    }

    static void json(Map<String, Object> object, PrintStream out) {
        out.writeBytes(CanonicalJson.write(object));
        out.println();
    }
}
