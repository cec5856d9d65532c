package org.kenes.server.shell;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/// The schemas of the database: each package brings its own folder of migrations, applied in the
/// order of their foreign keys.
public final class Migrations {
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
    /// @throws Options.UsageException for a schema or a version that this program does not know
    public static void run(DataSource database, Map<String, String> versions) {
        if (!present().containsAll(versions.keySet())) {
            throw new Options.UsageException(
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
                throw new Options.UsageException(
                        "this program does not know version " + version + " of " + schema);
            }
        }
    }

    /// What has been applied, by schema.
    public static Map<String, String> versions(DataSource database) {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : present()) {
            MigrationInfo current = flyway(database, schema).load().info().current();
            if (current != null) {
                versions.put(schema, current.getVersion().getVersion());
            }
        }
        return versions;
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
                .table("schema_version")
                .locations("classpath:" + folder(schema))
                .failOnMissingLocations(true);
    }

    private static String folder(String schema) {
        return "db/migration/" + schema;
    }
}
