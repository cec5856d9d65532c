package org.kenes.bench.ledger;

import org.kenes.cli.log.LogCommands;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `kenes log account` of a log of sealed opinions and its released rows, beside the hashing that
/// nobody can do without: each leaf, each node, and the opening of each row.
///
/// `KENES_JAVA_OPTS=-Xmx256m bench/run ledger.AccountRows [rows] [folder]`
public final class AccountRows {
    private static final String ORIGIN = "bench.example/account";
    private static final int BATCH = 16_384;
    private static final String CODED =
            "{\"audience\":\"students\",\"channel\":\"self\",\"date\":\"2031-03-01\",\"draft\":\"draft-1\",\"hash\":\"9f86d081884c7d659a2feaa0c55ad015\",\"lang\":\"kk\",\"level\":0,\"region\":\"KZ-19\",\"stance\":\"oppose\",\"voices\":1,\"wid\":\"art_%d\"}";

    private AccountRows() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder =
                Path.of(args.length > 1 ? args[1] : System.getProperty("java.io.tmpdir"))
                        .resolve("kenes-bench-account-" + rows);
        SigningKey key = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, new byte[32]);
        Path file = folder.resolve("rows.jsonl");
        if (!Files.exists(folder.resolve("log/checkpoint"))) {
            Files.createDirectories(folder);
            write(folder, file, rows, key);
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            VerifyLog.Cost hashing = VerifyLog.Cost.of(() -> hash(rows));
            VerifyLog.Cost account = VerifyLog.Cost.of(() -> account(folder, file, rows, key));
            ratios.add(account.cpu() / hashing.cpu());
            System.out.printf(
                    Locale.ROOT,
                    "round %d: hashing %.2f CPU-s, account %.2f CPU-s (%.2f s), ratio %.2f%n",
                    round,
                    hashing.cpu(),
                    account.cpu(),
                    account.wall(),
                    account.cpu() / hashing.cpu());
        }
        System.out.printf(
                Locale.ROOT,
                "account / pure hashing, %d rows, %d MB of rows, heap at most %d MB: median %.2f of"
                        + " CPU%n",
                rows,
                Files.size(file) >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                ratios.stream().sorted().toList().get(1));
    }

    private static Void account(Path folder, Path file, int rows, SigningKey key) {
        int exit =
                LogCommands.run(
                        new String[] {
                            "account",
                            folder.resolve("log").toString(),
                            file.toString(),
                            "--vkey",
                            key.verifier().toString(),
                            "--size",
                            Integer.toString(rows)
                        },
                        System.out,
                        System.err);
        if (exit != 0) {
            throw new IllegalStateException("account: " + exit);
        }
        return null;
    }

    private static Compartments compartments(int i) {
        byte[] secret = ByteBuffer.allocate(Compartments.SECRET_LENGTH).putInt(i).array();
        return Compartments.of(secret, coded(i), i % 2 == 0 ? "" : "Бұл бап анық емес.", "{}", "");
    }

    private static String coded(int i) {
        return CODED.replace("%d", Integer.toString(i % 95));
    }

    private static void write(Path folder, Path file, int rows, SigningKey key) throws IOException {
        Path log = folder.resolve("log");
        Path temporary = folder.resolve("tmp");
        LogWriter writer = LogWriter.open(log, temporary, Durability.NONE, Head.EMPTY);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int from = 0; from < rows; from += BATCH) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = from; i < Math.min(rows, from + BATCH); i++) {
                    Compartments made = compartments(i);
                    Commitment commitment = made.commitment();
                    batch.add(commitment.entry(1).bytes());
                    out.write(row(i, made, commitment));
                }
                writer.writeTiles(from, batch.iterator());
            }
        }
        new CheckpointFile(log, temporary, Durability.NONE)
                .publish(() -> new CheckpointFile.Publication(writer.sign(ORIGIN, key), false));
    }

    private static String row(int i, Compartments made, Commitment commitment) {
        var coded = made.part(org.kenes.ledger.entry.Compartment.CODED);
        var text = made.part(org.kenes.ledger.entry.Compartment.TEXT);
        String rest =
                i % 2 == 0
                        ? "\"rest\":\"" + commitment.rest().hex() + "\"}\n"
                        : "\"text\":\""
                                + text.text()
                                + "\",\"text_salt\":\""
                                + Hex.encode(text.salt())
                                + "\",\"tail\":\""
                                + commitment.tail().hex()
                                + "\"}\n";
        return "{\"index\":"
                + i
                + ",\"disposition\":\"counted\",\"salt\":\""
                + Hex.encode(coded.salt())
                + "\",\"coded\":\""
                + coded.text().replace("\"", "\\\"")
                + "\","
                + rest;
    }

    private static Hash hash(int rows) {
        byte[] salt = new byte[16];
        Hash hash = Hash.sha256(salt);
        String coded = coded(7);
        for (int i = 0; i < rows; i++) {
            Hash opened = Commitment.of(salt, coded, hash);
            hash = Merkle.node(Merkle.leaf(opened.bytes()), hash);
        }
        return hash;
    }
}
