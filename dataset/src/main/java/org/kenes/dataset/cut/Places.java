package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Csv;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The register of places, and the way from a place up to its district and region.
final class Places {
    private record Place(int level, @Nullable String parent) {}

    /// @param region the place's region; the place itself where the register does not know it
    record Path(String region, @Nullable String district, @Nullable String settlement) {}

    private final Map<String, Place> places = new HashMap<>();
    private List<Map<String, String>> rows = List.of();

    /// Takes a register; a later one replaces an earlier one.
    void read(byte[] csv, String name) {
        rows = Csv.read(new String(csv, StandardCharsets.UTF_8), name);
        places.clear();
        for (Map<String, String> row : rows) {
            places.put(
                    cell(row, "code"),
                    new Place(Integer.parseInt(cell(row, "level")), optional(row, "parent")));
        }
    }

    Path of(String code) {
        String region = code;
        String district = null;
        String settlement = null;
        String at = code;
        for (int step = 0; at != null && step < 10; step++) {
            Place place = places.get(at);
            if (place == null) {
                break;
            }
            switch (place.level()) {
                case 1 -> region = at;
                case 2 -> district = at;
                case 3 -> settlement = at;
                default -> {}
            }
            at = place.parent();
        }
        return new Path(region, district, settlement);
    }

    void write(Rows out) {
        for (Map<String, String> row : rows) {
            out.add(
                    cell(row, "code"),
                    optional(row, "parent"),
                    Long.valueOf(cell(row, "level")),
                    cell(row, "kind"),
                    name(row, "name_kk"),
                    name(row, "name_ru"),
                    name(row, "name_en"),
                    number(row, "population"),
                    day(row, "population_as_of"),
                    optional(row, "population_source"),
                    day(row, "valid_from"),
                    day(row, "valid_to"),
                    optional(row, "successor"));
        }
    }

    /// A register may lack a name in some language: the place then goes by one it has, else by its
    /// code.
    private static String name(Map<String, String> row, String column) {
        for (String candidate : List.of(column, "name_kk", "name_ru", "name_en", "code")) {
            String name = cell(row, candidate);
            if (!name.isBlank()) {
                return name;
            }
        }
        throw new IllegalArgumentException("a place of the register has no code");
    }

    private static String cell(Map<String, String> row, String name) {
        String cell = row.get(name);
        if (cell == null) {
            throw new IllegalArgumentException("the register of places has no column " + name);
        }
        return cell;
    }

    private static @Nullable String optional(Map<String, String> row, String name) {
        String cell = row.getOrDefault(name, "");
        return cell.isEmpty() ? null : cell;
    }

    private static @Nullable Long number(Map<String, String> row, String name) {
        String cell = optional(row, name);
        return cell == null ? null : Long.valueOf(cell);
    }

    private static @Nullable LocalDate day(Map<String, String> row, String name) {
        String cell = optional(row, name);
        return cell == null ? null : LocalDate.parse(cell);
    }
}
