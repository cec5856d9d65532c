package org.kenes.dataset.cut;

import org.kenes.dataset.table.Database;

import java.util.Map;
import java.util.TreeMap;

/// "A fair point" as rows of `endorsements`: how many pressed, per opinion and position of those
/// who pressed. Only opinions that count have rows, and only numbers of ten or more are told: fewer
/// are nobody's business.
final class Endorsements {
    static final int KIND = 8;
    private static final long LEAST = 10;
    private static final String WITHOUT_STANCE = "none";

    /// What was withdrawn or replaced takes what was said of it along.
    private static final String GONE =
            """
            DELETE FROM endorsements
            WHERE idx NOT IN (SELECT idx FROM contributions WHERE kind = 'opinion')
            """;

    private record Cell(long target, String stance) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return target == other.target
                    ? stance.compareTo(other.stance)
                    : Long.compare(target, other.target);
        }
    }

    private final TreeMap<Cell, Long> pressed = new TreeMap<>();

    void add(Map<String, Object> coded) {
        if (coded.get("target") instanceof Long target
                && coded.get("stance") instanceof String stance) {
            Cell cell = new Cell(target, stance.isEmpty() ? WITHOUT_STANCE : stance);
            pressed.merge(cell, 1L, Long::sum);
        }
    }

    /// After `contributions` has been written.
    void write(Database database) {
        try (Rows rows = Rows.into(database, "endorsements")) {
            pressed.forEach((cell, n) -> {
                if (n >= LEAST) {
                    rows.add(cell.target(), cell.stance(), n);
                }
            });
        }
        database.run(GONE);
    }
}
