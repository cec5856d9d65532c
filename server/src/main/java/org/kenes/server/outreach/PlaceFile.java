package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.csv.Cells;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.csv.CsvRow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a register of places and holds it against its rules (field specification, section 2):
/// exactly one root, parents above their children, no cycles, codes that keep their meaning. Every
/// problem has its line and column; a file with one problem changes nothing.
final class PlaceFile {
    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "parent",
                    "level",
                    "kind",
                    "name_kk",
                    "name_ru",
                    "name_en",
                    "aliases",
                    "lat",
                    "lon",
                    "population",
                    "population_as_of",
                    "population_source",
                    "tile_col",
                    "tile_row",
                    "valid_from",
                    "valid_to",
                    "successor");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z_]{0,29}");
    private static final long NOBODY = 0;
    private static final long EVERYBODY = 10_000_000_000L;

    private final CsvFile file;

    /// Every place that will exist afterwards: those stored before and those of the file over them.
    private final Map<String, Place> register;

    private final Map<String, Place> before;
    private final Map<String, Cells> rows = new LinkedHashMap<>();

    private PlaceFile(CsvFile file, Map<String, Place> before) {
        this.file = file;
        this.before = before;
        this.register = new HashMap<>(before);
    }

    sealed interface Reading {
        /// @param places the places of the file in its order
        /// @param register all places afterwards, by code
        record Good(List<Place> places, Map<String, Place> register) implements Reading {}

        record Bad(List<CsvProblem> problems) implements Reading {}
    }

    static Reading read(byte[] bytes, Map<String, Place> before) {
        return new PlaceFile(CsvFile.read(bytes, COLUMNS, List.of()), before).reading();
    }

    private Reading reading() {
        List<Place> places = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            Cells cells = file.cells(row);
            Place place = place(cells);
            if (rows.putIfAbsent(place.code(), cells) != null) {
                cells.problem("code", "code-twice", place.code());
                continue;
            }
            register.put(place.code(), place);
            places.add(place);
        }
        places.forEach(place -> check(place, cells(place)));
        roots(places);
        List<CsvProblem> problems = file.problems();
        return problems.isEmpty() ? new Reading.Good(places, register) : new Reading.Bad(problems);
    }

    private Place place(Cells cells) {
        String code = cells.matching("code", CODE);
        Long level = cells.whole("level", 0, 9);
        if (level == null) {
            cells.required("level");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            String name = cells.text("name_" + language);
            if (!name.isEmpty()) {
                names.put(language, name);
            }
        }
        if (names.isEmpty()) {
            cells.problem("name_kk", "no-name", code);
        }
        return new Place(
                code,
                cells.optional("parent"),
                level == null ? 0 : level.intValue(),
                cells.matching("kind", KIND),
                names,
                cells.list("aliases"),
                cells.decimal("lat", -90, 90),
                cells.decimal("lon", -180, 180),
                cells.whole("population", NOBODY, EVERYBODY),
                cells.date("population_as_of"),
                cells.optional("population_source"),
                cells.whole("tile_col", 0, 99),
                cells.whole("tile_row", 0, 99),
                cells.date("valid_from"),
                cells.date("valid_to"),
                cells.optional("successor"));
    }

    private Cells cells(Place place) {
        Cells cells = rows.get(place.code());
        if (cells == null) {
            throw new IllegalStateException("no row was read for " + place.code());
        }
        return cells;
    }

    private void check(Place place, Cells cells) {
        oldCode("code", place.code(), cells);
        String parentCode = place.parent();
        if (parentCode != null) {
            parent(place, parentCode, cells);
        }
        if ((place.lat() == null) != (place.lon() == null)) {
            cells.problem(place.lat() == null ? "lat" : "lon", "half-a-position", place.code());
        }
        if (place.population() == null && place.populationAsOf() != null) {
            cells.problem("population", "date-without-number", place.code());
        }
        if (place.population() != null && place.populationAsOf() == null) {
            cells.problem("population_as_of", "number-without-date", place.code());
        }
        validity(place, cells);
        Place earlier = before.get(place.code());
        if (earlier != null && earlier.level() != place.level()) {
            cells.problem("level", "meaning-changed", earlier.level() + " → " + place.level());
        }
    }

    private void oldCode(String column, @Nullable String code, Cells cells) {
        String now = code == null ? null : OldCodes.now(code);
        if (now != null) {
            cells.problem(column, "old-code", code + " → " + now);
        }
    }

    private void parent(Place place, String parentCode, Cells cells) {
        oldCode("parent", parentCode, cells);
        Place parent = register.get(parentCode);
        if (parent == null) {
            cells.problem("parent", "unknown-parent", parentCode);
        } else if (cycle(place)) {
            cells.problem("parent", "cycle", place.code() + " → " + parentCode);
        } else if (parent.level() >= place.level()) {
            cells.problem("level", "not-below-parent", place.level() + " ≤ " + parent.level());
        }
    }

    private boolean cycle(Place place) {
        Set<String> seen = new HashSet<>();
        for (Place at = place; at != null; at = parentOf(at)) {
            if (!seen.add(at.code())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Place parentOf(Place place) {
        return place.parent() == null ? null : register.get(place.parent());
    }

    private void validity(Place place, Cells cells) {
        LocalDate from = place.validFrom();
        LocalDate to = place.validTo();
        if (from != null && to != null && to.isBefore(from)) {
            cells.problem("valid_to", "ends-before-it-begins", from + " … " + to);
        }
        String successor = place.successor();
        if (successor == null) {
            return;
        }
        if (to == null) {
            cells.problem("successor", "successor-without-end", successor);
        }
        if (!register.containsKey(successor) || successor.equals(place.code())) {
            cells.problem("successor", "unknown-successor", successor);
        }
    }

    private void roots(List<Place> places) {
        List<String> roots =
                register.values().stream()
                        .filter(place -> place.parent() == null)
                        .map(Place::code)
                        .sorted()
                        .toList();
        if (roots.isEmpty() && !register.isEmpty()) {
            cells(places.getFirst()).problem("parent", "no-root", "");
        }
        if (roots.size() > 1) {
            for (Place place : places) {
                if (place.parent() == null) {
                    cells(place).problem("parent", "many-roots", String.join(" ", roots));
                }
            }
        }
    }
}
