package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.account.Row;
import org.kenes.ledger.account.RowsJsonl;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.receipt.Slip;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The one-line commands.
final class Notes {
    private Notes() {}

    static void keygen(List<String> words, PrintStream out) throws IOException {
        Options options = new Options(words, Set.of("type", "out"), Set.of());
        String name = options.arguments(1).getFirst();
        KeyType type =
                switch (options.required("type")) {
                    case "log", "ack", "slip" -> KeyType.ED25519;
                    case "witness" -> KeyType.COSIGNATURE;
                    default -> throw new UsageException("--type is log, witness, ack or slip");
                };
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        SigningKey key;
        try {
            key = SigningKey.ofSeed(name, type, seed);
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        try {
            key.write(Path.of(options.required("out")).toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("will not replace " + options.required("out"));
        }
        String vkey = key.verifier().toString();
        new Results(out, options).hidden("vkey", vkey).end("DONE", vkey);
    }

    static void ack(List<String> words, PrintStream out) {
        Options options = new Options(words, Set.of("key"), Set.of());
        Acknowledgement ack =
                Acknowledgement.open(
                        SignedNote.parse(Options.file(options.arguments(1).getFirst())),
                        Options.key(options.required("key")));
        new Results(out, options)
                .field("origin", ack.origin())
                .field("leaf", ack.leaf().base64())
                .field("received", ack.received())
                .field("merge-by", ack.mergeBy())
                .done("VERIFIED");
    }

    static void slip(List<String> words, PrintStream out) {
        Options options = new Options(words, Set.of("key"), Set.of());
        Slip slip =
                Slip.open(
                        SignedNote.parse(Options.file(options.arguments(1).getFirst())),
                        Options.key(options.required("key")));
        new Results(out, options)
                .field("origin", slip.origin())
                .field("leaf", slip.leaf().base64())
                .field("id", slip.id())
                .field("seq", slip.seq())
                .field("date", slip.date().toString())
                .done("VERIFIED");
    }

    static void code(List<String> words, PrintStream out) {
        Options options = new Options(words, Set.of(), Set.of());
        String leaf = options.arguments(1).getFirst();
        String code;
        try {
            Hash hash = leaf.length() == 64 ? Hash.ofHex(leaf) : Hash.ofBase64(leaf);
            code = ReceiptCode.of(hash).toString();
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        new Results(out, options).hidden("code", code).end("DONE", code);
    }

    /// Receipt codes and dispositions of one region, sorted, for a notice board. Only a counted row
    /// says its region and opens its leaf, so only those can be listed from rows.
    static void list(List<String> words, PrintStream out) throws IOException {
        Options options = new Options(words, Set.of("region", "kind"), Set.of());
        String region = options.required("region");
        int kind = (int) options.number("kind", 1);
        TreeSet<String> lines = new TreeSet<>();
        Path file = Path.of(options.arguments(1).getFirst());
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            new RowsJsonl(in).forEachRemaining(row -> add(row, region, kind, lines));
        }
        Results results = new Results(out, options).hidden("lines", List.copyOf(lines));
        lines.forEach(results::line);
        results.field("region", region).field("rows", (long) lines.size()).done("LISTED");
    }

    private static void add(Row row, String region, int kind, TreeSet<String> lines) {
        switch (row.content()) {
            case Row.Coded(byte[] salt, String coded, Hash rest) ->
                    add(row, region, kind, coded, Commitment.of(salt, coded, rest), lines);
            case Row.Words words ->
                    add(
                            row,
                            region,
                            kind,
                            words.coded(),
                            Commitment.of(
                                    words.salt(),
                                    words.coded(),
                                    Commitment.rest(words.textSalt(), words.text(), words.tail())),
                            lines);
            case Row.Nothing _, Row.Withheld _ -> {}
        }
    }

    private static void add(
            Row row,
            String region,
            int kind,
            String coded,
            Hash commitment,
            TreeSet<String> lines) {
        Map<String, Object> values = CanonicalJson.read(coded.getBytes(StandardCharsets.UTF_8));
        if (region.equals(values.get("region"))) {
            byte[] entry = new org.kenes.ledger.entry.LogEntry.Sealed(kind, commitment).bytes();
            lines.add(
                    ReceiptCode.of(org.kenes.ledger.tree.Merkle.leaf(entry))
                            + " "
                            + row.disposition());
        }
    }
}
