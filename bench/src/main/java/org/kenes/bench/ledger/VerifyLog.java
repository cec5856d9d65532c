package org.kenes.bench.ledger;

import org.kenes.cli.log.LogCommands;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Sha256;
import org.kenes.ledger.verify.LogVerifier;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// `kenes log verify` against the hashing that cannot be avoided: the same number of leaves and of
/// nodes, in memory, on the same number of threads, in the same run.
public final class VerifyLog {
    private static final int TILE = 256;

    private VerifyLog() {}

    record Cost(double wall, double cpu) {
        static Cost of(Callable<?> work) throws Exception {
            var os =
                    (com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean();
            long cpu = os.getProcessCpuTime();
            long wall = System.nanoTime();
            work.call();
            return new Cost((System.nanoTime() - wall) / 1e9, (os.getProcessCpuTime() - cpu) / 1e9);
        }
    }

    /// @param args entries (default 5,000,000), threads (default: all), folder to keep the log in
    public static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        int threads =
                args.length > 1
                        ? Integer.parseInt(args[1])
                        : Runtime.getRuntime().availableProcessors();
        Path log =
                Path.of(args.length > 2 ? args[2] : System.getProperty("java.io.tmpdir"))
                        .resolve("kenes-bench-log-" + entries);
        generate(log, entries);
        VerifierKey key = VerifierKey.parse(Files.readString(log.resolve("log.vkey")).strip());
        List<Double> walls = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            Cost hashing = Cost.of(() -> hash(entries, threads));
            Cost verify =
                    Cost.of(() -> LogVerifier.of(Source.folder(log), key).jobs(threads).verify());
            System.out.printf(
                    java.util.Locale.ROOT,
                    "round %d: hashing %.2f s (%.2f CPU-s), verify %.2f s (%.2f CPU-s), ratio %.2f"
                            + " (CPU %.2f)%n",
                    round,
                    hashing.wall(),
                    hashing.cpu(),
                    verify.wall(),
                    verify.cpu(),
                    verify.wall() / hashing.wall(),
                    verify.cpu() / hashing.cpu());
            walls.add(verify.wall() / hashing.wall());
            cpus.add(verify.cpu() / hashing.cpu());
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "verify / pure hashing, %d entries, %d threads: median %.2f of wall, %.2f of CPU%n",
                entries,
                threads,
                median(walls),
                median(cpus));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void generate(Path log, int entries) throws Exception {
        if (Files.exists(log.resolve("checkpoint"))) {
            return;
        }
        Cost cost =
                Cost.of(() ->
                        LogCommands.run(
                                new String[] {
                                    "gen",
                                    log.toString(),
                                    "--entries",
                                    Integer.toString(entries),
                                    "--seed",
                                    "bench"
                                },
                                System.out,
                                System.err));
        System.out.printf(
                java.util.Locale.ROOT, "gen %.1f s (%.1f CPU-s)%n", cost.wall(), cost.cpu());
    }

    /// What no verifier can do without: one hash per leaf, and one per node above them.
    private static Hash hash(int entries, int threads) throws Exception {
        int bundles = entries / TILE;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<byte[]>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int from = (int) ((long) bundles * t / threads);
                int to = (int) ((long) bundles * (t + 1) / threads);
                parts.add(workers.submit(() -> bundles(from, to)));
            }
            byte[] last = new byte[Hash.LENGTH];
            for (Future<byte[]> part : parts) {
                last = part.get();
            }
            return Hash.of(last);
        }
    }

    private static byte[] bundles(int from, int to) {
        Sha256 sha = Sha256.get();
        byte[] leaf = new byte[36];
        byte[] leaves = new byte[TILE * Hash.LENGTH];
        byte[] work = new byte[leaves.length];
        byte[] upper = new byte[leaves.length];
        int width = 0;
        for (int n = from; n < to; n++) {
            for (int i = 0; i < TILE; i++) {
                leaf[20] = (byte) i;
                leaf[21] = (byte) n;
                sha.prefixed(leaf, 0, leaf.length, leaves, i * Hash.LENGTH);
            }
            sha.up(leaves, 0, TILE, work);
            System.arraycopy(work, 0, upper, width * Hash.LENGTH, Hash.LENGTH);
            width++;
            if (width == TILE) {
                sha.up(upper, 0, TILE, work);
                width = 0;
            }
        }
        return Arrays.copyOf(work, Hash.LENGTH);
    }
}
