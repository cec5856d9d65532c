package org.kenes.dataset.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How `datapackage.json` describes one file of one table.
final class Resource {
    private Resource() {}

    static Map<String, Object> describe(Table table, Path file) throws IOException {
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
        resource.put("schema", schema(table));
        return resource;
    }

    private static Map<String, Object> schema(Table table) {
        List<Object> fields = table.columns().stream().<Object>map(Resource::field).toList();
        return Map.of(
                "fields", fields, "primaryKey", table.key().stream().map(Column::name).toList());
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
