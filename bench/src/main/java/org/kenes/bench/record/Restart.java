package org.kenes.bench.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.bench.Installation;
import org.kenes.cli.log.LogCommands;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.backup.BackupCommand;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings.RecordSettings.Start;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// What a large record costs a server that is killed and started again: a log of 5,000,000 entries
/// as `kenes log gen` makes it, in the table and as files.
///
/// - **start**: from the start of the process to the first answer, after `kill -9`; beside it the
///   same with an empty record. Then with `--deep`, which hashes everything and compares every
///   tile; then with all files gone, until they are there again.
/// - **proof**: how long one `GET /log/proof/{index}` takes, for random places, one after the
///   other; first while the server is cold and its compiler at work, then warm.
/// - **backup**: `kenes backup run` while the server goes on, then `kenes backup check`, which
///   restores everything into a database of its own and verifies the log.
///
/// `bench/run record.Restart [entries] [proofs]`
public final class Restart {
    private static final String ORIGIN = "kenes.example/testlog";
    private static final String SEED = "bench";
    private static final String COPY =
            "copy record.ledger_entry (dedup, entry, code, received_at, shuffle, idx) from stdin";

    /// Requests after which the compiler of the server has little left to do.
    private static final int WARM = 15_000;

    private static final String HEAD =
            """
            update record.ledger_head set assigned = :size, size = :size, root = :root, note = :note,
                published_size = :size, published_note = :note
            """;

    private Restart() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("serve")) {
            serve(Path.of(args[1]), args[2].equals("deep"));
            return;
        }
        long entries = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        int proofs = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        Path empty = Files.createTempDirectory("kenes-bench-empty");
        Path data = Files.createTempDirectory("kenes-bench");
        try {
            make(data, entries);
            start(empty, "first start, no database yet", false, 0);
            start(empty, "empty record", false, 0);
            start(data, "killed, " + entries + " entries", false, proofs);
            start(data, "the same again", false, 0);
            start(data, "--deep", true, 0);
            backup(data);
            FolderTree.remove(data.resolve("log"));
            rebuild(data);
        } finally {
            FolderTree.remove(empty);
            FolderTree.remove(data);
        }
    }

    private static void make(Path data, long entries) throws Exception {
        Path made = data.resolve("made");
        LogCommands.run(
                new String[] {"gen", made.toString(), "--entries", "" + entries, "--seed", SEED},
                System.out,
                System.err);
        Files.createDirectories(data.resolve("keys"));
        byte[] seed = Hash.sha256(("kenes TEST log key\n" + SEED).getBytes(UTF_8)).bytes();
        SigningKey.ofSeed(ORIGIN, KeyType.ED25519, seed).write(data.resolve("keys/log.key"));
        Meter meter = Meter.start();
        try (Installation server = Installation.over(data, ORIGIN, Start.USUAL)) {
            fill(server.part(DataSource.class), made, entries);
            Keys keys = server.part(Keys.class);
            SignedNote signed = SignedNote.parse(Files.readAllBytes(made.resolve("checkpoint")));
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            SignedNote note =
                    signed.with(keys.clock.cosign(checkpoint, Instant.now().getEpochSecond()));
            server.part(JdbcClient.class)
                    .sql(HEAD)
                    .param("size", entries)
                    .param("root", checkpoint.root().bytes())
                    .param("note", note.toString())
                    .update();
            Files.write(made.resolve("checkpoint"), note.bytes());
            FolderTree.remove(data.resolve("log"));
            Files.move(made, data.resolve("log"));
        }
        say("made: %,d entries in the table in %.1f s", entries, meter.wall());
    }

    private static void fill(DataSource database, Path log, long entries) throws Exception {
        LogReader reader = new LogReader(Source.folder(log));
        Random random = new Random(1);
        byte[] dedup = new byte[32];
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            StringBuilder rows = new StringBuilder();
            Iterator<byte[]> all = reader.entries(0, entries, entries);
            for (long index = 0; index < entries; ) {
                for (long end = Math.min(entries, index + 256); index < end; index++) {
                    random.nextBytes(dedup);
                    byte[] entry = all.next();
                    rows.append("\\\\x").append(Hex.encode(dedup));
                    rows.append("\t\\\\x").append(Hex.encode(entry)).append('\t');
                    rows.append(ReceiptCode.of(Merkle.leaf(entry))).append("\t2031-03-01Z\t");
                    rows.append(random.nextLong()).append('\t').append(index).append('\n');
                }
                byte[] text = rows.toString().getBytes(UTF_8);
                copy.writeToCopy(text, 0, text.length);
                rows.setLength(0);
            }
            copy.endCopy();
            try (var analyse = connection.createStatement()) {
                analyse.execute("vacuum analyze record.ledger_entry");
            }
        }
    }

    /// Starts a process over the folder, asks it, and kills it.
    private static void start(Path data, String name, boolean deep, int proofs) throws Exception {
        long began = System.nanoTime();
        Process process = process(data, deep);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            URI site = URI.create(ready(lines));
            HttpClient client = HttpClient.newHttpClient();
            get(client, site.resolve("log/vkey"));
            double cpu = Meter.cpu(process.toHandle());
            say(
                    "%s: first answer after %.1f s, %.1f s of CPU in the server and PostgreSQL",
                    name, (System.nanoTime() - began) / 1e9, cpu);
            if (proofs > 0) {
                proofs(client, site, data, process.toHandle(), "cold", WARM);
                proofs(client, site, data, process.toHandle(), "warm", proofs);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process process(Path data, boolean deep) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx1600m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Restart.class.getName(),
                        "serve",
                        data.toString(),
                        deep ? "deep" : "usual")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String ready(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring(6);
            }
        }
        throw new IllegalStateException("it did not start");
    }

    private static void serve(Path data, boolean deep) throws Exception {
        Installation server = Installation.over(data, ORIGIN, new Start(deep, List.of()));
        System.out.println("ready " + server.site());
        Thread.currentThread().join();
    }

    private static void proofs(
            HttpClient client, URI site, Path data, ProcessHandle server, String how, int proofs)
            throws Exception {
        double cpu = Meter.cpu(server);
        long size =
                Checkpoint.parse(
                                SignedNote.parse(Files.readAllBytes(data.resolve("log/checkpoint")))
                                        .text())
                        .size();
        Random random = new Random(2);
        long[] took = new long[proofs];
        for (int i = 0; i < proofs; i++) {
            URI address = site.resolve("log/proof/" + random.nextLong(size));
            long began = System.nanoTime();
            get(client, address);
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        say(
                "%s: %,d proofs of a log of %,d: p50 %.2f ms, p99 %.2f ms, max %.1f ms; CPU of one"
                        + " in the server and PostgreSQL %.0f µs",
                how,
                proofs,
                size,
                took[proofs / 2] / 1e6,
                took[(int) (proofs * 99L / 100)] / 1e6,
                took[proofs - 1] / 1e6,
                (Meter.cpu(server) - cpu) * 1e6 / proofs);
    }

    private static void get(HttpClient client, URI address) throws Exception {
        int status =
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                        .statusCode();
        if (status != 200) {
            throw new IllegalStateException(status + " " + address);
        }
    }

    private static void backup(Path data) throws Exception {
        Path backups = Files.createTempDirectory("kenes-bench-backups");
        try {
            try (Installation _ = Installation.over(data, ORIGIN, Start.USUAL)) {
                backup("run", "--data", data.toString(), "--out", backups.toString());
            }
            try (Stream<Path> made = Files.list(backups)) {
                backup("check", made.findFirst().orElseThrow().toString());
            }
        } finally {
            FolderTree.remove(backups);
        }
    }

    private static void backup(String... words) {
        long began = System.nanoTime();
        int exit =
                BackupCommand.run(
                        List.of(words),
                        null,
                        Clock.systemUTC(),
                        Randomness.secure(),
                        System.out,
                        System.out);
        if (exit != 0) {
            throw new IllegalStateException("backup " + words[0] + " ended with " + exit);
        }
        say("backup %s: %.1f s", words[0], (System.nanoTime() - began) / 1e9);
    }

    private static void rebuild(Path data) throws Exception {
        try (Installation server = Installation.over(data, ORIGIN, Start.USUAL)) {
            Meter meter = Meter.start();
            long size = server.part(PublicLog.class).sequence().head().size();
            say(
                    "store rebuilt from the table, %,d entries: %.1f s; CPU of one entry: %s",
                    size, meter.wall(), meter.cpuPer((int) size));
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
