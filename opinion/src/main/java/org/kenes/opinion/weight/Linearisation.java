package org.kenes.opinion.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The variance of a weighted mean by linearisation, for stratified samples of one or more stages.
final class Linearisation {
    private final Sample sample;
    private final double[] w;
    private final Lonely lonely;

    Linearisation(Sample sample, double[] w, Lonely lonely) {
        this.sample = sample;
        this.w = w;
        this.lonely = lonely;
    }

    double mean() {
        double sum = 0;
        double whole = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * sample.people.get(i).y();
            whole += w[i];
        }
        return sum / whole;
    }

    double variance() {
        double mean = mean();
        double whole = 0;
        for (double weight : w) {
            whole += weight;
        }
        double[] z = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            z[i] = (sample.people.get(i).y() - mean) / whole;
        }
        if (!sample.margins.isEmpty()) {
            Residuals.of(sample, z);
        }
        List<Integer> everybody = new ArrayList<>();
        for (int i = 0; i < w.length; i++) {
            z[i] *= w[i];
            everybody.add(i);
        }
        return stage(everybody, z, 0);
    }

    /// First-stage units minus strata.
    int degreesOfFreedom() {
        Map<String, Map<String, Integer>> units = new TreeMap<>();
        for (Respondent person : sample.people) {
            units.computeIfAbsent(person.stratum(), _ -> new TreeMap<>())
                    .put(person.stages().getFirst().unit(), 1);
        }
        return units.values().stream().mapToInt(Map::size).sum() - units.size();
    }

    /// Variance within a simple random sample of everybody, with the same weights.
    double variance(double mean) {
        int n = w.length;
        double squares = 0;
        double whole = 0;
        for (int i = 0; i < n; i++) {
            double off = sample.people.get(i).y() - mean;
            squares += w[i] * off * off;
            whole += w[i];
        }
        return (double) n / (n - 1) * squares / whole / n * (whole - n) / whole;
    }

    private double stage(List<Integer> people, double[] u, int stage) {
        // Strata exist at the first stage only; deeper everybody shares the cluster.
        Map<String, Map<String, List<Integer>>> strata = new TreeMap<>();
        for (int i : people) {
            Respondent person = sample.people.get(i);
            strata.computeIfAbsent(stage == 0 ? person.stratum() : "", _ -> new TreeMap<>())
                    .computeIfAbsent(person.stages().get(stage).unit(), _ -> new ArrayList<>())
                    .add(i);
        }
        double grand = 0;
        int units = 0;
        for (int i : people) {
            grand += u[i];
        }
        for (Map<String, List<Integer>> stratum : strata.values()) {
            units += stratum.size();
        }
        double variance = 0;
        for (Map.Entry<String, Map<String, List<Integer>>> stratum : strata.entrySet()) {
            variance += stratum(stratum.getKey(), stratum.getValue(), u, stage, grand / units);
        }
        return variance;
    }

    private double stratum(
            String name, Map<String, List<Integer>> units, double[] u, int stage, double grand) {
        int n = units.size();
        int first = units.values().iterator().next().getFirst();
        Respondent someone = sample.people.get(first);
        double population = someone.stages().get(stage).population();
        if (population < n) {
            throw new IllegalArgumentException(
                    "stratum %s: %d units drawn from a population of %s"
                            .formatted(name, n, population));
        }
        double fraction = n / population;
        double[] sums = new double[n];
        double mean = 0;
        int at = 0;
        double below = 0;
        for (List<Integer> unit : units.values()) {
            for (int i : unit) {
                sums[at] += u[i];
            }
            mean += sums[at] / n;
            at++;
            if (someone.stages().size() > stage + 1 && fraction > 0) {
                below += fraction * stage(unit, u, stage + 1);
            }
        }
        if (fraction >= 1) {
            return below;
        }
        if (n == 1) {
            switch (lonely) {
                case FAIL ->
                        throw new IllegalArgumentException(
                                "stratum %s has one cluster only; its variance is unknown (--lonely adjust centres it on the grand mean)"
                                        .formatted(name));
                case ADJUST -> {
                    return below + (1 - fraction) * (sums[0] - grand) * (sums[0] - grand);
                }
            }
        }
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - mean) * (sum - mean);
        }
        return below + (1 - fraction) * n / (n - 1) * squares;
    }
}
