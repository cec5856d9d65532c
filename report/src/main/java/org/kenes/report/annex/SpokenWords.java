package org.kenes.report.annex;

import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The published words of a package: those that are moderated as showable and whose authors agreed.
public final class SpokenWords implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("contributions", "texts", "families", "endorsements");
    private static final int MEGABYTES = 1024;
    private static final String ELIGIBLE =
            """
            SELECT c.idx
            FROM contributions c
            JOIN texts t ON t.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current AND c.text_status = 'published'
              AND c.wid = ? AND c.stance = ? AND t.lang = ? AND length(t.text) BETWEEN 40 AND 400
            ORDER BY c.idx
            """;

    /// The texts of a family count once, however often they were sent. Ties are drawn: SHA-256 of
    /// root, provision, position and index, smallest first.
    private static final String STRONGEST =
            """
            WITH candidates AS (
              SELECT c.idx, c.wid, c.stance, t.lang, t.text, coalesce(f.family, c.idx) AS family,
                     sha256(concat_ws('/', ?, c.wid, c.stance, c.idx)) AS ticket
              FROM contributions c
              JOIN texts t ON t.idx = c.idx
              LEFT JOIN families f ON f.idx = c.idx
              WHERE c.kind = 'opinion' AND c.on_current AND c.text_status = 'published'
                AND list_contains(string_split(?, ' '), c.wid) AND c.stance IS NOT NULL
                AND length(t.text) BETWEEN 60 AND 400
            ), endorsed AS (
              SELECT c.idx, sum(e.n) FILTER (WHERE e.stance <> c.stance AND e.stance <> 'none') AS others,
                     sum(e.n) AS everybody
              FROM candidates c
              JOIN endorsements e ON e.idx = c.idx
              GROUP BY c.idx
            ), best AS (
              SELECT c.*, coalesce(e.others, 0) AS others, coalesce(e.everybody, 0) AS everybody
              FROM candidates c
              LEFT JOIN endorsed e ON e.idx = c.idx
              QUALIFY row_number() OVER (
                PARTITION BY wid, stance, family
                ORDER BY others DESC, everybody DESC, ticket) = 1
            )
            SELECT idx, lang, text, wid, stance
            FROM best
            QUALIFY row_number() OVER (
              PARTITION BY wid, stance
              ORDER BY others DESC, everybody DESC, ticket) <= ?
            ORDER BY wid, stance, others DESC, everybody DESC, ticket
            """;

    private final Database database;

    /// Words of one contribution, verbatim.
    public record Passage(long idx, String lang, String text) {}

    private SpokenWords(Database database) {
        this.database = database;
    }

    /// @throws org.kenes.dataset.InvalidInput if a file is damaged
    public static SpokenWords open(DataPackage data) {
        Database database = Database.open(MEGABYTES);
        try {
            for (String name : TABLES) {
                Table table = Tables.of(name);
                if (data.tables().contains(table)) {
                    data.view(table, database);
                } else {
                    database.create(table);
                }
            }
            return new SpokenWords(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Indices of the passages that may be quoted: 40 to 400 characters.
    List<String> eligible(String wid, String stance, String lang) {
        try (PreparedStatement query = database.connection().prepareStatement(ELIGIBLE)) {
            query.setString(1, wid);
            query.setString(2, stance);
            query.setString(3, lang);
            List<String> indices = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    indices.add(Long.toString(rows.getLong(1)));
                }
            }
            return indices;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Passage passage(long idx) {
        try (PreparedStatement query =
                database.connection()
                        .prepareStatement("SELECT idx, lang, text FROM texts WHERE idx = ?")) {
            query.setLong(1, idx);
            return passages(query).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Index of the first counted contribution, or the largest number if there is none.
    public long first() {
        return database.number("SELECT coalesce(min(idx), 9223372036854775807) FROM contributions");
    }

    /// The strongest arguments of every side (opinion specification, section 9), families for
    /// themes: what most people of *other* positions endorsed, then most endorsements, then
    /// lottery.
    ///
    /// @param root of the cut, the seed of the lottery between equals
    /// @return wId → stance → passages
    Map<String, Map<String, List<Passage>>> strongest(
            Collection<String> wids, String root, int most) {
        Map<String, Map<String, List<Passage>>> strongest = new TreeMap<>();
        try (PreparedStatement query = database.connection().prepareStatement(STRONGEST)) {
            query.setString(1, root);
            query.setString(2, String.join(" ", wids));
            query.setInt(3, most);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    strongest
                            .computeIfAbsent(rows.getString(4), w -> new TreeMap<>())
                            .computeIfAbsent(rows.getString(5), s -> new ArrayList<>())
                            .add(
                                    new Passage(
                                            rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
            return strongest;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Passage> passages(PreparedStatement query) throws SQLException {
        List<Passage> passages = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                passages.add(new Passage(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        return passages;
    }

    @Override
    public void close() {
        database.close();
    }
}
