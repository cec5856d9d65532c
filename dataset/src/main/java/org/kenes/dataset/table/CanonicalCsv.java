package org.kenes.dataset.table;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The one form of a table whose SHA-256 is the *table hash*: UTF-8, line feeds, the header of the
/// catalogue, RFC 4180 quotes only where needed, nothing for null, `true`/`false`, ISO dates,
/// datetimes in UTC with `Z`, numbers without trailing zeros, rows ascending by primary key
/// (integers by value, strings by UTF-8 bytes).
///
/// Lines are put together inside the database and streamed, so that memory does not grow with the
/// table. A table that lies there in ascending order already is not sorted again: of millions of
/// opinions that would be most of the work.
public final class CanonicalCsv {
    /// A plain file may have this many bytes; a larger one is gzipped.
    static final int PLAIN_LIMIT = 1_000_000;

    private static final int GZIP_LEVEL = 5;

    private CanonicalCsv() {}

    /// @param file the file that was written, `<table>.csv` or `<table>.csv.gz`
    /// @param tableHash hex
    public record Written(Path file, String tableHash) {}

    /// The table hash, without writing anything.
    public static String hash(Database database, Table table) {
        MessageDigest digest = Sha256.digest();
        write(database, table, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hashes of several tables, on as many threads as there are processors.
    public static SortedMap<String, String> hashes(Database database, Collection<Table> tables) {
        SortedMap<String, String> hashes = new ConcurrentSkipListMap<>();
        Parallel.each(tables, table -> hashes.put(table.name(), hash(database, table)));
        return hashes;
    }

    /// The SHA-256 of what a file holds, unpacked: of a canonical file the table hash.
    public static String hash(Path csv) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream file = Files.newInputStream(csv);
                InputStream in =
                        csv.toString().endsWith(".gz")
                                ? new GZIPInputStream(file, 1 << 16)
                                : file) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new InvalidInput(csv.toString(), 1, 1, "cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Writes the table into a folder.
    public static Written write(Database database, Table table, Path folder) {
        MessageDigest digest = Sha256.digest();
        Path plain = folder.resolve(table.name() + ".csv");
        GrowingFile target = new GrowingFile(plain);
        try (OutputStream out = new DigestOutputStream(target, digest)) {
            write(database, table, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + plain, e);
        }
        return new Written(target.file, HexFormat.of().formatHex(digest.digest()));
    }

    private static void write(Database database, Table table, OutputStream out) {
        String sql = "SELECT %s FROM %s".formatted(line(table), database.inOrder(table));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            out.write((table.header() + "\n").getBytes(StandardCharsets.UTF_8));
            while (rows.next()) {
                out.write(rows.getBytes(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write table " + table.name(), e);
        }
    }

    /// SQL that makes one line of CSV out of a row, as UTF-8: the driver takes text apart character
    /// by character, which costs more than all the rest.
    private static String line(Table table) {
        return table.columns().stream()
                .map(c -> "coalesce(" + cell(c) + ", '')")
                .collect(Collectors.joining(" || ',' || ", "encode(", " || chr(10))"));
    }

    private static String cell(Column column) {
        String name = column.quoted();
        return switch (column.type()) {
            case INTEGER, BOOLEAN, DATE -> "CAST(" + name + " AS VARCHAR)";
            case NUMBER -> "regexp_replace(CAST(%s AS VARCHAR), '[.]?0*$', '')".formatted(name);
            case DATETIME ->
                    "regexp_replace(strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%f'), '[.]?0*$', '') || 'Z'"
                            .formatted(name);
            case STRING ->
                    "CASE WHEN regexp_matches(%1$s, '[,\"\\r\\n]') THEN '\"' || replace(%1$s, '\"', '\"\"') || '\"' ELSE %1$s END"
                            .formatted(name);
        };
    }

    /// Kept in memory up to the limit of plain files; then it turns into a gzip file (time 0, no
    /// name, so that equal rows give equal bytes).
    private static final class GrowingFile extends OutputStream {
        private final ByteArrayOutputStream small = new ByteArrayOutputStream();
        private @Nullable OutputStream large;
        private Path file;

        GrowingFile(Path plain) {
            file = plain;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            OutputStream out = large;
            if (out == null && small.size() + length > PLAIN_LIMIT) {
                file = file.resolveSibling(file.getFileName() + ".gz");
                out = new Gzip(Files.newOutputStream(file));
                small.writeTo(out);
                small.reset();
                large = out;
            }
            if (out == null) {
                small.write(bytes, from, length);
            } else {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void close() throws IOException {
            OutputStream out = large;
            if (out == null) {
                Files.write(file, small.toByteArray());
            } else {
                out.close();
            }
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(GZIP_LEVEL);
        }
    }
}
