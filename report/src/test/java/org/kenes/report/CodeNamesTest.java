package org.kenes.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.report.number.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// No page and no report shows the code of a table where a reader expects a word.
class CodeNamesTest {
    /// Named by the tables of the cut.
    private static final Set<String> FROM_TABLES =
            Set.of("region", "district", "wid", "statement", "theme", "level");

    @Test
    void everyCodeOfEveryBuiltInFigureHasANameInEveryLanguage() throws IOException {
        Set<String> nameless = new TreeSet<>();
        for (Figure figure : Figures.builtIn().all()) {
            List<String> rows = expected(figure.id());
            List<String> columns = Arrays.asList(rows.getFirst().split(",", -1));
            for (String dimension : figure.definition().dimensions()) {
                if (FROM_TABLES.contains(dimension)) {
                    continue;
                }
                int at = columns.indexOf(dimension);
                for (String row : rows.subList(1, rows.size())) {
                    String code = row.split(",", -1)[at];
                    for (String lang : Messages.LANGUAGES) {
                        String key = "code." + dimension + "." + code;
                        if (!code.isEmpty()
                                && !code.equals("*")
                                && !Messages.of(lang).keys().contains(key)) {
                            nameless.add(lang + " " + key);
                        }
                    }
                }
            }
        }
        assertThat(nameless).isEmpty();
    }

    private static List<String> expected(String figure) throws IOException {
        String file = "/figures/" + figure + "/expected.csv";
        try (InputStream in = Figures.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
