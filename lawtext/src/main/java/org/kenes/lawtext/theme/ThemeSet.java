package org.kenes.lawtext.theme;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.table.CsvText;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The themes of one scheme for one version, from a file with the columns
/// `id,label_kk,label_ru,label_en,eIds,basis,by,date`; the eIds of a theme are separated by spaces.
public record ThemeSet(List<Theme> themes) {
    private static final List<String> COLUMNS =
            List.of("id", "label_kk", "label_ru", "label_en", "eIds", "basis", "by", "date");
    private static final String ID = "[a-z0-9][a-z0-9-]{0,59}";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final int MOST = 500;

    public ThemeSet {
        themes = List.copyOf(themes);
    }

    /// @param file its name, for messages
    /// @throws UnreadableLawException naming the row that cannot be read
    public static ThemeSet read(String text, String file) {
        List<List<String>> rows = CsvText.rows(text);
        if (rows.isEmpty() || !rows.getFirst().equals(COLUMNS)) {
            throw new UnreadableLawException(
                    file + ", line 1: expected " + String.join(",", COLUMNS) + ".");
        }
        if (rows.size() > MOST + 1) {
            throw new UnreadableLawException(file + ": more than " + MOST + " themes.");
        }
        List<Theme> themes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            String place = file + ", row " + (i + 1) + ": ";
            Theme theme = theme(rows.get(i), place);
            if (!ids.add(theme.id())) {
                throw new UnreadableLawException(place + "the id " + theme.id() + " twice.");
            }
            themes.add(theme);
        }
        return new ThemeSet(themes);
    }

    private static Theme theme(List<String> row, String place) {
        if (row.size() != COLUMNS.size()) {
            throw new UnreadableLawException(
                    place + "expected " + COLUMNS.size() + " cells, got " + row.size() + ".");
        }
        if (!row.getFirst().matches(ID)) {
            throw new UnreadableLawException(
                    place
                            + "an id has small letters, digits and hyphens, not '"
                            + row.get(0)
                            + "'.");
        }
        if (!row.get(7).matches(DATE)) {
            throw new UnreadableLawException(
                    place + "a date is YYYY-MM-DD, not '" + row.get(7) + "'.");
        }
        List<String> eIds = List.of(row.get(4).strip().split("[\\s;]+"));
        return new Theme(
                row.getFirst(),
                Map.of("kk", row.get(1), "ru", row.get(2), "en", row.get(3)),
                eIds.stream().filter(it -> !it.isEmpty()).distinct().toList(),
                basis(row.get(5), place),
                row.get(6),
                row.get(7));
    }

    private static Theme.Basis basis(String word, String place) {
        for (Theme.Basis basis : Theme.Basis.values()) {
            if (basis.word().equals(word)) {
                return basis;
            }
        }
        throw new UnreadableLawException(
                place + "a basis is words or mapping, not '" + word + "'.");
    }

    /// What is wrong with the mapping, and what it leaves out.
    ///
    /// @param languages the version in all its languages
    public ThemeCheck check(List<Expression> languages) {
        return ThemeCheck.of(this, languages);
    }
}
