package org.kenes.dataset.cut;

import org.kenes.dataset.table.Database;

import java.util.Map;
import java.util.TreeMap;

/// Buttons that people press beside what somebody else wrote, as rows of a table: how many, per
/// contribution and what was said by pressing. Only contributions that count have rows, and only
/// numbers of ten or more are told: fewer are nobody's business.
final class Presses {
    private static final long LEAST = 10;

    /// "A fair point", by the position of those who pressed.
    private static final int ENDORSEMENT = 8;

    /// "I have this question too", and whether its answer answers it.
    private static final int RESPONSE = 10;

    /// What was withdrawn or replaced takes what was said of it along.
    private static final String GONE =
            "DELETE FROM %s WHERE idx NOT IN (SELECT idx FROM contributions WHERE kind = '%s')";

    private record Cell(long target, String said) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return target == other.target
                    ? said.compareTo(other.said)
                    : Long.compare(target, other.target);
        }
    }

    private final TreeMap<Cell, Long> fair = new TreeMap<>();
    private final TreeMap<Cell, Long> responses = new TreeMap<>();

    /// @return whether the entry is a press, and nothing else
    boolean take(int kind, Map<String, Object> coded) {
        switch (kind) {
            case ENDORSEMENT -> count(fair, coded, "stance");
            case RESPONSE -> count(responses, coded, "says");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void count(Map<Cell, Long> pressed, Map<String, Object> coded, String member) {
        if (coded.get("target") instanceof Long target && coded.get(member) instanceof String it) {
            pressed.merge(new Cell(target, it.isEmpty() ? "none" : it), 1L, Long::sum);
        }
    }

    /// After `contributions` has been written.
    void write(Database database) {
        write(database, "endorsements", fair, "opinion");
        write(database, "question_responses", responses, "question");
    }

    private static void write(
            Database database, String table, Map<Cell, Long> pressed, String kind) {
        try (Rows rows = Rows.into(database, table)) {
            pressed.forEach((cell, n) -> {
                if (n >= LEAST) {
                    rows.add(cell.target(), cell.said(), n);
                }
            });
        }
        database.run(GONE.formatted(table, kind));
    }
}
