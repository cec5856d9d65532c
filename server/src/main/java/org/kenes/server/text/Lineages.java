package org.kenes.server.text;

import org.kenes.lawtext.anchor.Resolution;
import org.kenes.lawtext.compare.Continued;
import org.kenes.lawtext.compare.Lineage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which provisions of one version continue in which of a later one, and where what was said about
/// them has its place. Written when a version is published, never changed.
@Component
public class Lineages {
    private static final String SAVE_LINE =
            "insert into text.lineage (from_draft, from_eid, to_draft, to_eid, change) values (?,"
                    + " ?, ?, ?, ?)";
    private static final String SAVE_FILE =
            "insert into text.lineage_file (from_draft, to_draft, file) values (?, ?, ?)";
    private static final String FILE =
            "select file from text.lineage_file where from_draft = ? and to_draft = ?";
    private static final String SAVE_CARRIED =
            """
            insert into text.carried (from_draft, wid, to_draft, outcome, to_eid, counts, moved, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INTO =
            """
            select from_draft, wid, outcome, to_eid, counts, moved, reason from text.carried
            where to_draft = ?
            """;
    private static final String ONE = INTO + " and from_draft = ? and wid = ?";

    private static final String CAME_FROM =
            """
            select from_draft, wid, outcome, to_eid, counts, moved, reason from text.carried
            where to_draft = ? and from_draft = ? and to_eid = ? order by outcome, wid limit 1
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Lineages(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void save(String from, String to, String file, List<Continued> lines, List<Carried> carried) {
        jdbc.sql(SAVE_FILE).params(from, to, file).update();
        batches.batchUpdate(
                SAVE_LINE,
                lines.stream()
                        .map(it ->
                                new Object[] {
                                    from, it.before(), to, it.after(), it.change().word()
                                })
                        .toList());
        batches.batchUpdate(
                SAVE_CARRIED,
                carried.stream()
                        .map(it ->
                                new Object[] {
                                    it.draft(),
                                    it.wId(),
                                    to,
                                    it.outcome().word(),
                                    it.toEId(),
                                    it.counts(),
                                    it.moved(),
                                    it.reason()
                                })
                        .toList());
    }

    /// What was decided about two neighbouring versions.
    public Optional<Lineage> between(String from, String to) {
        return jdbc.sql(FILE)
                .params(from, to)
                .query(String.class)
                .optional()
                .map(file -> Lineage.read(file, from + " " + to));
    }

    /// Everything that has its place in a version, or lost it there.
    List<Carried> into(String draft) {
        return jdbc.sql(INTO).param(draft).query(Lineages::carried).list();
    }

    /// What became of a provision of an earlier version; nothing if the versions were never
    /// compared.
    ///
    /// @param to a later version
    public Optional<Carried> carried(String from, String wId, String to) {
        return jdbc.sql(ONE).params(to, from, wId).query(Lineages::carried).optional();
    }

    /// What of an earlier version is at a place of a later one now.
    public Optional<Carried> cameFrom(String from, String to, String eId) {
        return jdbc.sql(CAME_FROM).params(to, from, eId).query(Lineages::carried).optional();
    }

    private static Carried carried(ResultSet row, int n) throws SQLException {
        return new Carried(
                row.getString("from_draft"),
                row.getString("wid"),
                Resolution.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("to_eid"),
                row.getBoolean("counts"),
                row.getBoolean("moved"),
                row.getString("reason"));
    }
}
