package org.kenes.server.record;

import org.kenes.ledger.entry.Scope;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Destroys the salts and values that published tombstones end, and clears the dead rows from the
/// disk. Done again and again until it has succeeded: a crash in the middle loses nothing and keeps
/// nothing.
///
/// It waits for publication, because a cut reads head and vault in one snapshot: whoever sees a
/// destroyed opening also sees the tombstone that explains it.
@Component
class Destruction {
    private static final String DUE =
            """
            select i.id, i.target, i.members::jsonb ->> 'scope' as scope from record.ledger_intent i
            where i.kind in (5, 6) and i.state = 'logged' and not i.destroyed
              and i.idx < (select published_size from record.ledger_head where origin = :origin)
            order by i.id limit 1000
            """;
    private static final String ALL =
            "update vault.opening set coded = null, words = null, prov = null, ctl = null where"
                    + " dedup = :target";
    private static final String WORDS =
            "update vault.opening set words = null where dedup = :target";
    private static final String DONE =
            "update record.ledger_intent set destroyed = true where id = :id";

    private record Due(long id, byte[] target, Scope scope) {}

    private final JdbcClient jdbc;
    private final List<Copies> copies;
    private final String origin;

    Destruction(JdbcClient jdbc, List<Copies> copies, Settings settings) {
        this.jdbc = jdbc;
        this.copies = copies;
        this.origin = settings.record().origin();
    }

    /// Everything that is due now; returns how many tombstones were carried out.
    int carryOut() {
        int done = 0;
        List<Due> due = due();
        while (!due.isEmpty()) {
            for (Due it : due) {
                jdbc.sql(it.scope() == Scope.ALL ? ALL : WORDS)
                        .param("target", it.target())
                        .update();
            }
            vacuum();
            due.forEach(it -> jdbc.sql(DONE).param("id", it.id()).update());
            done += due.size();
            due = due();
        }
        return done;
    }

    private List<Due> due() {
        return jdbc.sql(DUE)
                .param("origin", origin)
                .query((row, n) ->
                        new Due(
                                row.getLong("id"),
                                row.getBytes("target"),
                                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT))))
                .list();
    }

    /// Dead rows keep erased words on the disk until they are vacuumed.
    private void vacuum() {
        List<String> tables = new ArrayList<>(List.of("vault.opening"));
        copies.forEach(copy -> tables.addAll(copy.tables()));
        tables.forEach(table -> jdbc.sql("vacuum " + table).update());
    }
}
