package org.kenes.dataset.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.Database;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class BuiltInFiguresTest {
    @Test
    void everyFigureRunsOnEmptyTables() {
        Figures figures = Figures.builtIn();
        assertThat(figures.all()).hasSizeGreaterThan(35);
        try (DuckDbEngine engine = DuckDbEngine.on(Database.open(256), figures.all(), null, 2)) {
            var findings = Evaluation.evaluate(engine, figures, Map.of());
            assertThat(findings).hasSameSizeAs(figures.all());
            assertThat(findings)
                    .filteredOn(f -> f.definition().kind() == FigureKind.COUNT)
                    .filteredOn(f -> f.definition().dimensions().isEmpty())
                    .filteredOn(f -> !f.definition().id().equals("orgs.largest-declaration"))
                    .flatExtracting(Findings.FigureFindings::rows)
                    .filteredOn(row -> row.view() == View.ALL)
                    .allMatch(row -> "0".equals(row.value()));
        }
    }

    @Test
    void titlesAndDefinitionsAreThereInThreeLanguagesWithoutForbiddenWords() {
        List<Map<String, String>> forbidden = SharedData.csv("experience/forbidden-words.csv");
        for (Figure figure : Figures.builtIn().all()) {
            FigureDefinition is = figure.definition();
            assertThat(is.title().keySet()).containsExactly("en", "kk", "ru");
            assertThat(is.definition().keySet()).containsExactly("en", "kk", "ru");
            for (Map<String, String> row : forbidden) {
                if (!String.valueOf(row.get("where")).contains("figure")) {
                    continue;
                }
                Pattern pattern =
                        Pattern.compile("(?Uui)" + row.get("pattern"), Pattern.CASE_INSENSITIVE);
                String lang = row.get("lang");
                assertThat(is.title().get(lang) + " " + is.definition().get(lang))
                        .describedAs(is.id())
                        .doesNotContainPattern(pattern);
            }
        }
    }

    @Test
    void queriesThatBreakARuleAreRefused() {
        refused("SELECT 1 AS n", "constant");
        refused("SELECT count(*) AS n FROM events; SELECT count(*) AS n FROM events", "");
        refused("DELETE FROM events", "SELECT");
        refused("SELECT count(*) AS n FROM read_csv('/etc/passwd')", "");
        refused("SELECT count(*) AS n FROM '/etc/passwd'", "");
        refused("SELECT count(*) AS n FROM events WHERE random() < 1", "random");
        refused("SELECT count(*) AS n FROM events WHERE held_on < now()", "");
        refused("SELECT count(*) AS n FROM events WHERE held_on < current_date", "");
        refused("SELECT count(*) AS n FROM events WHERE current_setting('threads') > 1", "");
        refused("ATTACH 'x.db'", "SELECT");
        refused("SELECT count(*) AS n FROM organisations", "needs");
        refused("SELECT count(*) / 2 AS n FROM events", "");
        refused("SELECT avg(minutes) AS n FROM events", "");
        refused("SELECT CAST(1 AS DOUBLE) AS n FROM events", "exact");
        refused("SELECT count(*) AS total FROM events", "column");
        refused("SELECT count(*) AS n FROM duckdb_settings()", "");
        refused("SELECT count(*) AS n FROM information_schema.tables", "");
    }

    private static void refused(String sql, String why) {
        Figure figure =
                Figure.of(
                        "events.test",
                        """
                        id: events.test
                        kind: count
                        universe: events
                        basis: register
                        unit: event
                        title: {en: x}
                        definition: {en: x}
                        needs: [events]
                        """
                                .getBytes(StandardCharsets.UTF_8),
                        sql.getBytes(StandardCharsets.UTF_8));
        try (DuckDbEngine engine = DuckDbEngine.on(Database.open(256), List.of(figure), null, 2)) {
            assertThatThrownBy(() -> engine.run(figure, View.ALL))
                    .describedAs(sql)
                    .isInstanceOf(Engine.RefusedQuery.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void aDefinitionIsReadStrictly() {
        wrong("id: a\nid: b\n", ":2:1:");
        wrong("id: &x a\n", "anchors");
        wrong("id: !!str a\n", "tags");
        wrong("id: a\ncolour: red\n", ":2:1: unknown member \"colour\"");
        wrong("id: [", ":");
        wrong("- a\n", "mapping");
        wrong("id: a\nkind: guess\nuniverse: events\n", "kind");
    }

    private static void wrong(String yaml, String what) {
        assertThatThrownBy(() ->
                        FigureDefinition.read(yaml.getBytes(StandardCharsets.UTF_8), "figure.yaml"))
                .describedAs(yaml)
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("figure.yaml:")
                .hasMessageContaining(what);
    }
}
