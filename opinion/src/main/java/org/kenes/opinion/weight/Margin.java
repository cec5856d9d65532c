package org.kenes.opinion.weight;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many people of each category live in the population.
///
/// @param name for messages, for example `region`, or `region,sex` for crossed cells
/// @param totals people per category, not below zero
public record Margin(String name, SortedMap<String, Double> totals) {
    public Margin {
        totals = Collections.unmodifiableSortedMap(new TreeMap<>(totals));
        totals.forEach((category, total) -> {
            if (!(total >= 0) || Double.isInfinite(total)) {
                throw new IllegalArgumentException(
                        "margin %s, category %s: not a number of people: %s"
                                .formatted(name, category, total));
            }
        });
        if (!(totals.values().stream().mapToDouble(t -> t).sum() > 0)) {
            throw new IllegalArgumentException("margin %s has nobody in it".formatted(name));
        }
    }

    public double population() {
        double sum = 0;
        for (double total : totals.values()) {
            sum += total;
        }
        return sum;
    }
}
