package org.kenes.opinion.weight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How those who took part differ from the population, in one thing that is known of both. Purely
/// descriptive; it holds for any way of taking part.
///
/// @param dissimilarity ½Σ|p − q|: the share of participants who would have to be of another
///   category for the two to agree
/// @param categories those with nobody first, then by name
public record Representativeness(double dissimilarity, List<Category> categories) {
    public Representativeness {
        categories = List.copyOf(categories);
    }

    /// @param people participants of this category
    /// @param share of all participants
    /// @param population share of the population
    public record Category(String name, long people, double share, double population) {
        /// Participants per expected participant; infinite where the population has nobody.
        public double ratio() {
            return share / population;
        }
    }

    /// @param people participants per category; categories outside the margin count as absent from
    ///   the population
    public static Representativeness of(Margin margin, Map<String, Long> people) {
        List<String> names = new ArrayList<>(margin.totals().keySet());
        people.keySet().stream()
                .filter(name -> !margin.totals().containsKey(name))
                .sorted()
                .forEach(names::add);
        long n = people.values().stream().mapToLong(p -> p).sum();
        if (n == 0) {
            throw new IllegalArgumentException("nobody took part");
        }
        double population = margin.population();
        double sum = 0;
        List<Category> categories = new ArrayList<>();
        for (String name : names) {
            long here = people.getOrDefault(name, 0L);
            double p = (double) here / n;
            double q = margin.totals().getOrDefault(name, 0.0) / population;
            sum += Math.abs(p - q);
            categories.add(new Category(name, here, p, q));
        }
        categories.sort(
                Comparator.comparing((Category c) -> c.people() > 0).thenComparing(Category::name));
        return new Representativeness(sum / 2, categories);
    }
}
