package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.annex.reading.Gathered;
import org.kenes.dataset.annex.reading.Reading;
import org.kenes.dataset.annex.reading.Voice;
import org.kenes.dataset.table.Database;
import org.kenes.opinion.chance.Seed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Reads the published texts out of the tables, some ten thousand at a time and on every processor.
final class Readings {
    /// Indices per query.
    private static final long STEP = 50_000;

    private Readings() {}

    static Map<String, @Nullable Object> of(Database database, Seed seed) {
        return Reading.of(gather(database, seed));
    }

    static Gathered gather(Database database, Seed seed) {
        database.run("CREATE OR REPLACE TABLE reading_firsts AS " + Voice.FIRSTS);
        database.run("CREATE OR REPLACE TABLE reading_endorsed AS " + Voice.ENDORSED);
        long end = database.number("SELECT coalesce(max(idx), -1) + 1 FROM texts");
        AtomicLong next = new AtomicLong();
        List<Gathered> parts =
                IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .parallel()
                        .mapToObj(_ -> part(database, seed, next, end))
                        .toList();
        Gathered all = new Gathered(seed);
        parts.forEach(all::merge);
        database.run("DROP TABLE reading_firsts");
        database.run("DROP TABLE reading_endorsed");
        return all;
    }

    private static Gathered part(Database database, Seed seed, AtomicLong next, long end) {
        Gathered gathered = new Gathered(seed);
        try (var connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (long from = next.getAndAdd(STEP); from < end; from = next.getAndAdd(STEP)) {
                try (ResultSet rows =
                        statement.executeQuery(Voice.VOICES.formatted(from, from + STEP))) {
                    while (rows.next()) {
                        gathered.add(voice(rows));
                    }
                }
            }
            return gathered;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + Voice.VOICES, e);
        }
    }

    private static Voice voice(ResultSet row) throws SQLException {
        long idx = row.getLong("idx");
        return new Voice(
                idx,
                row.getString("wid"),
                row.getString("stance"),
                row.getString("lang"),
                row.getString("region"),
                row.getString("audience"),
                row.getString("text"),
                row.getLong("family"),
                row.getLong("first") == idx,
                row.getLong("copies"),
                row.getLong("others"),
                row.getLong("everybody"));
    }
}
