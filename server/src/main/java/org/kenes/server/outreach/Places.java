package org.kenes.server.outreach;

import org.kenes.dataset.entry.FieldEntry;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.csv.CsvProblem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The register of places. It comes whole from a file; the file itself is kept and travels with
/// every release, because the record holds only its hash.
@Component
public class Places {
    private static final String COLUMNS =
            """
            code, parent, level, kind, name_kk, name_ru, name_en, aliases, lat, lon, population,
            population_as_of, population_source, tile_col, tile_row, valid_from, valid_to, successor
            """;
    private static final String ALL = "select " + COLUMNS + " from outreach.place order by code";
    private static final String ONE = "select " + COLUMNS + " from outreach.place where code = ?";
    private static final String SOME =
            "select " + COLUMNS + " from outreach.place where code = any(?)";
    private static final String OF_LEVEL =
            "select "
                    + COLUMNS
                    + " from outreach.place where level = ? and valid_to is null"
                    + " order by code";
    private static final String FIND =
            "select "
                    + COLUMNS
                    + " from outreach.place where strpos(folded, ?) > 0"
                    + " order by level, code limit ?";
    private static final String KNOWN = "select code from outreach.place where code = any(?)";
    private static final String PATH = "select path from outreach.place where code = ?";
    private static final String STORE =
            """
            insert into outreach.place (code, parent, level, kind, name_kk, name_ru, name_en,
                aliases, lat, lon, population, population_as_of, population_source, tile_col,
                tile_row, valid_from, valid_to, successor, path, folded)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set parent = excluded.parent, kind = excluded.kind,
                name_kk = excluded.name_kk, name_ru = excluded.name_ru,
                name_en = excluded.name_en, aliases = excluded.aliases, lat = excluded.lat,
                lon = excluded.lon, population = excluded.population,
                population_as_of = excluded.population_as_of,
                population_source = excluded.population_source, tile_col = excluded.tile_col,
                tile_row = excluded.tile_row, valid_from = excluded.valid_from,
                valid_to = excluded.valid_to, successor = excluded.successor,
                path = excluded.path, folded = excluded.folded
            """;
    private static final String STORE_FILE =
            """
            insert into outreach.place_import (sha256, rows, file, imported_on) values (?, ?, ?, ?)
            on conflict (sha256) do nothing
            """;
    private static final String NEWEST_FILE =
            "select file from outreach.place_import order by seq desc limit 1";
    private static final String FILES =
            "select sha256, file from outreach.place_import order by seq";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Record record;
    private final Documents documents;
    private final Clock clock;

    Places(JdbcClient jdbc, JdbcTemplate batches, Record record, Documents documents, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.record = record;
        this.documents = documents;
        this.clock = clock;
    }

    public sealed interface Import {
        record Done(long added, long changed, long closed, long unchanged) implements Import {}

        record Refused(List<CsvProblem> problems) implements Import {}
    }

    /// All or nothing. A place that the file does not name stays as it is.
    @Transactional
    public Import importCsv(byte[] file) {
        return switch (PlaceFile.read(file, byCode())) {
            case PlaceFile.Reading.Bad bad -> new Import.Refused(bad.problems());
            case PlaceFile.Reading.Good good -> store(file, good);
        };
    }

    /// What [#importCsv] would do; nothing is stored.
    @Transactional(readOnly = true)
    public Import tryCsv(byte[] file) {
        Map<String, Place> before = byCode();
        return switch (PlaceFile.read(file, before)) {
            case PlaceFile.Reading.Bad bad -> new Import.Refused(bad.problems());
            case PlaceFile.Reading.Good good -> compare(good.places(), before);
        };
    }

    private Import store(byte[] file, PlaceFile.Reading.Good good) {
        Import.Done done = compare(good.places(), byCode());
        String sha256 = documents.keep(file);
        long rows = good.places().size();
        jdbc.sql(STORE_FILE).params(sha256, rows, file, LocalDate.now(clock)).update();
        batches.batchUpdate(
                STORE, good.places().stream().map(place -> row(place, good.register())).toList());
        record.add(
                new Submission(
                        new SubmissionKey("place-import", sha256),
                        file,
                        () -> new FieldEntry.PlaceImport(sha256, rows)));
        return done;
    }

    private static Import.Done compare(List<Place> places, Map<String, Place> before) {
        long added = 0;
        long changed = 0;
        long closed = 0;
        long unchanged = 0;
        for (Place place : places) {
            Place earlier = before.get(place.code());
            if (earlier == null) {
                added++;
            } else if (earlier.equals(place)) {
                unchanged++;
            } else if (earlier.validTo() == null && place.validTo() != null) {
                closed++;
            } else {
                changed++;
            }
        }
        return new Import.Done(added, changed, closed, unchanged);
    }

    private static Object[] row(Place place, Map<String, Place> register) {
        return new Object[] {
            place.code(),
            place.parent(),
            place.level(),
            place.kind(),
            place.names().get("kk"),
            place.names().get("ru"),
            place.names().get("en"),
            place.aliases().toArray(String[]::new),
            place.lat(),
            place.lon(),
            place.population(),
            place.populationAsOf(),
            place.populationSource(),
            place.tileCol(),
            place.tileRow(),
            place.validFrom(),
            place.validTo(),
            place.successor(),
            path(place, register).toArray(String[]::new),
            folded(place)
        };
    }

    /// Codes from the country down to the place itself.
    private static List<String> path(Place place, Map<String, Place> register) {
        List<String> path = new ArrayList<>();
        for (Place at = place; at != null; ) {
            path.addFirst(at.code());
            at = at.parent() == null ? null : register.get(at.parent());
        }
        return path;
    }

    private static String folded(Place place) {
        var all = new StringBuilder();
        place.names().values().forEach(name -> all.append(PlaceNames.fold(name)).append('\n'));
        place.aliases().forEach(name -> all.append(PlaceNames.fold(name)).append('\n'));
        return all.toString();
    }

    private Map<String, Place> byCode() {
        Map<String, Place> places = new LinkedHashMap<>();
        all().forEach(place -> places.put(place.code(), place));
        return places;
    }

    public List<Place> all() {
        return jdbc.sql(ALL).query(Places::place).list();
    }

    public Optional<Place> find(String code) {
        return jdbc.sql(ONE).param(code).query(Places::place).optional();
    }

    /// @return code → place, of those that exist
    public Map<String, Place> find(Collection<String> codes) {
        Map<String, Place> found = new HashMap<>();
        jdbc.sql(SOME)
                .param(codes.toArray(String[]::new))
                .query(Places::place)
                .list()
                .forEach(place -> found.put(place.code(), place));
        return found;
    }

    /// Open places of one level, by code.
    public List<Place> ofLevel(int level) {
        return jdbc.sql(OF_LEVEL).param(level).query(Places::place).list();
    }

    /// Places whose name in any language, or alias, has the words in it; larger ones first.
    public List<Place> search(String words, int limit) {
        String folded = PlaceNames.fold(words);
        return folded.isEmpty()
                ? List.of()
                : jdbc.sql(FIND).params(folded, limit).query(Places::place).list();
    }

    /// Which of these codes are places of the register.
    Set<String> known(Collection<String> codes) {
        return new HashSet<>(
                jdbc.sql(KNOWN)
                        .param(codes.toArray(String[]::new))
                        .query((row, n) -> row.getString("code"))
                        .list());
    }

    /// Codes from the country down to the place itself, empty where there is no such place.
    public List<String> path(String code) {
        return jdbc.sql(PATH)
                .param(code)
                .query((row, n) -> strings(row, "path"))
                .optional()
                .orElse(List.of());
    }

    /// The newest register file as it was imported, byte for byte.
    public Optional<byte[]> source() {
        return jdbc.sql(NEWEST_FILE).query((row, n) -> row.getBytes("file")).optional();
    }

    /// Every register file ever imported: SHA-256 → bytes, in the order of their entries.
    public Map<String, byte[]> sources() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        jdbc.sql(FILES)
                .query(row -> {
                    files.put(row.getString("sha256"), row.getBytes("file"));
                });
        return files;
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : List.of("kk", "ru", "en")) {
            String name = row.getString("name_" + language);
            if (name != null) {
                names.put(language, name);
            }
        }
        return new Place(
                row.getString("code"),
                row.getString("parent"),
                row.getInt("level"),
                row.getString("kind"),
                names,
                strings(row, "aliases"),
                row.getBigDecimal("lat"),
                row.getBigDecimal("lon"),
                row.getObject("population", Long.class),
                row.getObject("population_as_of", LocalDate.class),
                row.getString("population_source"),
                row.getObject("tile_col", Long.class),
                row.getObject("tile_row", Long.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("successor"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
