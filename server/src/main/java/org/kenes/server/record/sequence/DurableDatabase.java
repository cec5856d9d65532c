package org.kenes.server.record.sequence;

import org.kenes.server.record.RefusedStart;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is acknowledged must survive a power cut, so a PostgreSQL that answers before it has
/// written is refused. Only a demonstration may run on one.
@Component
class DurableDatabase {
    private static final String SETTINGS =
            "select name, setting from pg_settings where name in ('fsync', 'full_page_writes',"
                    + " 'synchronous_commit') order by name";
    private static final Map<String, Set<String>> DURABLE =
            Map.of(
                    "fsync", Set.of("on"),
                    "full_page_writes", Set.of("on"),
                    "synchronous_commit", Set.of("on", "remote_write", "remote_apply"));

    private final JdbcClient jdbc;
    private final boolean demo;

    DurableDatabase(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.demo = settings.demo();
    }

    /// @throws RefusedStart naming the settings that are not durable
    void check() {
        Map<String, String> wrong = new TreeMap<>();
        jdbc.sql(SETTINGS)
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("setting")))
                .list()
                .forEach(setting -> {
                    if (!DURABLE.getOrDefault(setting.getKey(), Set.of())
                            .contains(setting.getValue())) {
                        wrong.put(setting.getKey(), setting.getValue());
                    }
                });
        if (!wrong.isEmpty() && !demo) {
            throw new RefusedStart(
                    "this PostgreSQL can lose what was acknowledged: "
                            + wrong
                            + ". Set fsync and full_page_writes to on and synchronous_commit to"
                            + " on, remote_write or remote_apply.");
        }
    }
}
