package org.kenes.server.shell.setup;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.kenes.cli.words.UsageException;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// The schemas of the database: each package brings its own folder of migrations, applied in the
/// order of their foreign keys.
public final class Migrations {
    /// The table of each schema that says what was applied.
    public static final String HISTORY = "schema_version";

    private static final List<String> SCHEMAS =
            List.of(
                    "account",
                    "record",
                    "moderation",
                    "text",
                    "coalition",
                    "outreach",
                    "dialogue",
                    "release",
                    "referendum",
                    "tracker");

    private Migrations() {}

    /// To the newest that this program knows.
    public static void run(DataSource database) {
        present().forEach(schema -> flyway(database, schema).load().migrate());
    }

    /// To these versions, by schema: what an older program would have made.
    ///
    /// @throws UsageException for a schema or a version that this program does not know
    public static void run(DataSource database, Map<String, String> versions) {
        if (!present().containsAll(versions.keySet())) {
            throw new UsageException(
                    "this program knows the schemas " + present() + ", not all of " + versions);
        }
        for (String schema : present()) {
            String version = versions.get(schema);
            if (version == null) {
                continue;
            }
            Flyway known = flyway(database, schema).target(version).load();
            known.migrate();
            MigrationInfo current = known.info().current();
            if (current == null || !current.getVersion().getVersion().equals(version)) {
                throw new UsageException(
                        "this program does not know version " + version + " of " + schema);
            }
        }
    }

    private static List<String> present() {
        return SCHEMAS.stream()
                .filter(schema ->
                        Migrations.class.getClassLoader().getResource(folder(schema)) != null)
                .toList();
    }

    private static FluentConfiguration flyway(DataSource database, String schema) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .table(HISTORY)
                .locations("classpath:" + folder(schema))
                .failOnMissingLocations(true);
    }

    private static String folder(String schema) {
        return "db/migration/" + schema;
    }
}
