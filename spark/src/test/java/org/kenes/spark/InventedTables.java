package org.kenes.spark;

import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.table.Column;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A package in which every table of the catalogue has rows, also tables that were added after this
/// was written. Values follow from the row's number and the column's name; where a column is known
/// to hold a code, it holds real ones, so that no figure's filter finds nothing.
final class InventedTables {
    private static final int ROWS = 900;

    private static final Map<String, List<String>> CODES =
            Map.ofEntries(
                    Map.entry("stance", List.of("support", "partly", "oppose")),
                    Map.entry("kind", List.of("opinion", "question", "proposal", "party")),
                    Map.entry(
                            "state",
                            List.of("held", "planned", "verified", "duplicate", "answered")),
                    Map.entry(
                            "disposition",
                            List.of("counted", "moderated", "withdrawn", "erased", "public")),
                    Map.entry("role", List.of("member", "branch", "observer")),
                    Map.entry("text_status", List.of("published", "hidden", "none")),
                    Map.entry("unit", List.of("persons", "organisations")),
                    Map.entry("what", List.of("figure", "cut")),
                    Map.entry("lang", List.of("kk", "ru", "en")));

    /// One of sixty sentences, with a last word of its own: near-duplicates, copies and strangers.
    private static final String SENTENCE =
            """
            array_to_string(list_transform(range(12), lambda p:
                ['су', 'бап', 'реформа', 'өңір', 'village', 'қолдаймын', 'школа', 'not', 'право', 'жоқ', 'time']
                [1 + CAST(hash(p, i % 60) % 11 AS INTEGER)]), ' ')
            || ' ' || ['сонымен', 'вот', 'indeed', 'ұсыныс'][1 + i // 60 % 4]
            """
                    .strip();

    /// Two groups of cards, who answer alike but for some, on twelve statements.
    private static final String VOTES =
            """
            INSERT INTO votes SELECT i // 12 * 7, i % 12,
              CASE WHEN hash(i, 'seen') % 9 = 0 THEN 0
                   WHEN (i // 12 % 2 = i % 2) = (hash(i, 'like') % 8 > 0) THEN 1 ELSE -1 END
            FROM range(2400) r(i) WHERE hash(i, 'shown') % 5 > 0
            """;

    private static final String STATEMENTS =
            """
            UPDATE statements SET state = CASE statement % 12
              WHEN 3 THEN 'hidden' WHEN 5 THEN 'meta' WHEN 7 THEN 'held' ELSE 'shown' END
            """;

    /// Opinions on two provisions, with families of the texts that are alike.
    private static final List<String> OPINIONS =
            List.of(
                    """
                    UPDATE contributions SET kind = 'opinion', on_current = true,
                      wid = 'wid-' || idx // 7 % 2, lang = 'kk',
                      stance = ['support', 'oppose', 'partly', 'oppose'][1 + idx // 3 % 4]
                    """,
                    """
                    UPDATE texts SET lang = 'kk',
                      text = text || CASE WHEN idx // 7 % 2 = 0 THEN ' көпір' ELSE ' құдық' END
                        || array_to_string(list_transform(range(4), lambda p:
                          [' өзен', ' канал', ' насос', ' тоған', ' арна', ' бұлақ',
                           ' дәрігер', ' аурухана', ' дәріхана', ' емхана', ' мейірбике', ' науқас']
                          [1 + idx % 2 * 6 + CAST(hash(p, idx) % 6 AS INTEGER)]), '')
                    """,
                    "DELETE FROM families",
                    """
                    INSERT INTO families
                    SELECT idx, idx % 12, 75, idx % 12 < 4 FROM contributions WHERE idx % 12 < 6
                    """);

    private InventedTables() {}

    static DataPackage write(Path folder) {
        return write(folder, Tables.all(), List.of());
    }

    /// Only what the annex reads, with opinions, answers and copies enough for everything in it.
    static DataPackage spoken(Path folder) {
        List<Table> tables = Annex.TABLES.stream().map(Tables::of).toList();
        List<String> changes = new ArrayList<>(OPINIONS);
        changes.addAll(List.of("DELETE FROM votes", VOTES, STATEMENTS));
        return write(folder, tables, changes);
    }

    private static DataPackage write(Path folder, List<Table> tables, List<String> changes) {
        try (Database database = Database.open(256)) {
            for (Table table : tables) {
                database.create(table);
                String cells =
                        table.columns().stream()
                                .map(column -> cell(table, column))
                                .collect(Collectors.joining(", "));
                database.run(
                        "INSERT INTO %s SELECT %s FROM range(%d) r(i)"
                                .formatted(table.name(), cells, ROWS));
            }
            changes.forEach(database::run);
            return DataPackage.write(
                    folder,
                    database,
                    tables,
                    DataPackage.Form.PARQUET,
                    Map.of("kenes", Map.of("weights", "weights-scheme")));
        }
    }

    private static String cell(Table table, Column column) {
        List<Column> key = table.key();
        // What figures join by has to meet; where it makes a row what it is, it stays its own.
        boolean joins = Set.of("draft", "wid").contains(column.name());
        if (joins && (!column.key() || key.size() > 2)) {
            boolean last = column.key() && column.equals(key.getLast());
            return "'%s-' || %s".formatted(column.name(), last ? "i % 2" : "i // 2 % 5");
        }
        if (column.key()) {
            // A key of several columns repeats in its first ones and differs in its last.
            boolean last = column.equals(key.getLast());
            String number = key.size() == 1 ? "i" : last ? "i % 2" : "i // 2";
            return value(column, number);
        }
        String drawn = "hash(i, '%s') %% 1000003".formatted(column.name());
        String value = value(column, "CAST(%s AS BIGINT)".formatted(drawn));
        return column.required()
                ? value
                : "CASE WHEN (%s) %% 9 = 0 THEN NULL ELSE %s END".formatted(drawn, value);
    }

    private static String value(Column column, String number) {
        return switch (column.type()) {
            case INTEGER -> column.key() ? number : "(%s) %% 60".formatted(number);
            case BOOLEAN -> "(%s) %% 3 > 0".formatted(number);
            case DATE -> "DATE '2031-01-16' + CAST((%s) %% 150 AS INTEGER)".formatted(number);
            case DATETIME ->
                    "TIMESTAMP '2031-01-16 10:00:00' + to_seconds((%s) %% 999999)"
                            .formatted(number);
            case NUMBER -> "CAST((%s) AS DECIMAL(18,6)) / 64".formatted(number);
            case STRING -> text(column, number);
        };
    }

    private static String text(Column column, String number) {
        List<String> codes = CODES.get(column.name());
        if (codes != null && !column.key()) {
            return "[%s][1 + (%s) %% %d]"
                    .formatted(
                            codes.stream().map(c -> "'" + c + "'").collect(Collectors.joining(",")),
                            number,
                            codes.size());
        }
        if (column.name().equals("text")) {
            return SENTENCE;
        }
        if (column.name().equals("scheme")) {
            return "'weights-scheme'";
        }
        if (column.name().equals("object")) {
            return "'statement:' || (%s)".formatted(number);
        }
        // Letters outside ASCII and beyond the basic plane must sort alike everywhere.
        String prefix = column.key() ? "Ұ" : "𐐷ә";
        int kinds = column.key() ? ROWS : 12;
        return "'%s-' || (%s) %% %d".formatted(prefix, number, kinds);
    }
}
