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

    /// The text that stands for each family on each provision, and how many it stands for.
    private static final String FIRSTS =
            """
            CREATE OR REPLACE TABLE reading_firsts AS
            SELECT coalesce(c.wid, '') AS wid, f.family, min(c.idx) AS first, count(*) AS copies
            FROM families f
            JOIN contributions c ON c.idx = f.idx
            JOIN texts t ON t.idx = f.idx
            WHERE c.kind = 'opinion' AND c.on_current
            GROUP BY coalesce(c.wid, ''), f.family
            """;

    private static final String VOICES =
            """
            WITH endorsed AS (
              SELECT c.idx, sum(e.n) AS everybody,
                     sum(CASE WHEN e.stance <> c.stance THEN e.n ELSE 0 END) AS others
              FROM endorsements e JOIN contributions c ON c.idx = e.idx
              WHERE e.idx >= %1$d AND e.idx < %2$d
              GROUP BY c.idx
            )
            SELECT c.idx, coalesce(c.wid, '') AS wid, coalesce(c.stance, '') AS stance, t.lang,
                   coalesce(c.region, '') AS region, coalesce(c.audience, '') AS audience, t.text,
                   coalesce(f.family, c.idx) AS family, coalesce(r.first, c.idx) AS first,
                   coalesce(r.copies, 1) AS copies, coalesce(e.others, 0) AS others,
                   coalesce(e.everybody, 0) AS everybody
            FROM contributions c
            JOIN texts t ON t.idx = c.idx
            LEFT JOIN families f ON f.idx = c.idx
            LEFT JOIN reading_firsts r ON r.wid = coalesce(c.wid, '') AND r.family = f.family
            LEFT JOIN endorsed e ON e.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current
              AND c.idx >= %1$d AND c.idx < %2$d AND t.idx >= %1$d AND t.idx < %2$d
            """;

    private Readings() {}

    static Map<String, @Nullable Object> of(Database database, Seed seed) {
        database.run(FIRSTS);
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
        return Reading.of(all);
    }

    private static Gathered part(Database database, Seed seed, AtomicLong next, long end) {
        Gathered gathered = new Gathered(seed);
        try (var connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (long from = next.getAndAdd(STEP); from < end; from = next.getAndAdd(STEP)) {
                try (ResultSet rows = statement.executeQuery(VOICES.formatted(from, from + STEP))) {
                    while (rows.next()) {
                        gathered.add(voice(rows));
                    }
                }
            }
            return gathered;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + VOICES, e);
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
