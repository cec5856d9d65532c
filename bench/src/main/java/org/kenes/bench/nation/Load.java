package org.kenes.bench.nation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.bench.record.BareInsert;
import org.kenes.server.shell.postgres.EmbeddedPostgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// `nation.Load [SECONDS] [A SECOND] [BURST]`: so many contributions a second for so long, and half
/// as many readings beside them, against a `kenes serve` with a heap of `-Dkenes.heap=512m`; then a
/// burst of so many contributions that all arrive within a second or so. Everybody comes when they
/// come (open loop) and comes again as told. In the end every receipt is looked for in the log.
///
/// Beside it, in the same run: the bare page of a key from the same server, one row a transaction
/// into a bare table of the same PostgreSQL, one forced write to the same disk.
public final class Load {
    private static final int CONNECTIONS = 400;
    private static final int BURST_CONNECTIONS = Integer.getInteger("kenes.connections", 5_000);
    private static final String HEAP = System.getProperty("kenes.heap", "512m");

    private Load() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int burst = args.length > 2 ? Integer.parseInt(args[2]) : 75_000;
        List<String> options = new ArrayList<>(List.of("-Xmx" + HEAP));
        String more = System.getProperty("kenes.options", "");
        options.addAll(more.isBlank() ? List.of() : Arrays.asList(more.split(" ", -1)));
        System.out.println(
                "load of this machine before: "
                        + Files.readString(Path.of("/proc/loadavg")).strip());
        try (Serving server = Serving.start(options)) {
            List<Visitors> all = new ArrayList<>();
            all.add(steady(server, "warm-up", 0, Math.min(30, seconds), Math.min(rate, 300)));
            all.add(steady(server, "steady", 10_000_000, seconds, rate));
            recounted(server, all);
            if (burst > 0) {
                all.add(burst(server, 100_000_000, burst));
                recounted(server, all);
            }
            System.out.printf(
                    "peak memory of the server's Java: %d MB of which heap at most %s%n",
                    server.peak(), HEAP);
            beside(server);
        }
    }

    private static Visitors steady(Serving server, String name, int from, int seconds, int rate)
            throws Exception {
        int writes = seconds * rate;
        int reads = writes / 2;
        Visitors visitors = new Visitors(server.known(), CONNECTIONS, writes + reads);
        Serving.Cost before = server.cost();
        long start = System.nanoTime() + 200_000_000;
        Thread announcing =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> announce(visitors, from, writes, reads, start, rate));
        visitors.run();
        announcing.join();
        double took = (System.nanoTime() - start) / 1e9;
        Serving.Cost cost = server.cost().minus(before);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d contributions and %,d readings offered at %,d and %,d/s, all done in %.1f"
                    + " s: %,.0f contributions/s; until done (from the moment due) %s; answers %s;"
                    + " told to wait at most %d s%n",
                name,
                writes,
                reads,
                rate,
                rate / 2,
                took,
                writes / took,
                visitors.untilDone(),
                visitors.answers(),
                visitors.longestTold());
        System.out.printf(
                Locale.ROOT,
                "  CPU of one contribution and half a reading: %.0f µs server, %.0f µs PostgreSQL,"
                        + " %.0f µs clients; cores in use %.2f%n",
                cost.server() * 1e6 / writes,
                cost.database() * 1e6 / writes,
                cost.clients() * 1e6 / writes,
                (cost.server() + cost.database() + cost.clients()) / took);
        return visitors;
    }

    /// A little ahead of time, so that not all of them are in memory.
    private static void announce(
            Visitors visitors, int from, int writes, int reads, long start, int rate) {
        for (int i = 0; i < writes; i++) {
            long at = start + i * 1_000_000_000L / rate;
            visitors.comes(Visit.saying(from + i), i, at);
            if (i % 2 == 0 && i / 2 < reads) {
                visitors.comes(Visit.reading(i), writes + i / 2, at);
            }
            while (at - System.nanoTime() > 2_000_000_000L) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /// All stand at the door at the same moment. Thousands of connections of a proxy pass them on
    /// as fast as the server answers, whatever it answers: a refusal ends its connection, the next
    /// visit opens another. Whoever is told to come later does so over the usual number of
    /// connections.
    private static Visitors burst(Serving server, int from, int size) throws Exception {
        Visitors visitors = new Visitors(server.known(), CONNECTIONS, size);
        int connections = Math.min(BURST_CONNECTIONS, size);
        CountDownLatch connected = new CountDownLatch(connections);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(connections);
        AtomicLong lastWritten = new AtomicLong();
        Serving.Cost before = server.cost();
        for (int c = 0; c < connections; c++) {
            int first = c;
            Thread.ofVirtual()
                    .start(() -> {
                        rush(
                                server,
                                visitors,
                                from,
                                first,
                                connections,
                                size,
                                connected,
                                go,
                                lastWritten);
                        read.countDown();
                    });
        }
        connected.await();
        Thread.sleep(1_000);
        long start = System.nanoTime();
        go.countDown();
        Thread.ofPlatform().daemon().start(() -> progress(visitors, size));
        visitors.run();
        double took = (System.nanoTime() - start) / 1e9;
        read.await();
        Serving.Cost cost = server.cost().minus(before);
        System.out.printf(
                Locale.ROOT,
                "burst: %,d contributions at once over %,d connections, the last passed on after"
                    + " %.2f s; answered (accepted or told when) %s; all accepted after %.1f s: %s;"
                    + " answers %s; told to wait at most %d s%n",
                size,
                connections,
                (lastWritten.get() - start) / 1e9,
                visitors.untilAnswered(),
                took,
                visitors.untilDone(),
                visitors.answers(),
                visitors.longestTold());
        System.out.printf(
                Locale.ROOT,
                "  CPU of one of them with all its tries: %.0f µs server, %.0f µs PostgreSQL, %.0f"
                        + " µs clients%n",
                cost.server() * 1e6 / size,
                cost.database() * 1e6 / size,
                cost.clients() * 1e6 / size);
        return visitors;
    }

    private static void progress(Visitors visitors, int size) {
        try {
            while (true) {
                Thread.sleep(20_000);
                System.out.println("  … " + visitors.answers() + " of " + size);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rush(
            Serving server,
            Visitors visitors,
            int from,
            int first,
            int step,
            int size,
            CountDownLatch connected,
            CountDownLatch go,
            AtomicLong lastWritten) {
        Wire wire = null;
        try {
            wire = new Wire(server.known().port());
            connected.countDown();
            go.await();
            long began = System.nanoTime();
            for (int i = first; i < size; i += step) {
                Visit visit = Visit.saying(from + i);
                try {
                    if (!wire.isOpen()) {
                        wire.close();
                        wire = new Wire(server.known().port());
                    }
                    wire.write(visit.request(server.known()));
                    lastWritten.accumulateAndGet(System.nanoTime(), Math::max);
                    visitors.answered(visit, i, began, wire.read());
                } catch (IOException e) {
                    visitors.unanswered(visit, i, began);
                }
            }
            wire.close();
        } catch (IOException e) {
            throw new IllegalStateException("no connection for the burst", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Prints what is missing and what is there too often, of everything so far.
    private static void recounted(Serving server, List<Visitors> all) throws Exception {
        List<String> receipts = new ArrayList<>();
        Map<Visit.Kind, Integer> done = new EnumMap<>(Visit.Kind.class);
        for (Visitors visitors : all) {
            receipts.addAll(visitors.receipts());
            for (Visit.Kind kind : Visit.Kind.values()) {
                if (kind.entry() > 0) {
                    done.merge(kind, visitors.done(kind), Integer::sum);
                }
            }
        }
        int sum = done.values().stream().mapToInt(Integer::intValue).sum();
        Recount recount = Recount.of(server.data(), sum, Duration.ofMinutes(5));
        Map<Visit.Kind, Long> more = new EnumMap<>(Visit.Kind.class);
        done.forEach((kind, visits) -> more.put(kind, recount.more(kind, visits)));
        System.out.printf(
                Locale.ROOT,
                "  of %,d visits so far %,d hold a receipt, of which %d are not in the log; entries"
                        + " more than visits: %s; entries twice: %d%n",
                sum,
                receipts.size(),
                recount.missing(receipts),
                more,
                recount.twice());
    }

    private static void beside(Serving server) throws Exception {
        byte[] request =
                ("GET /log/vkey HTTP/1.1\r\nHost: 127.0.0.1:" + server.known().port() + "\r\n\r\n")
                        .getBytes(UTF_8);
        AtomicInteger asked = new AtomicInteger();
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (System.nanoTime() < until) {
                                        try (Wire wire = new Wire(server.known().port())) {
                                            while (wire.isOpen() && System.nanoTime() < until) {
                                                wire.ask(request);
                                                asked.incrementAndGet();
                                            }
                                        }
                                    }
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        var login = EmbeddedPostgres.running(server.data().resolve("postgres")).orElseThrow();
        var source =
                new org.springframework.jdbc.datasource.DriverManagerDataSource(
                        login.url(), login.user(), login.password());
        double rows = BareInsert.perSecond(source, 5_000, 1);
        System.out.printf(
                Locale.ROOT,
                "beside it: a line of text from the same server %,.0f/s; one bare row a"
                        + " transaction, one after the other %,.0f/s; a forced write of 4 KiB"
                        + " %,.0f/s%n",
                asked.get() / 5.0,
                rows,
                forced(server.data()));
    }

    private static double forced(Path data) throws IOException {
        Path file = data.resolve("forced");
        int n = 500;
        long began = System.nanoTime();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < n; i++) {
                channel.write(ByteBuffer.allocate(4_096));
                channel.force(false);
            }
        }
        Files.delete(file);
        return n * 1e9 / (System.nanoTime() - began);
    }
}
