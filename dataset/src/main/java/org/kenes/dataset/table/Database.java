package org.kenes.dataset.table;

import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Public tables in DuckDB, in a scratch folder of its own that disappears with [#close()]. Empty
/// strings and nulls are the same and kept as null.
///
/// Not thread-safe: one thread, or one [#connect()] each.
public final class Database implements AutoCloseable {
    private final Path scratch;
    private final DuckDBConnection connection;

    private Database(Path scratch, DuckDBConnection connection) {
        this.scratch = scratch;
        this.connection = connection;
    }

    /// @param megabytes DuckDB's own memory (outside the Java heap); what needs more goes to disk
    public static Database open(int megabytes) {
        try {
            Path scratch = Files.createTempDirectory("kenes-tables");
            Properties settings = new Properties();
            settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
            settings.setProperty("memory_limit", megabytes + "MB");
            settings.setProperty("temp_directory", scratch.resolve("spill").toString());
            settings.setProperty("autoinstall_known_extensions", "false");
            settings.setProperty("autoload_known_extensions", "false");
            var connection =
                    (DuckDBConnection)
                            DriverManager.getConnection(
                                    "jdbc:duckdb:" + scratch.resolve("tables.duckdb"), settings);
            return new Database(scratch, connection);
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch folder can be made", e);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    public DuckDBConnection connection() {
        return connection;
    }

    /// Another connection to the same tables, for another thread; the caller closes it.
    public DuckDBConnection connect() throws SQLException {
        return connection.duplicate();
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    /// In one transaction on the own connection. An appender hands over its rows two thousand at a
    /// time; without this each of these pieces would be written and synced for itself.
    public <T> T atOnce(Supplier<T> work) {
        run("BEGIN TRANSACTION");
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            run("ROLLBACK");
            throw e;
        }
        run("COMMIT");
        return result;
    }

    /// A single number.
    public long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    private @Nullable String text(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    public boolean has(Table table) {
        return number(
                        "SELECT count(*) FROM duckdb_tables() WHERE table_name = '"
                                + table.name()
                                + "'")
                > 0;
    }

    /// An empty table of the catalogue.
    public void create(Table table) {
        run(
                table.columns().stream()
                        .map(c -> c.quoted() + " " + c.type().sql())
                        .collect(
                                Collectors.joining(
                                        ", ", "CREATE TABLE " + table.name() + " (", ")")));
    }

    /// Makes the table from a file: Parquet, CSV or gzipped CSV, rows in any order.
    ///
    /// @throws InvalidInput if the file does not have exactly the columns of the catalogue, a value
    ///   has another type, a required value is empty or a key occurs twice
    public void load(Table table, Path file, String name) {
        create(table);
        String from =
                file.toString().endsWith(".parquet")
                        ? "read_parquet(" + literal(file.toString()) + ")"
                        : csv(table, file, name);
        String cells =
                table.columns().stream()
                        .map(c ->
                                c.type() == ColumnType.STRING
                                        ? "nullif(" + c.quoted() + ", '')"
                                        : c.quoted())
                        .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + table.name() + " SELECT " + cells + " FROM " + from);
        } catch (SQLException e) {
            throw new InvalidInput(name, 1, 1, firstLine(e), e);
        }
        check(table, name);
    }

    /// The rows of a Parquet file under the name of the table, without copying them.
    void view(Table table, Path parquet) {
        run(
                "CREATE VIEW %s AS SELECT %s FROM read_parquet(%s)"
                        .formatted(
                                table.name(), table.columnsInSql(), literal(parquet.toString())));
    }

    private static String csv(Table table, Path file, String name) {
        List<String> header = header(file);
        List<String> types = new ArrayList<>();
        for (String column : header) {
            Column known =
                    table.columns().stream()
                            .filter(c -> c.name().equals(column))
                            .findFirst()
                            .orElseThrow(() ->
                                    new InvalidInput(
                                            name, 1, 1, "unknown column \"" + column + "\""));
            types.add(literal(known.name()) + ": " + literal(known.type().sql()));
        }
        if (types.size() != table.columns().size()
                || header.stream().distinct().count() != types.size()) {
            throw new InvalidInput(name, 1, 1, "the columns must be " + table.header());
        }
        return "read_csv(%s, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = true, parallel = false, columns = {%s})"
                .formatted(literal(file.toString()), String.join(", ", types));
    }

    private static List<String> header(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? List.of() : List.of(line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Refuses empty required values and repeated keys.
    private void check(Table table, String name) {
        String empty =
                table.columns().stream()
                        .filter(Column::required)
                        .map(c -> "WHEN " + c.quoted() + " IS NULL THEN " + literal(c.name()))
                        .collect(Collectors.joining(" ", "CASE ", " END"));
        String column = text("SELECT min(%s) FROM %s".formatted(empty, table.name()));
        if (column != null) {
            throw new InvalidInput(name, 1, 1, "column " + column + " has empty cells");
        }
        long repeated =
                ascends(table)
                        ? 0
                        : number(
                                "SELECT count(*) FROM (SELECT 1 FROM %s GROUP BY %s HAVING count(*) > 1)"
                                        .formatted(table.name(), table.keyInSql()));
        if (repeated > 0) {
            throw new InvalidInput(name, 1, 1, repeated + " keys occur more than once");
        }
    }

    /// Writes the table as Parquet (zstd), ascending by primary key.
    public void writeParquet(Table table, Path file) {
        String sql =
                "COPY (SELECT %s FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                        .formatted(table.columnsInSql(), inOrder(table), literal(file.toString()));
        try (Connection own = connect();
                Statement statement = own.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    /// What stands after FROM, so that rows come ascending by primary key. DuckDB keeps the order
    /// in which rows were inserted; where that is the right one, nothing is sorted.
    String inOrder(Table table) {
        return table.name() + (ascends(table) ? "" : " ORDER BY " + table.keyInSql());
    }

    private boolean ascends(Table table) {
        if (table.key().size() > 1 || table.key().getFirst().type() != ColumnType.INTEGER) {
            return false;
        }
        // lag without an order walks along the rows as they lie; it keeps nothing
        String turns =
                "SELECT count(*) FROM (SELECT %1$s <= lag(%1$s) OVER () AS turn FROM %2$s) WHERE turn"
                        .formatted(table.keyInSql(), table.name());
        try (Connection own = connect();
                Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery(turns)) {
            rows.next();
            return rows.getLong(1) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + turns, e);
        }
    }

    /// After this nothing outside the database can be read or written, and no setting changed.
    public void lock() {
        run("SET enable_external_access = false");
        run("SET lock_configuration = true");
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the scratch folder " + folder, e);
        }
    }
}
