package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.weight.Margin;
import org.kenes.opinion.weight.Representativeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Object> categories = new ArrayList<>();
        for (Representativeness.Category it : found.categories()) {
            boolean shown = it.people() == 0 || it.people() >= Annex.LEAST;
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
                found.dissimilarity(),
                "kishDeff",
                kishDeff(queries),
                "categories",
                categories);
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
