package org.kenes.opinion.csv;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a file: the first twenty places, and how many there are.
public final class Faults {
    private static final int SHOWN = 20;

    private final List<String> first = new ArrayList<>();
    private long total;

    public void add(String file, long line, String column, String what) {
        total++;
        if (first.size() < SHOWN) {
            first.add("%s:%d: %s: %s".formatted(file, line, column, what));
        }
    }

    /// @throws InputException if there was anything
    public void check() {
        if (total > 0) {
            String more = total > SHOWN ? "\n… %d faults in all".formatted(total) : "";
            throw new InputException(String.join("\n", first) + more);
        }
    }
}
