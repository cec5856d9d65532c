package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.cells.CellTable;
import org.kenes.opinion.cells.ProtectedTable;
import org.kenes.opinion.cells.SmallCells;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.weight.Margin;
import org.kenes.opinion.weight.Representativeness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the opinions are spread over the regions, beside where people live. Descriptive: those who
/// spoke chose to, and no weight makes them a sample.
final class Representation {
    private static final String PEOPLE =
            "SELECT region, population FROM margins WHERE audience = '*' ORDER BY region";
    private static final String OPINIONS =
            """
            SELECT region, count(*) AS n FROM contributions
            WHERE kind = 'opinion' AND region IS NOT NULL
            GROUP BY region ORDER BY region
            """;
    private static final String WEIGHTS =
            "SELECT w.w_e9, w.rows AS n FROM weights w ORDER BY w.region, w.audience";

    private Representation() {}

    static Map<String, @Nullable Object> of(Queries queries) {
        SortedMap<String, Double> population = new TreeMap<>();
        queries.run(
                PEOPLE,
                row -> population.put(row.word("region"), (double) row.number("population")));
        SortedMap<String, Long> opinions = new TreeMap<>();
        queries.run(OPINIONS, row -> opinions.put(row.word("region"), row.number("n")));
        if (population.isEmpty() || opinions.isEmpty()) {
            return JsonText.object("format", "kenes-representation/1", "dissimilarity", null);
        }
        Representativeness found =
                Representativeness.of(new Margin("region", population), opinions);
        Set<String> hidden = hidden(found.categories());
        List<Object> categories = new ArrayList<>();
        for (Representativeness.Category it : found.categories()) {
            boolean shown = !hidden.contains(it.name());
            categories.add(
                    JsonText.object(
                            "region", it.name(),
                            "opinions", shown ? it.people() : null,
                            "share", shown ? it.share() : null,
                            "population", it.population(),
                            "ratio", shown && it.population() > 0 ? it.ratio() : null));
        }
        return JsonText.object(
                "format",
                "kenes-representation/1",
                "margin",
                "region",
                "dissimilarity",
                dissimilarity(found.categories(), hidden),
                "kishDeff",
                kishDeff(queries),
                "categories",
                categories);
    }

    /// Small regions, and as many others as it takes so that nobody can work them out from the
    /// total.
    private static Set<String> hidden(List<Representativeness.Category> categories) {
        List<CellTable.Row> rows = new ArrayList<>();
        long all = categories.stream().mapToLong(Representativeness.Category::people).sum();
        rows.add(new CellTable.Row(List.of(CellTable.TOTAL), List.of(all)));
        categories.forEach(
                it -> rows.add(new CellTable.Row(List.of(it.name()), List.of(it.people()))));
        ProtectedTable table =
                new SmallCells(Annex.LEAST)
                        .protect(new CellTable(List.of("region"), List.of("n"), rows));
        Set<String> hidden = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!table.rows().get(i).shown()) {
                hidden.add(rows.get(i).key().getFirst());
            }
        }
        return hidden;
    }

    /// ½Σ|p − q| with hidden regions as one: computed from what is told, it tells no more.
    private static double dissimilarity(
            List<Representativeness.Category> categories, Set<String> hidden) {
        double share = 0;
        double population = 0;
        double sum = 0;
        for (Representativeness.Category it : categories) {
            if (hidden.contains(it.name())) {
                share += it.share();
                population += it.population();
            } else {
                sum += Math.abs(it.share() - it.population());
            }
        }
        return (sum + Math.abs(share - population)) / 2;
    }

    /// n·Σw²/(Σw)² of the weights by region; null where a region without opinions forbids weights.
    private static @Nullable Double kishDeff(Queries queries) {
        double[] sums = new double[3];
        queries.run(
                WEIGHTS,
                row -> {
                    double n = row.number("n");
                    double w = row.number("w_e9") / 1e9;
                    sums[0] += n;
                    sums[1] += n * w;
                    sums[2] += n * w * w;
                });
        return sums[1] == 0 ? null : Double.valueOf(sums[0] * sums[2] / (sums[1] * sums[1]));
    }
}
