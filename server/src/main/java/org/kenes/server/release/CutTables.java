package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Csv;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;

/// Rows of the small public tables of the newest cut, for pages that list what was published: the
/// statements of an electoral body, promises and their progress, words that were said. Nobody
/// counts or adds here; that is what figures are for. Thread-safe.
@Component
public class CutTables {
    private static final Set<String> SMALL =
            Set.of(
                    "registrations",
                    "corrections",
                    "access_log",
                    "quotations",
                    "referendum",
                    "turnout",
                    "promises",
                    "progress");

    private record Read(CutStamp cut, ConcurrentMap<String, List<Map<String, String>>> tables) {}

    private final Numbers numbers;
    private final Folders folders;
    private volatile @Nullable Read read;

    CutTables(Numbers numbers, Folders folders) {
        this.numbers = numbers;
        this.folders = folders;
    }

    /// One map per row, column → cell, empty cells left out; no row before the first cut.
    public List<Map<String, String>> rows(String table) {
        if (!SMALL.contains(table)) {
            throw new IllegalArgumentException("not a small table: " + table);
        }
        return numbers.newest().map(newest -> rows(newest, table)).orElse(List.of());
    }

    private List<Map<String, String>> rows(Newest newest, String table) {
        Read known = read;
        if (known == null || !known.cut().equals(newest.stamp())) {
            known = new Read(newest.stamp(), new ConcurrentHashMap<>());
            read = known;
        }
        Path file =
                folders.cut(newest.stamp().number()).resolve("data").resolve(newest.file(table));
        return known.tables().computeIfAbsent(table, name -> read(file));
    }

    private static List<Map<String, String>> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".gz")) {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readAllBytes();
                }
            }
            return Csv.read(new String(bytes, UTF_8), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
