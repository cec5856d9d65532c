package org.kenes.dataset.table;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A folder with `datapackage.json` (Data Package 2.0) and the files of its tables.
///
/// @param json the whole content of `datapackage.json`, also what is not ours
/// @param files in the order of the package
public record DataPackage(Path folder, Map<String, Object> json, List<TableFile> files) {
    public static final String NAME = "datapackage.json";

    /// One file of one table.
    ///
    /// @param path relative to the folder
    /// @param format csv or parquet
    /// @param sha256 of the file, hex; null when the package does not say
    public record TableFile(
            Table table, String path, String format, long bytes, @Nullable String sha256) {}

    /// @param number 0 when the package does not say
    public record Cut(long number, String origin, String root, long size) {}

    /// Reads the description, not the tables. Resources that are no public tables are left alone.
    ///
    /// @throws InvalidInput if it is missing, malformed or points outside its folder
    public static DataPackage read(Path folder) {
        Path file = folder.resolve(NAME);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), 1, 1, "cannot be read", e);
        }
        Map<String, Object> json = Json.read(bytes, NAME);
        List<TableFile> files = new ArrayList<>();
        if (!(json.get("resources") instanceof List<?> resources)) {
            throw new InvalidInput(NAME, 1, 1, "\"resources\" is missing");
        }
        for (Object item : resources) {
            if (!(item instanceof Map<?, ?> resource)
                    || !(resource.get("name") instanceof String name)
                    || !(resource.get("path") instanceof String path)) {
                throw new InvalidInput(NAME, 1, 1, "a resource without name or path");
            }
            String table = name.endsWith("-parquet") ? name.substring(0, name.length() - 8) : name;
            Optional<Table> known = Tables.find(table);
            if (known.isPresent()) {
                files.add(
                        new TableFile(
                                known.get(),
                                path,
                                path.endsWith(".parquet") ? "parquet" : "csv",
                                resource.get("bytes") instanceof Long size ? size : -1,
                                sha256(resource.get("hash"))));
            }
        }
        return new DataPackage(folder, json, List.copyOf(files));
    }

    private static @Nullable String sha256(@Nullable Object hash) {
        return hash instanceof String text && text.startsWith("sha256:")
                ? text.substring("sha256:".length())
                : null;
    }

    /// The tables of the package, once each, in the order of the catalogue.
    public List<Table> tables() {
        return Tables.all().stream()
                .filter(table -> files.stream().anyMatch(file -> file.table().equals(table)))
                .toList();
    }

    /// Loads a table into a database, from Parquet if there is one (it is faster), after comparing
    /// the file with the hash in the package.
    ///
    /// @throws InvalidInput naming file, expected and found hash, or what is wrong in the file
    public void load(Table table, Database database) {
        load(file(table), database);
    }

    /// The file of a table that is read: Parquet if there is one.
    public TableFile file(Table table) {
        return files.stream()
                .filter(f -> f.table().equals(table))
                .max(Comparator.comparing(TableFile::format))
                .orElseThrow(
                        () -> new InvalidInput(NAME, 1, 1, "no table \"" + table.name() + "\""));
    }

    /// As [#load(Table, Database)], but a Parquet file is read where it lies, once per query: for a
    /// few questions to a large table. Its hash is not compared.
    public void view(Table table, Database database) {
        for (TableFile file : files) {
            if (file.table().equals(table) && file.format().equals("parquet")) {
                database.view(table, inside(file.path()));
                return;
            }
        }
        load(table, database);
    }

    /// Loads one certain file of a table.
    public void load(TableFile file, Database database) {
        database.load(file.table(), checked(file), file.path());
    }

    /// A file of this machine that has the stated hash.
    ///
    /// @throws InvalidInput if it has another
    public Path checked(TableFile file) {
        Path path = inside(file.path());
        String found = Sha256.of(path);
        if (file.sha256() != null && !file.sha256().equals(found)) {
            throw new InvalidInput(
                    file.path(),
                    1,
                    1,
                    "SHA-256 expected %s, found %s".formatted(file.sha256(), found));
        }
        return path;
    }

    /// A path of the package as a file of this machine; never outside the folder.
    private Path inside(String path) {
        Path file = folder.resolve(path).normalize();
        boolean foreign =
                path.startsWith("/")
                        || path.contains("\\")
                        || List.of(path.split("/", -1)).contains("..")
                        || !file.startsWith(folder.normalize());
        Path part = file;
        while (!foreign && part != null && !part.equals(folder.normalize())) {
            foreign = Files.isSymbolicLink(part);
            part = part.getParent();
        }
        if (foreign) {
            throw new InvalidInput(NAME, 1, 1, "path leads outside the package: " + path);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInput(path, 1, 1, "the file is missing");
        }
        return file;
    }

    /// The cut the tables were made from.
    public Cut cut() {
        Map<?, ?> cut = kenes().get("cut") instanceof Map<?, ?> map ? map : Map.of();
        return new Cut(
                cut.get("number") instanceof Long number ? number : 0,
                cut.get("origin") instanceof String origin ? origin : "",
                cut.get("root") instanceof String root ? root : "",
                cut.get("size") instanceof Long size ? size : 0);
    }

    /// The weighting scheme of the view `reweighted`, or null.
    public @Nullable String weights() {
        return kenes().get("weights") instanceof String scheme ? scheme : null;
    }

    /// The id of the current version of the text, or null.
    public @Nullable String currentDraft() {
        return kenes().get("currentDraft") instanceof String draft ? draft : null;
    }

    /// Table hashes as the package states them; empty when it does not.
    public SortedMap<String, String> tableHashes() {
        SortedMap<String, String> hashes = new TreeMap<>();
        if (kenes().get("tables") instanceof Map<?, ?> stated) {
            stated.forEach((table, hash) -> hashes.put(String.valueOf(table), "" + hash));
        }
        return hashes;
    }

    /// The table hash of every table of the package: as stated, computed where nothing is stated.
    public SortedMap<String, String> hashes() {
        SortedMap<String, String> hashes = tableHashes();
        List<Table> silent =
                tables().stream().filter(table -> !hashes.containsKey(table.name())).toList();
        if (!silent.isEmpty()) {
            try (Database database = Database.open(512)) {
                for (Table table : silent) {
                    load(table, database);
                    hashes.put(table.name(), CanonicalCsv.hash(database, table));
                }
            }
        }
        return hashes;
    }

    private Map<?, ?> kenes() {
        return json.get("kenes") instanceof Map<?, ?> map ? map : Map.of();
    }

    /// Which forms of the tables are written.
    public enum Form {
        CSV,
        PARQUET,
        BOTH
    }

    /// Writes the tables of a database into `data/` and describes them.
    ///
    /// @param description the members of `datapackage.json` but `resources`; its member `kenes`
    ///   gets the table hashes
    public static DataPackage write(
            Path folder,
            Database database,
            List<Table> tables,
            Form form,
            Map<String, Object> description) {
        try {
            Files.createDirectories(folder.resolve("data"));
            Map<String, Written> written = new ConcurrentHashMap<>();
            Set<String> names = tables.stream().map(Table::name).collect(Collectors.toSet());
            Parallel.each(
                    tables,
                    table ->
                            written.put(table.name(), write(folder, database, table, form, names)));
            List<Object> resources = new ArrayList<>();
            Map<String, Object> hashes = new TreeMap<>();
            for (Table table : tables) {
                Written it = Objects.requireNonNull(written.get(table.name()));
                resources.addAll(it.resources());
                hashes.put(table.name(), it.hash());
            }
            Map<String, Object> json = new TreeMap<>(description);
            Map<String, Object> kenes = new TreeMap<>();
            if (description.get("kenes") instanceof Map<?, ?> own) {
                own.forEach((key, value) -> kenes.put(String.valueOf(key), value));
            }
            kenes.put("tables", hashes);
            json.put("kenes", kenes);
            json.put("resources", resources);
            json.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
            Files.write(folder.resolve(NAME), Json.file(json));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the data package " + folder, e);
        }
        return read(folder);
    }

    /// @param resources of one table, CSV first
    private record Written(String hash, List<Map<String, Object>> resources) {}

    private static Written write(
            Path folder, Database database, Table table, Form form, Set<String> names) {
        Path data = folder.resolve("data");
        List<Map<String, Object>> resources = new ArrayList<>();
        String hash;
        try {
            if (form == Form.PARQUET) {
                hash = CanonicalCsv.hash(database, table);
            } else {
                CanonicalCsv.Written csv = CanonicalCsv.write(database, table, data);
                hash = csv.tableHash();
                resources.add(Resource.describe(table, csv.file(), names));
            }
            if (form != Form.CSV) {
                Path parquet = data.resolve(table.name() + ".parquet");
                database.writeParquet(table, parquet);
                resources.add(Resource.describe(table, parquet, names));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write table " + table.name(), e);
        }
        return new Written(hash, resources);
    }
}
