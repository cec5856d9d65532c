package org.kenes.dataset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.DataPackage.TableFile;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Somebody else's tools open the folder as it is: a DuckDB that knows nothing of us, any reader of
/// RFC 4180, and whoever takes Data Package 2.0 by its letter.
class OpenFolderTest {
    private static final Set<String> TYPES =
            Set.of("integer", "string", "boolean", "date", "datetime", "number");

    @TempDir static Path temporary;
    private static Path folder;
    private static DataPackage data;

    @BeforeAll
    static void writeACut() throws IOException {
        TinyLog tiny = new TinyLog();
        tiny.act(1, Map.of("format", "kenes/1", "origin", "water.example/log"));
        tiny.draft();
        tiny.places();
        tiny.opinion(1, Stance.SUPPORT, 2, "He said \"no\", and left.\nSo did we, all of us.");
        tiny.opinion(1, Stance.OPPOSE, 1, "");
        tiny.question("Ә, ә: why?");
        tiny.report("e1", TinyLog.facts("QT-01-11", "party-a", TinyLog.DAY), 40, "complete");
        folder = temporary.resolve("release");
        new Cut(tiny.log(temporary), tiny.point(), tiny, tiny)
                .write(
                        folder,
                        DataPackage.Form.BOTH,
                        Map.of("name", "tiny", "title", "A tiny cut", "version", "1.0.1"),
                        Figures.builtIn().only(List.of("opinions.count")),
                        "",
                        2);
        data = DataPackage.read(folder);
    }

    @Test
    void aPlainDuckDbReadsEqualRowsFromBothForms() throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (String table : Cut.TABLES) {
                Map<String, Path> forms =
                        data.files().stream()
                                .filter(file -> file.table().name().equals(table))
                                .collect(
                                        Collectors.toMap(
                                                TableFile::format,
                                                file -> folder.resolve(file.path())));
                assertThat(forms).describedAs(table).containsOnlyKeys("csv", "parquet");
                String parquet = "SELECT * FROM '" + forms.get("parquet") + "'";
                statement.execute("CREATE TABLE " + table + " AS " + parquet);
                // values as text: a reader of CSV has to guess the types
                String cells =
                        "SELECT count(*) FROM (%s EXCEPT ALL %s)"
                                .formatted(
                                        text(statement, table),
                                        "SELECT * FROM read_csv('"
                                                + forms.get("csv")
                                                + "', all_varchar = true, header = true)");
                try (ResultSet different = statement.executeQuery(cells)) {
                    different.next();
                    assertThat(different.getLong(1)).describedAs(table).isZero();
                }
                assertThat(count(statement, "FROM " + table))
                        .describedAs(table)
                        .isEqualTo(
                                count(
                                        statement,
                                        "FROM read_csv('"
                                                + forms.get("csv")
                                                + "', all_varchar = true, header = true)"));
            }
            assertThat(count(statement, "FROM contributions")).isPositive();
        }
    }

    /// The cells of a table as the canonical CSV spells them.
    private static String text(Statement statement, String table) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (ResultSet columns =
                statement.executeQuery(
                        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '"
                                + table
                                + "' ORDER BY column_index")) {
            while (columns.next()) {
                String name = '"' + columns.getString(1) + '"';
                String type = columns.getString(2);
                cells.add(
                        type.startsWith("TIMESTAMP")
                                ? "strftime(" + name + ", '%Y-%m-%dT%H:%M:%SZ')"
                                : type.startsWith("DECIMAL")
                                        ? "regexp_replace(CAST(%s AS VARCHAR), '[.]?0*$', '')"
                                                .formatted(name)
                                        : "CAST(" + name + " AS VARCHAR)");
            }
        }
        return "SELECT " + String.join(", ", cells) + " FROM " + table;
    }

    private static long count(Statement statement, String from) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Whoever follows a foreign key of the package arrives.
    @Test
    void everyForeignKeyOfThePackageHolds() throws SQLException {
        int followed = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (Object item : (List<?>) data.json().get("resources")) {
                Map<?, ?> resource = (Map<?, ?>) item;
                assertThat(resource.get("description@kk")).as("%s", resource).isNotEqualTo("");
                assertThat(resource.get("description@ru")).as("%s", resource).isNotNull();
                Map<?, ?> schema = (Map<?, ?>) resource.get("schema");
                if (schema.get("foreignKeys") instanceof List<?> keys) {
                    for (Object key : keys) {
                        assertThat(
                                        count(
                                                statement,
                                                "FROM (" + astray(resource, (Map<?, ?>) key) + ")"))
                                .as("%s %s", resource.get("name"), key)
                                .isZero();
                        followed++;
                    }
                }
            }
        }
        assertThat(followed).isGreaterThan(20);
    }

    private static String astray(Map<?, ?> resource, Map<?, ?> key) {
        Map<?, ?> reference = (Map<?, ?>) key.get("reference");
        String field = String.valueOf(((List<?>) key.get("fields")).getFirst());
        String other = String.valueOf(((List<?>) reference.get("fields")).getFirst());
        Object target =
                reference.get("resource") == null
                        ? resource.get("name")
                        : reference.get("resource");
        String path =
                ((List<?>) data.json().get("resources"))
                        .stream()
                                .map(it -> (Map<?, ?>) it)
                                .filter(it -> it.get("name").equals(target))
                                .map(it -> String.valueOf(it.get("path")))
                                .findFirst()
                                .orElseThrow();
        String read =
                path.endsWith(".parquet")
                        ? "'%s'"
                        : "read_csv('%s', all_varchar = true, header = true)";
        return "SELECT %s FROM %s WHERE %s IS NOT NULL AND %s NOT IN (SELECT %s FROM %s)"
                .formatted(
                        field,
                        read.formatted(folder.resolve(String.valueOf(resource.get("path")))),
                        field,
                        field,
                        other,
                        read.formatted(folder.resolve(path)));
    }

    @Test
    void everyCsvKeepsToRfc4180AndHasAsManyCellsAsItsHeader() throws IOException {
        for (TableFile file : data.files()) {
            if (file.format().equals("csv")) {
                List<Integer> cells = cells(bytes(folder.resolve(file.path())), file.path());
                assertThat(cells)
                        .describedAs(file.path())
                        .isNotEmpty()
                        .containsOnly(file.table().columns().size());
            }
        }
    }

    private static String bytes(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Cells of every line; fails at a quote inside a bare cell, at text after a closing quote and
    /// at a quote that is never closed.
    private static List<Integer> cells(String csv, String name) {
        assertThat(csv).describedAs(name).endsWith("\n");
        List<Integer> lines = new ArrayList<>();
        int cells = 1;
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    assertThat(csv.charAt(i + 1)).describedAs(name).isIn(',', '\n');
                }
            } else if (c == '"') {
                assertThat(begun).describedAs(name + ": a quote inside a cell").isFalse();
                quoted = true;
            } else if (c == '\n') {
                lines.add(cells);
                cells = 1;
            } else if (c == ',') {
                cells++;
            }
            begun = quoted || c != ',' && c != '\n';
        }
        assertThat(quoted).describedAs(name + ": a quote is never closed").isFalse();
        return lines;
    }

    /// The rules of Data Package 2.0 that bind what we write: names, paths, hashes, sizes, fields,
    /// keys.
    @Test
    void theDescriptionKeepsToDataPackage2() throws IOException {
        Map<String, Object> json = data.json();
        assertThat(json.get("$schema"))
                .isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
        assertThat(String.valueOf(json.get("name"))).matches("[a-z0-9._-]+");
        assertThat(Instant.parse(String.valueOf(json.get("created")))).isNotNull();
        Set<String> names = new HashSet<>();
        for (Object item : list(json, "resources")) {
            Map<?, ?> resource = (Map<?, ?>) item;
            String path = String.valueOf(resource.get("path"));
            assertThat(String.valueOf(resource.get("name"))).matches("[a-z0-9._-]+");
            assertThat(names.add(String.valueOf(resource.get("name")))).describedAs(path).isTrue();
            assertThat(path).doesNotStartWith("/").doesNotContain("..", "\\", "://");
            assertThat(String.valueOf(resource.get("hash"))).matches("sha256:[0-9a-f]{64}");
            assertThat(resource.get("bytes")).isEqualTo(Files.size(folder.resolve(path)));
            assertThat(String.valueOf(resource.get("mediatype"))).matches("[^/]+/[^/]+");
            Map<?, ?> schema = (Map<?, ?>) Objects.requireNonNull(resource.get("schema"));
            Set<String> fields = new HashSet<>();
            for (Object field : list(schema, "fields")) {
                Map<?, ?> is = (Map<?, ?>) field;
                assertThat(fields.add(String.valueOf(is.get("name")))).describedAs(path).isTrue();
                assertThat(TYPES).contains(String.valueOf(is.get("type")));
                assertThat(String.valueOf(is.get("description"))).isNotBlank().isNotEqualTo("null");
            }
            for (Object key : list(schema, "primaryKey")) {
                assertThat(fields).describedAs(path).contains(String.valueOf(key));
            }
        }
        assertThat(names).hasSize(2 * Cut.TABLES.size());
    }

    private static List<?> list(Map<?, ?> json, String name) {
        return (List<?>) Objects.requireNonNull(json.get(name));
    }
}
