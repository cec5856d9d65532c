package org.kenes.dataset.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How `datapackage.json` describes one file of one table.
final class Resource {
    private Resource() {}

    /// @param tables names of all tables of the package
    static Map<String, Object> describe(Table table, Path file, Set<String> tables)
            throws IOException {
        String name = file.getFileName().toString();
        boolean parquet = name.endsWith(".parquet");
        Map<String, Object> resource = new TreeMap<>();
        resource.put("name", parquet ? table.name() + "-parquet" : table.name());
        resource.put("path", "data/" + name);
        resource.put("format", parquet ? "parquet" : "csv");
        resource.put("mediatype", parquet ? "application/vnd.apache.parquet" : "text/csv");
        if (!parquet) {
            resource.put("encoding", "utf-8");
        }
        if (name.endsWith(".gz")) {
            resource.put("compression", "gz");
        }
        resource.put("bytes", Files.size(file));
        resource.put("hash", "sha256:" + Sha256.of(file));
        resource.put("description", table.description());
        Described.words(table).forEach((lang, words) -> resource.put("description@" + lang, words));
        resource.put("schema", schema(table, parquet ? "-parquet" : "", tables));
        return resource;
    }

    /// @param form what the names of resources of this form end with
    private static Map<String, Object> schema(Table table, String form, Set<String> tables) {
        Map<String, Object> schema = new TreeMap<>();
        schema.put("fields", table.columns().stream().<Object>map(Resource::field).toList());
        schema.put("primaryKey", table.key().stream().map(Column::name).toList());
        List<Object> relations =
                Described.relations(table).stream()
                        .filter(it -> tables.contains(it.reference()))
                        .<Object>map(it -> relation(it, form))
                        .toList();
        if (!relations.isEmpty()) {
            schema.put("foreignKeys", relations);
        }
        return schema;
    }

    /// A table that refers to itself names no resource (Data Package 2.0).
    private static Map<String, Object> relation(Described.Relation it, String form) {
        Map<String, Object> reference = new TreeMap<>();
        reference.put("fields", it.referenceFields());
        if (!it.reference().equals(it.table())) {
            reference.put("resource", it.reference() + form);
        }
        return Map.of("fields", it.fields(), "reference", reference);
    }

    private static Map<String, Object> field(Column column) {
        Map<String, Object> field = new TreeMap<>();
        field.put("name", column.name());
        field.put("type", column.type().code());
        field.put("description", column.description());
        if (column.required()) {
            field.put("constraints", Map.of("required", true));
        }
        return field;
    }
}
