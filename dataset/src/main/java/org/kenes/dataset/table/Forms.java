package org.kenes.dataset.table;

import org.kenes.dataset.table.DataPackage.TableFile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The published files of a package held against its table hashes: whatever the form, the rows must
/// be the same.
public final class Forms {
    private static final int MEGABYTES = 512;

    private Forms() {}

    /// @param path of the file that differs
    /// @param found the hash of the rows in it
    public record Difference(String path, String found, String stated) {}

    /// @param loaded where every table of the package was loaded with [DataPackage#load]
    /// @return the first file, in order of the package, that has other rows than stated. Where
    ///   nothing is stated, the loaded rows count.
    public static Optional<Difference> difference(DataPackage data, Database loaded) {
        Map<String, String> rows = CanonicalCsv.hashes(loaded, data.tables());
        Map<String, String> stated = new TreeMap<>(rows);
        stated.putAll(data.tableHashes());
        Map<String, String> found = new ConcurrentHashMap<>();
        List<TableFile> files = data.files();
        Parallel.each(
                files,
                file ->
                        found.put(
                                file.path(),
                                file.equals(data.file(file.table()))
                                        ? rows.getOrDefault(file.table().name(), "")
                                        : hash(data, file, stated)));
        return files.stream()
                .map(file ->
                        new Difference(
                                file.path(),
                                Objects.requireNonNull(found.get(file.path())),
                                Objects.requireNonNull(stated.get(file.table().name()))))
                .filter(it -> !it.found().equals(it.stated()))
                .findFirst();
    }

    /// A file in canonical form is its table hash itself; any other is loaded.
    private static String hash(DataPackage data, TableFile file, Map<String, String> stated) {
        if (file.format().equals("csv")) {
            String bytes = CanonicalCsv.hash(data.checked(file));
            if (bytes.equals(stated.get(file.table().name()))) {
                return bytes;
            }
        }
        try (Database database = Database.open(MEGABYTES)) {
            data.load(file, database);
            return CanonicalCsv.hash(database, file.table());
        }
    }
}
