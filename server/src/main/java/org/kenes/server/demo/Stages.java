package org.kenes.server.demo;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells what is being done and how long each stage took. Durations go to the terminal only, never
/// into a file.
final class Stages {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PrintStream out;
    private final long start = System.nanoTime();

    Stages(PrintStream out) {
        this.out = out;
    }

    <T> T run(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        out.printf(Locale.ROOT, "%-44s", stage + " …");
        out.flush();
        Thread alive = Thread.ofVirtual().start(() -> signs(begin));
        T result;
        try {
            result = work.get();
        } finally {
            alive.interrupt();
        }
        out.printf(Locale.ROOT, "%8.1f s%n", seconds(begin));
        return result;
    }

    /// A line every minute, so that a long stage is not taken for a dead one.
    private void signs(long begin) {
        Runtime java = Runtime.getRuntime();
        try {
            while (true) {
                Thread.sleep(MINUTE);
                out.printf(
                        Locale.ROOT,
                        "%n  … %.0f s, heap %d MB %-20s",
                        seconds(begin),
                        java.totalMemory() - java.freeMemory() >> 20,
                        "");
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void run(String stage, Runnable work) {
        run(
                stage,
                () -> {
                    work.run();
                    return "";
                });
    }

    void total() {
        long peak =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        out.printf(
                Locale.ROOT,
                "%-44s%8.1f s, heap at most %d MB%n",
                "all",
                seconds(start),
                peak >> 20);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
