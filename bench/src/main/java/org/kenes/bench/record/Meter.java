package org.kenes.bench.record;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// Wall time and CPU time since a moment, of this process and of the PostgreSQL processes it
/// started. On a machine that others use too, CPU time says more than wall time.
final class Meter {
    private final long began = System.nanoTime();
    private final double here = cpu(Stream.of(ProcessHandle.current()));
    private final double database = cpu(ProcessHandle.current().descendants());

    private Meter() {}

    static Meter start() {
        return new Meter();
    }

    /// Seconds.
    double wall() {
        return (System.nanoTime() - began) / 1e9;
    }

    String cpuPer(int entries) {
        return String.format(
                Locale.ROOT,
                "%.0f µs in this process, %.0f µs in PostgreSQL",
                (cpu(Stream.of(ProcessHandle.current())) - here) * 1e6 / entries,
                (cpu(ProcessHandle.current().descendants()) - database) * 1e6 / entries);
    }

    /// CPU seconds so far of a process and those that it started.
    static double cpu(ProcessHandle process) {
        return cpu(Stream.concat(Stream.of(process), process.descendants()));
    }

    private static double cpu(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }
}
