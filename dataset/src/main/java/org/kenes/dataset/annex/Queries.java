package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Answers queries over the public tables of a cut: DuckDB on one machine, Spark on many. Queries
/// of the annex are written in the words that both share and count in whole numbers, so that both
/// give the same rows.
public interface Queries {
    /// One row of an answer.
    interface Answer {
        /// A whole number that is never null.
        long number(String column);

        /// Null where the table has none.
        @Nullable String text(String column);

        /// Null and the empty string are the same in the tables.
        default String word(String column) {
            String text = text(column);
            return text == null ? "" : text;
        }
    }

    /// Reads the answer row by row; the reader asks nothing itself, for a connection answers one
    /// query at a time.
    void run(String sql, Consumer<Answer> reader);
}
