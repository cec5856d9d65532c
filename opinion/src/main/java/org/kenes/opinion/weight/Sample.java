package org.kenes.opinion.weight;

import java.util.ArrayList;
import java.util.List;

/// People and margins that fit together: each category that occurs is in its margin and each
/// category with people in it occurs. The people are in canonical order.
public final class Sample {
    final List<Respondent> people;
    final List<Margin> margins;

    /// Position of each person's category within the margin: `[margin][person]`.
    final int[][] category;

    /// Totals of each margin: `[margin][category]`.
    final double[][] totals;

    /// @throws IllegalArgumentException naming the margin and the category that do not fit
    public Sample(List<Respondent> respondents, List<Margin> margins) {
        if (respondents.size() < 2) {
            throw new IllegalArgumentException("a sample of fewer than two people");
        }
        people = respondents.stream().sorted(Respondent.ORDER).toList();
        this.margins = List.copyOf(margins);
        category = new int[margins.size()][people.size()];
        totals = new double[margins.size()][];
        for (int m = 0; m < margins.size(); m++) {
            read(m);
            double first = margins.getFirst().population();
            double here = margins.get(m).population();
            if (Math.abs(here - first) > 1e-9 * first) {
                throw new IllegalArgumentException(
                        "margin %s adds up to %s, margin %s to %s: they must be equal"
                                .formatted(
                                        margins.getFirst().name(),
                                        first,
                                        margins.get(m).name(),
                                        here));
            }
        }
    }

    public List<Respondent> people() {
        return people;
    }

    double[] designWeights() {
        return people.stream().mapToDouble(Respondent::designWeight).toArray();
    }

    private void read(int m) {
        Margin margin = margins.get(m);
        List<String> names = new ArrayList<>(margin.totals().keySet());
        totals[m] = margin.totals().values().stream().mapToDouble(t -> t).toArray();
        boolean[] occurs = new boolean[names.size()];
        for (int i = 0; i < people.size(); i++) {
            Respondent person = people.get(i);
            if (person.categories().size() != margins.size()) {
                throw new IllegalArgumentException(
                        "%s has %d categories for %d margins"
                                .formatted(
                                        person.id(), person.categories().size(), margins.size()));
            }
            String value = person.categories().get(m);
            int at = java.util.Collections.binarySearch(names, value);
            if (at < 0 || totals[m][at] == 0) {
                throw new IllegalArgumentException(
                        "margin %s, category %s: in the sample (%s), but nobody in the population"
                                .formatted(margin.name(), value, person.id()));
            }
            category[m][i] = at;
            occurs[at] = true;
        }
        for (int c = 0; c < occurs.length; c++) {
            if (!occurs[c] && totals[m][c] > 0) {
                throw new IllegalArgumentException(
                        "margin %s, category %s: %s people in the population, nobody in the sample"
                                .formatted(margin.name(), names.get(c), totals[m][c]));
            }
        }
    }
}
