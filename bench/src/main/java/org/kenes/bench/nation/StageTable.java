package org.kenes.bench.nation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Prints one line per stage: seconds, processor seconds of this process (Java, DuckDB and garbage
/// collection together) and the most memory the process held during the stage.
final class StageTable {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    StageTable() {
        System.out.printf("%-44s%10s%10s%12s%n", "stage", "wall s", "CPU s", "peak MB");
    }

    <T> T run(String stage, Callable<T> work) throws Exception {
        forgetPeak();
        long cpu = cpu();
        long begin = System.nanoTime();
        T result = work.call();
        System.out.printf(
                Locale.ROOT,
                "%-44s%10.1f%10.1f%12s%n",
                stage,
                (System.nanoTime() - begin) / 1e9,
                (cpu() - cpu) / 1e9,
                peak());
        return result;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// Linux forgets the highest resident set when asked to; elsewhere the column says nothing.
    private static void forgetPeak() {
        try {
            if (Files.isWritable(CLEAR)) {
                Files.writeString(CLEAR, "5");
            }
        } catch (IOException e) {
            System.err.println("the peak of memory is that of the whole run: " + e.getMessage());
        }
    }

    private static String peak() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return "-";
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.toString(Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10))
                .findFirst()
                .orElse("-");
    }
}
