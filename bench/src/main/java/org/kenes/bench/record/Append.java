package org.kenes.bench.record;

import org.jspecify.annotations.Nullable;
import org.kenes.bench.Installation;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.note.Ed25519;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.opinion.Stance;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.GroupCommit;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/// Two questions about the way from `Record.add` to a published checkpoint, with sealed opinions,
/// everything durable, while the log is being sequenced every second:
///
/// - **bulk**: how many entries a second go in, in transactions of 500 from four clients, until the
///   checkpoint that covers the last of them is published; once sealed by their authors' devices,
///   once as an import does it, for which the server makes the secrets, and once with the
///   acknowledgement of every entry signed as well. Beside it, in the same run: the same number of
///   rows, without any signature or hash, inserted by one client into a bare table of the same
///   columns, and the two pieces of key arithmetic that an entry cannot do without.
/// - **paced**: how long one submission waits for its acknowledgement when 1,000 arrive each
///   second, at the door of the site, where those who come together share a transaction, and with a
///   transaction for each. Beside it: an append of 4 KiB with `force`, the floor of any durable
///   answer.
///
/// `bench/run record.Append [entries] [seconds]`
public final class Append {
    private static final int TRANSACTION = 500;
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 50_000;
    private static final int RATE = 1_000;

    private Append() {}

    public static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        try (Installation server = Installation.open()) {
            bulk(server, WARM_UP, "warm-up", true, null);
            keyArithmetic();
            SealedAhead[] sealed = SealedAhead.of(entries, Append::entry);
            double own = bulk(server, entries, "bulk, sealed by their authors", false, sealed);
            double rate = bulk(server, entries, "bulk", false, null);
            double acknowledged = bulk(server, entries, "bulk, acknowledged", true, null);
            double bare = BareInsert.perSecond(server.part(DataSource.class), entries, TRANSACTION);
            System.out.printf(
                    Locale.ROOT,
                    "bare table, same columns, same transactions: %,.0f rows/s; ratio %.2f sealed"
                            + " by their authors, %.2f, %.2f acknowledged%n",
                    bare,
                    own / bare,
                    rate / bare,
                    acknowledged / bare);
            keyArithmetic();
            TransactionTemplate transaction = server.part(TransactionTemplate.class);
            Record record = server.part(Record.class);
            var door =
                    new GroupCommit<Submission, Recorded>(
                            batch -> transaction.execute(status -> record.addAll(batch)),
                            Submission::key);
            Function<Submission, Recorded> alone =
                    it -> transaction.execute(status -> record.add(it));
            paced(server, "paced warm-up", Math.min(seconds, 15), door::take);
            paced(server, "paced, at the door", seconds, door::take);
            paced(server, "paced, a transaction each", seconds, alone);
            floor(server.data());
        }
    }

    /// @param sealed null where the server makes the secrets
    private static double bulk(
            Installation server,
            int entries,
            String name,
            boolean acknowledged,
            SealedAhead @Nullable [] sealed)
            throws InterruptedException {
        Record record = server.part(Record.class);
        TransactionTemplate transaction = server.part(TransactionTemplate.class);
        Meter meter = Meter.start();
        double accepted;
        long size;
        try (Sequencing sequencing = new Sequencing(server.part(PublicLog.class))) {
            AtomicInteger next = new AtomicInteger();
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    int at;
                                    while ((at = next.getAndAdd(TRANSACTION)) < entries) {
                                        int end = Math.min(entries, at + TRANSACTION);
                                        List<Submission> batch = opinions(name, at, end, sealed);
                                        List<Recorded> answers =
                                                transaction.execute(status -> record.addAll(batch));
                                        if (acknowledged) {
                                            answers.forEach(Append::acknowledge);
                                        }
                                    }
                                }));
            }
            for (Thread client : clients) {
                client.join();
            }
            accepted = meter.wall();
            size = sequencing.finish();
        }
        double all = meter.wall();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d entries accepted in %.1f s, published in %.1f s: %,.0f entries/s; log of"
                        + " %,d, heap %d MB; CPU of one entry: %s%n",
                name,
                entries,
                accepted,
                all,
                entries / all,
                size,
                heap(),
                meter.cpuPer(entries));
        return entries / all;
    }

    private static void acknowledge(Recorded answer) {
        String ack =
                switch (answer) {
                    case Recorded.Accepted accepted -> accepted.ack();
                    case Recorded.Same same -> same.ack();
                    case Recorded.Different _, Recorded.SealedOtherwise _ -> null;
                };
        if (ack == null) {
            throw new IllegalStateException("not acknowledged: " + answer);
        }
    }

    private static List<Submission> opinions(
            String name, int from, int to, SealedAhead @Nullable [] sealed) {
        List<Submission> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            batch.add(opinion(name, i, sealed == null ? null : sealed[i].received()));
        }
        return batch;
    }

    /// One core, one thread, nothing else.
    private static void keyArithmetic() {
        SigningKey key = SigningKey.ofSeed("bench", KeyType.ED25519, new byte[32]);
        byte[] message = new byte[180];
        byte[] seed = new byte[32];
        int rounds = 5_000;
        Meter keys = Meter.start();
        for (int i = 0; i < rounds; i++) {
            ByteBuffer.wrap(seed).putInt(i);
            ByteBuffer.wrap(message).put(Ed25519.publicKey(seed));
        }
        String made = keys.cpuPer(rounds);
        Meter signatures = Meter.start();
        for (int i = 0; i < rounds; i++) {
            ByteBuffer.wrap(message).put(key.raw(message));
        }
        System.out.printf(
                Locale.ROOT,
                "Ed25519 alone: a key pair %s; a signature %s%n",
                made,
                signatures.cpuPer(rounds));
    }

    private static void paced(
            Installation server, String name, int seconds, Function<Submission, Recorded> way)
            throws InterruptedException {
        int n = seconds * RATE;
        long[] took = new long[n];
        boolean[] beside = new boolean[n];
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(n);
        Semaphore inFlight = new Semaphore(256);
        Meter meter = Meter.start();
        Sequencing sequencing = new Sequencing(server.part(PublicLog.class));
        long start = System.nanoTime();
        for (int i = 0; i < n; i++) {
            int number = i;
            long due = start + i * (1_000_000_000L / RATE);
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            Thread.ofVirtual()
                    .start(() -> {
                        inFlight.acquireUninterruptibly();
                        try {
                            acknowledge(way.apply(opinion(name, number, null)));
                        } catch (RuntimeException e) {
                            failed.incrementAndGet();
                        } finally {
                            inFlight.release();
                            took[number] = System.nanoTime() - due;
                            beside[number] = sequencing.isBusy();
                            done.countDown();
                        }
                    });
        }
        done.await();
        double all = (System.nanoTime() - start) / 1e9;
        sequencing.close();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d submissions at %,d/s in %.1f s, %d failed, heap %d MB; CPU of one: %s;"
                        + " acknowledged after (from the moment due) %s; of them while a batch was"
                        + " made %s%n",
                name,
                n,
                RATE,
                all,
                failed.get(),
                heap(),
                meter.cpuPer(n),
                quantiles(took, IntStream.range(0, n)),
                quantiles(took, IntStream.range(0, n).filter(it -> beside[it])));
    }

    private static String quantiles(long[] took, IntStream which) {
        long[] sorted = which.mapToLong(i -> took[i]).sorted().toArray();
        return sorted.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %,d",
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 99L / 100)] / 1e6,
                        sorted[sorted.length - 1] / 1e6,
                        sorted.length);
    }

    private static void floor(Path data) throws Exception {
        Path file = data.resolve("fsync.probe");
        long[] took = new long[200];
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < took.length; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(4096));
                channel.force(false);
                took[i] = System.nanoTime() - began;
            }
        }
        Files.delete(file);
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT, "append of 4 KiB with force: median %.2f ms%n", took[100] / 1e6);
    }

    private static Submission opinion(String name, int i, @Nullable OwnSeal seal) {
        return new Submission(
                new SubmissionKey("bench/" + name, Integer.toString(i)),
                ("request " + i).getBytes(StandardCharsets.UTF_8),
                () -> entry(i),
                seal);
    }

    private static Entry.Sealed entry(int i) {
        return new DialogueEntry.Opinion(
                "draft-1",
                "art_" + i % 95,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                Stance.SUPPORT,
                new DialogueEntry.Circumstances(
                        "kk", "KZ-19", "students", LocalDate.of(2031, 3, 1), "self", 0, 1),
                "",
                Map.of());
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
