package org.kenes.cli.opinion;

import org.kenes.opinion.Stance;
import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.csv.Faults;
import org.kenes.opinion.duplicates.Text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Texts of a file with the columns `id,text[,stance,lang,time,source,person]`, and any others.
///
/// @param texts ascending by id
/// @param name of the file, for messages
/// @param columns every cell by id and column
/// @param lines where each stands, by id
/// @param sha256 of the rows, ascending by id
record TextRows(
        String name,
        List<Text<String>> texts,
        Map<String, Map<String, String>> columns,
        Map<String, Long> lines,
        String sha256) {
    static TextRows read(String name) throws IOException {
        List<Text<String>> texts = new ArrayList<>();
        Map<String, Map<String, String>> columns = new TreeMap<>();
        Map<String, Long> lines = new HashMap<>();
        Faults faults = new Faults();
        try (CsvFile csv = new CsvFile(name, Output.open(name))) {
            int id = csv.column("id");
            int text = csv.column("text");
            List<String> row = new ArrayList<>();
            while (csv.row(row)) {
                Map<String, String> cells = new TreeMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(csv.header().get(i), row.get(i));
                }
                if (columns.put(row.get(id), cells) != null) {
                    faults.add(name, csv.line(), "id", "occurs twice: " + row.get(id));
                }
                lines.put(row.get(id), csv.line());
                texts.add(
                        new Text<>(
                                row.get(id),
                                row.get(text),
                                stance(csv, cells.getOrDefault("stance", ""), faults),
                                second(csv, cells.getOrDefault("time", ""), faults),
                                cells.getOrDefault("person", "")));
            }
        }
        faults.check();
        texts.sort(Comparator.comparing(Text::id));
        return new TextRows(name, texts, columns, lines, sha256(columns));
    }

    private static Stance stance(CsvFile csv, String code, Faults faults) {
        try {
            return Stance.of(code);
        } catch (IllegalArgumentException e) {
            faults.add(csv.name(), csv.line(), "stance", "no such stance: '" + code + "'");
            return Stance.NONE;
        }
    }

    private static OptionalLong second(CsvFile csv, String time, Faults faults) {
        if (time.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    time.indexOf('T') > 0
                            ? java.time.Instant.parse(time).getEpochSecond()
                            : Long.parseLong(time));
        } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
            faults.add(
                    csv.name(),
                    csv.line(),
                    "time",
                    "neither seconds nor an instant: '" + time + "'");
            return OptionalLong.empty();
        }
    }

    private static String sha256(Map<String, Map<String, String>> columns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            columns.forEach(
                    (id, cells) -> digest.update((cells + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
