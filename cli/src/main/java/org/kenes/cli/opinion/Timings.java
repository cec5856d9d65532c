package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.group.Stage;
import org.kenes.opinion.json.JsonText;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How long each part of a command took: the one place with durations. Parts that did not run are
/// 0.
final class Timings {
    private final Map<String, Long> nanoseconds = new TreeMap<>();
    private final long start = System.nanoTime();
    private String part = "load";
    private long since = start;

    void begins(Stage stage) {
        begins(stage.name().toLowerCase(Locale.ROOT));
    }

    void begins(String next) {
        long now = System.nanoTime();
        nanoseconds.merge(part, now - since, Long::sum);
        since = now;
        part = next;
    }

    String json() {
        begins("end");
        Map<String, @Nullable Object> json = JsonText.object();
        for (String name :
                new String[] {
                    "load", "accumulate", "axes", "partition", "gate", "statistics", "write"
                }) {
            json.put(name, nanoseconds.getOrDefault(name, 0L) / 1e9);
        }
        json.put("total", (since - start) / 1e9);
        json.put("peakHeapMB", peakHeap() >> 20);
        return JsonText.of(json);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
