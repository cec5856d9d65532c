package org.kenes.server.backup;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The tables of all our schemas, out to files and back in, in PostgreSQL's text format of COPY: it
/// needs no program beside the server and fits every later version of it.
final class Tables {
    /// Everything that is a row of ours. What Flyway keeps is made by the migrations again.
    private static final String TABLES =
            """
            select n.nspname, c.relname,
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relname <> 'schema_version'
               and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
             order by n.nspname, c.relname
            """;

    private static final String SEQUENCES =
            """
            select schemaname || '.' || sequencename, last_value from pg_sequences
             where last_value is not null order by 1
            """;

    private static final String HISTORIES =
            """
            select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relname = 'schema_version' order by 1
            """;

    private static final String VERSION =
            "select version from %s.schema_version where success and version is not null"
                    + " order by installed_rank desc limit 1";

    private static final String SETVAL = "select setval(cast(? as regclass), ?)";

    /// Neither foreign keys nor triggers: every row was right where it came from.
    private static final String UNCHECKED = "set local session_replication_role = replica";

    /// The schema of salts and values, in a folder of its own.
    private static final String VAULT = "vault";

    private record Table(String schema, String name, String columns) {
        String qualified() {
            return schema + "." + name;
        }

        String file() {
            return (schema.equals(VAULT) ? VAULT : "database") + "/" + qualified() + ".copy.gz";
        }
    }

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /// Writes every table below the folder.
    ///
    /// @return rows by table
    Map<String, Long> write(Path folder, Consumer<String> progress)
            throws SQLException, IOException {
        Map<String, Long> rows = new TreeMap<>();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Table table : tables()) {
            Path file = folder.resolve(table.file());
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
                long written =
                        copy.copyOut(
                                "copy %s (%s) to stdout"
                                        .formatted(table.qualified(), table.columns()),
                                out);
                rows.put(table.qualified(), written);
                progress.accept(table.qualified() + " " + written);
            }
        }
        return rows;
    }

    /// Reads every table back into empty ones, all or nothing.
    ///
    /// @param rows what must have been read in the end, by table
    /// @throws RefusedBackup when a table is missing here or there, or holds another number of rows
    void read(Path folder, Map<String, Long> rows, Map<String, Long> sequences)
            throws SQLException, IOException {
        List<Table> tables = tables();
        if (!tables.stream().map(Table::qualified).toList().equals(List.copyOf(rows.keySet()))) {
            throw new RefusedBackup(
                    "the backup has the tables "
                            + rows.keySet()
                            + ", this database "
                            + tables.stream().map(Table::qualified).toList());
        }
        connection.setAutoCommit(false);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNCHECKED);
            statement.execute(
                    "truncate "
                            + String.join(", ", tables.stream().map(Table::qualified).toList()));
        }
        for (Table table : tables) {
            try (InputStream in =
                    new GZIPInputStream(
                            Files.newInputStream(folder.resolve(table.file())), 1 << 16)) {
                long read =
                        copy.copyIn(
                                "copy %s (%s) from stdin"
                                        .formatted(table.qualified(), table.columns()),
                                in);
                if (read != rows.getOrDefault(table.qualified(), -1L)) {
                    throw new RefusedBackup(
                            table.file()
                                    + " holds "
                                    + read
                                    + " rows, the manifest says "
                                    + rows.get(table.qualified()));
                }
            }
        }
        try (PreparedStatement set = connection.prepareStatement(SETVAL)) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.execute();
            }
        }
        connection.commit();
    }

    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(SEQUENCES)) {
            while (found.next()) {
                sequences.put(found.getString(1), found.getLong(2));
            }
        }
        return sequences;
    }

    /// What has been migrated to, by schema; nothing in an empty database.
    Map<String, String> versions() throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : strings(HISTORIES)) {
            versions.put(schema, strings(VERSION.formatted(schema)).getFirst());
        }
        return versions;
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return strings;
    }

    private List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(new Table(found.getString(1), found.getString(2), found.getString(3)));
            }
        }
        return tables;
    }
}
