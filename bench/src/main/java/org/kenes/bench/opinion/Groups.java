package org.kenes.bench.opinion;

import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.group.GroupsJson;
import org.kenes.opinion.group.OpinionGroups;
import org.kenes.opinion.vote.Votes;
import org.kenes.testkit.SyntheticVotes;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// `bench/run opinion.Groups [people statements density]`: groups without the gate on synthetic
/// votes, beside numpy and scipy with the same mathematics on the same votes in the same run.
public final class Groups {
    private Groups() {}

    static void main(String[] args) throws IOException, InterruptedException {
        int people = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int statements = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        double density = args.length > 2 ? Double.parseDouble(args[2]) : .12;
        SyntheticVotes made = SyntheticVotes.of(people, statements, density, 7, 3);
        System.out.println("checksum " + Long.toUnsignedString(made.checksum()));
        Votes votes =
                new Votes(
                        made.ids(), made.statements(), made.start(), made.packed(), 0, new int[0]);
        String input = votes.sha256();
        System.out.printf(Locale.ROOT, "%,d votes, input %s%n", votes.size(), input);
        String first = "";
        double best = Double.MAX_VALUE;
        for (int threads : new int[] {2, 2, 1}) {
            System.gc();
            long start = System.nanoTime();
            GroupReport report =
                    OpinionGroups.analyse(
                            votes,
                            new OpinionGroups.Request(
                                    Set.of(),
                                    Set.of(),
                                    new Seed(input),
                                    false,
                                    null,
                                    OptionalInt.empty(),
                                    false,
                                    threads));
            double seconds = (System.nanoTime() - start) / 1e9;
            String json = GroupsJson.of(report);
            if (first.isEmpty()) {
                first = json;
            }
            best = threads == 2 ? Math.min(best, seconds) : best;
            System.out.printf(
                    Locale.ROOT,
                    "kenes, %d threads: %.2f s, k = %d, λ1 = %.2f, same bytes: %s%n",
                    threads,
                    seconds,
                    report.groups().size(),
                    report.axes().eigenvalues().getFirst(),
                    json.equals(first));
        }
        System.out.printf(
                Locale.ROOT,
                "live heap after the last collection: at most %.0f MiB%n",
                liveHeap() / 1048576.0);
        peer(votes, people, statements, best);
    }

    private static long liveHeap() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            sum += usage == null ? 0 : usage.getUsed();
        }
        return sum;
    }

    private static void peer(Votes votes, int people, int statements, double best)
            throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("kenes.bench", "bench"), "peer", "groups.py");
        Path folder = Files.createTempDirectory("kenes-bench");
        try {
            write(votes, folder);
            Process process =
                    new ProcessBuilder(
                                    "python3",
                                    script.toString(),
                                    folder.toString(),
                                    String.valueOf(people),
                                    String.valueOf(statements))
                            .redirectErrorStream(true)
                            .start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                System.out.println("numpy: skipped, " + out.lines().reduce((a, b) -> b).orElse(""));
                return;
            }
            String[] figures = out.strip().split(" ");
            double seconds = Double.parseDouble(figures[0]);
            System.out.printf(
                    Locale.ROOT,
                    "numpy: %s s (axes %s s), k = %s, λ1 = %s, %s MB; ratio %.1f%n",
                    figures[0],
                    figures[1],
                    figures[4],
                    figures[2],
                    figures[5],
                    seconds / best);
        } finally {
            for (String name : new String[] {"p.i32", "s.i16", "v.i8"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private static void write(Votes votes, Path folder) throws IOException {
        try (DataOutputStream p = stream(folder.resolve("p.i32"));
                DataOutputStream s = stream(folder.resolve("s.i16"));
                DataOutputStream v = stream(folder.resolve("v.i8"))) {
            for (int person = 0; person < votes.people(); person++) {
                for (int i = votes.from(person); i < votes.to(person); i++) {
                    // numpy reads little-endian.
                    p.writeInt(Integer.reverseBytes(person));
                    s.writeShort(Short.reverseBytes((short) votes.statement(i)));
                    v.writeByte(votes.value(i));
                }
            }
        }
    }

    private static DataOutputStream stream(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20));
    }
}
