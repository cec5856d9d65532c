package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.JsonLines;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.InclusionProof;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `proof`, `consistency` and `check-proofs`.
final class Proofs {
    private Proofs() {}

    static void proof(List<String> words, PrintStream out) throws IOException {
        Options options = new Options(words, Set.of("out"), Set.of("with-entry"));
        List<String> named = options.arguments(2);
        LogReader reader = new LogReader(Source.of(named.getFirst()));
        long index;
        try {
            index = Decimal.parse(named.get(1));
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        SignedNote note = SignedNote.parse(reader.checkpoint());
        long size = Checkpoint.parse(note.text()).size();
        if (index >= size) {
            throw new UsageException("index " + index + " is not in a log of " + size);
        }
        byte[] proof = reader.proof(index, note, options.has("with-entry")).bytes();
        String file = options.maybe("out");
        if (file != null) {
            Files.write(Path.of(file), proof);
        }
        if (options.has("json")) {
            new Results(out, options)
                    .hidden("proof", new String(proof, StandardCharsets.UTF_8))
                    .done("DONE");
        } else if (file == null) {
            out.writeBytes(proof);
        }
    }

    static void consistency(List<String> words, PrintStream out) {
        Options options =
                new Options(
                        words,
                        Set.of("vkey", "dir", "proof", "witness", "quorum", "policy", "origin"),
                        Set.of());
        List<String> named = options.arguments(2);
        SignedCheckpoint old = open(named.get(0), options);
        SignedCheckpoint now = open(named.get(1), options);
        if (old.size() > now.size()) {
            throw new VerificationException("the older checkpoint is larger");
        }
        String dir = options.maybe("dir");
        String proof = options.maybe("proof");
        if ((dir == null) == (proof == null)) {
            throw new UsageException("either --dir or --proof");
        }
        ConsistencyProof consistency =
                dir != null
                        ? new LogReader(Source.of(dir)).consistency(old.size(), now.size())
                        : new ConsistencyProof(old.size(), now.size(), lines(Options.file(proof)));
        consistency.verify(old.root(), now.root());
        new Results(out, options)
                .hidden("from", old.size())
                .hidden("size", now.size())
                .end("VERIFIED", "VERIFIED " + old.size() + " is a prefix of " + now.size());
    }

    private static SignedCheckpoint open(String file, Options options) {
        byte[] bytes = Options.file(file);
        SignedNote note =
                bytes.length > 20
                                && new String(bytes, 0, 20, StandardCharsets.ISO_8859_1)
                                        .equals("c2sp.org/tlog-proof@")
                        ? TlogProof.parse(bytes).checkpoint()
                        : SignedNote.parse(bytes);
        SignedCheckpoint signed =
                SignedCheckpoint.open(
                        note, options.log(), options.origin(), options.policy().witnessKeys());
        if (!options.policy().isSatisfiedBy(signed)) {
            throw new VerificationException("quorum not reached in " + file);
        }
        return signed;
    }

    private static List<Hash> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().map(Hash::ofBase64).toList();
    }

    static void check(List<String> words, PrintStream out) throws IOException {
        Options options = new Options(words, Set.of(), Set.of());
        Path file = Path.of(options.arguments(1).getFirst());
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        Results results = new Results(out, options);
        List<Object> bad = new ArrayList<>();
        long number;
        try (InputStream in = Files.newInputStream(file)) {
            JsonLines lines = new JsonLines(in);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                try {
                    check(CanonicalJson.lenient(line));
                    results.line("ok " + lines.number());
                } catch (MalformedException | VerificationException e) {
                    results.line("bad " + lines.number() + " " + e.getMessage());
                    bad.add(lines.number());
                }
            }
            number = lines.number() - 1;
        }
        if (options.has("json")) {
            results.hidden("proofs", number)
                    .hidden("bad", bad)
                    .done(bad.isEmpty() ? "VERIFIED" : "FAILED");
        }
        if (!bad.isEmpty()) {
            throw new VerificationException(bad.size() + " of " + number + " proofs are bad");
        }
    }

    private static void check(Map<String, Object> proof) {
        List<Hash> path = new ArrayList<>();
        if (!(proof.get("proof") instanceof List<?> hashes)) {
            throw new MalformedException("no proof");
        }
        hashes.forEach(hash -> path.add(Hash.ofBase64(String.valueOf(hash))));
        long size = Decimal.parse(text(proof, "size"));
        Hash root = Hash.ofBase64(text(proof, "root"));
        switch (text(proof, "type")) {
            case "inclusion" ->
                    new InclusionProof(Decimal.parse(text(proof, "index")), size, path)
                            .verify(Hash.ofBase64(text(proof, "leaf")), root);
            case "consistency" -> {
                long from = Decimal.parse(text(proof, "from"));
                if (from == 0) {
                    throw new MalformedException("from is 0");
                }
                new ConsistencyProof(from, size, path)
                        .verify(Hash.ofBase64(text(proof, "from_root")), root);
            }
            default -> throw new MalformedException("unknown type");
        }
    }

    private static String text(Map<String, Object> proof, String name) {
        if (proof.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedException("no " + name);
    }
}
