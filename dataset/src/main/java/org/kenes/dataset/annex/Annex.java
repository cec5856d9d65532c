package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.json.JsonText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the files of the annex.
public final class Annex {
    public static final String FOLDER = "opinion";

    /// Fewer contributions, or answers, show nothing.
    static final long LEAST = 10;

    /// Tables that the annex reads; those that a package does not have are empty.
    public static final List<String> TABLES =
            List.of(
                    "contributions",
                    "families",
                    "texts",
                    "endorsements",
                    "statements",
                    "votes",
                    "margins",
                    "weights");

    private Annex() {}

    /// @param database with the public tables of a cut
    /// @param root of the cut, base64: from it come all lotteries
    /// @param level identity level from which a contribution counts as verified
    /// @return path below the folder of the release → bytes
    public static SortedMap<String, byte[]> of(Database database, String root, int level) {
        for (String table : TABLES) {
            if (!database.has(Tables.of(table))) {
                database.create(Tables.of(table));
            }
        }
        Queries queries = new DuckDbQueries(database);
        return of(
                queries,
                level,
                Groups.find(queries, seed(root, "statements")),
                Readings.of(database, seed(root, "reading")));
    }

    /// The same files, where groups and readings were found elsewhere, on many machines.
    ///
    /// @param queries over the tables named in [#TABLES]
    /// @param reading from [org.kenes.dataset.annex.reading.Reading]
    public static SortedMap<String, byte[]> of(
            Queries queries, int level, Groups groups, Map<String, @Nullable Object> reading) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(files, "groups.json", groups.json());
        put(files, "map.json", JsonText.of(groups.map()));
        put(files, "majorities.json", JsonText.of(Majorities.of(queries, level)));
        put(files, "campaigns.json", JsonText.of(Campaigns.of(queries, level)));
        put(files, "representation.json", JsonText.of(Representation.of(queries)));
        put(files, "reading.json", JsonText.of(reading));
        return files;
    }

    /// The seed of a lottery of this cut.
    ///
    /// @param what `statements` for groups, `reading` for what to read
    public static Seed seed(String root, String what) {
        byte[] bytes = root.isEmpty() ? new byte[32] : Base64.getDecoder().decode(root);
        return Seed.ofCut(bytes, what);
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(FOLDER + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the files below the folder of a cut.
    public static void write(Path folder, Database database, String root, int level) {
        of(database, root, level)
                .forEach((path, bytes) -> {
                    try {
                        Path file = folder.resolve(path);
                        Files.createDirectories(file.getParent());
                        Files.write(file, bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException("cannot write " + path, e);
                    }
                });
    }

    /// Makes the files again from the published tables.
    ///
    /// @param database with the published tables
    /// @return the first path whose file is missing or differs, or null
    public static @Nullable String firstDifference(
            Path folder, Database database, String root, int level) {
        if (!Files.isDirectory(folder.resolve(FOLDER))) {
            return null;
        }
        try {
            for (var file : of(database, root, level).entrySet()) {
                Path published = folder.resolve(file.getKey());
                if (!Files.isRegularFile(published)
                        || !Arrays.equals(Files.readAllBytes(published), file.getValue())) {
                    return file.getKey();
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
