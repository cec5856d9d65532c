package org.kenes.cli.log;

import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// `gen`: a log that everyone can make again, for tests and measurements. Its keys are public.
final class Generate {
    private static final long TIME = 1_773_360_000;

    private Generate() {}

    static void run(List<String> words, PrintStream out) throws IOException {
        Options options =
                new Options(
                        words,
                        Set.of("entries", "seed", "form", "origin", "witnesses", "at"),
                        Set.of());
        Path root = Path.of(options.arguments(1).getFirst()).toAbsolutePath();
        checkEmpty(root);
        options.required("entries");
        long entries = options.number("entries", 0);
        String seed = options.required("seed");
        String form = options.has("form") ? options.required("form") : "sealed";
        if (!Set.of("sealed", "plain", "bytes").contains(form)) {
            throw new UsageException("--form is sealed, plain or bytes");
        }
        String origin =
                options.has("origin") ? options.required("origin") : "kenes.example/testlog";
        SigningKey key = key(origin, KeyType.ED25519, "kenes TEST log key\n" + seed);
        List<SigningKey> witnesses = new ArrayList<>();
        for (int i = 1; i <= options.number("witnesses", 0); i++) {
            witnesses.add(
                    key(
                            "witness" + i + ".example/w",
                            KeyType.COSIGNATURE,
                            "kenes TEST witness key " + i + "\n" + seed));
        }
        Path temporary = root.resolveSibling(root.getFileName() + ".tmp");
        LogWriter writer = LogWriter.open(root, temporary, Durability.NONE, Head.EMPTY);
        Entries made = new Entries(form, seed);
        TreeSet<Long> sizes = sizes(options, entries);
        for (long size : sizes) {
            long from = writer.size();
            Head head =
                    writer.writeTiles(
                            from, LongStream.range(from, size).mapToObj(made::entry).iterator());
            byte[] note = note(origin, head, key, witnesses).bytes();
            if (size == entries) {
                Files.write(root.resolve("checkpoint"), note);
            } else {
                Files.write(root.resolve("checkpoint." + size), note);
            }
        }
        Files.writeString(root.resolve("log.vkey"), key.verifier() + "\n");
        StringBuilder keys = new StringBuilder();
        witnesses.forEach(w -> keys.append(w.verifier()).append('\n'));
        Files.writeString(root.resolve("witness.vkeys"), keys);
        String vkey = key.verifier().toString();
        new Results(out, options).hidden("vkey", vkey).end("DONE", vkey);
    }

    private static void checkEmpty(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.list(root)) {
                if (files.findAny().isPresent()) {
                    throw new UsageException(root + " is not empty");
                }
            }
        }
    }

    private static TreeSet<Long> sizes(Options options, long entries) {
        TreeSet<Long> sizes = new TreeSet<>();
        if (options.has("at")) {
            for (String size : options.required("at").split(",", -1)) {
                try {
                    sizes.add(Decimal.parse(size));
                } catch (MalformedException e) {
                    throw new UsageException("--at: " + e.getMessage());
                }
            }
            if (sizes.last() > entries) {
                throw new UsageException("--at beyond --entries");
            }
        }
        sizes.add(entries);
        return sizes;
    }

    private static SigningKey key(String name, KeyType type, String seed) {
        return SigningKey.ofSeed(
                name, type, Hash.sha256(seed.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static SignedNote note(
            String origin, Head head, SigningKey key, List<SigningKey> witnesses) {
        Checkpoint checkpoint = new Checkpoint(origin, head);
        SignedNote note = checkpoint.sign(key);
        for (int i = 0; i < witnesses.size(); i++) {
            note = note.with(witnesses.get(i).cosign(checkpoint, TIME + i + 1));
        }
        return note;
    }

    /// The entries by rule.
    private record Entries(String form, String seed) {
        byte[] entry(long index) {
            if (form.equals("plain")) {
                return ("record " + index).getBytes(StandardCharsets.UTF_8);
            }
            byte[] hash =
                    Hash.sha256(
                                    ("kenes test leaf\n" + seed + "\n" + index)
                                            .getBytes(StandardCharsets.UTF_8))
                            .bytes();
            if (form.equals("sealed")) {
                byte[] entry = new byte[35];
                entry[0] = 0x4b;
                entry[1] = 1;
                entry[2] = 1;
                System.arraycopy(hash, 0, entry, 3, 32);
                return entry;
            }
            int length = ((hash[0] & 0xff) << 8 | hash[1] & 0xff) % 300;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; bytes.size() < length; i++) {
                bytes.writeBytes(Hash.sha256(hash, new byte[] {(byte) i}).bytes());
            }
            return Arrays.copyOf(bytes.toByteArray(), length);
        }
    }
}
