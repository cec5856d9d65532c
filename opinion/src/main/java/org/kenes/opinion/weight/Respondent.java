package org.kenes.opinion.weight;

import java.util.Comparator;
import java.util.List;

/// One person of a sample.
///
/// @param y what was measured; 0 or 1 for a share
/// @param designWeight one over the probability of being drawn; above zero
/// @param categories one per margin, in the order of the margins
/// @param stratum empty without strata
/// @param stages how the person was drawn, the first stage first; at least one
public record Respondent(
        String id,
        double y,
        double designWeight,
        List<String> categories,
        String stratum,
        List<Stage> stages) {
    /// @param unit the cluster, or the person, that was drawn at this stage
    /// @param population how many there were to draw from; infinite for no correction
    public record Stage(String unit, double population) {}

    /// Sums run in this order, so that they do not depend on the order of the rows.
    static final Comparator<Respondent> ORDER =
            Comparator.comparing((Respondent r) -> String.join("\n", r.categories()))
                    .thenComparing(Respondent::stratum)
                    .thenComparingDouble(Respondent::designWeight)
                    .thenComparingDouble(Respondent::y)
                    .thenComparing(Respondent::id);

    public Respondent {
        categories = List.copyOf(categories);
        stages = List.copyOf(stages);
        if (!(designWeight > 0) || Double.isInfinite(designWeight) || !Double.isFinite(y)) {
            throw new IllegalArgumentException(
                    "%s: weight %s, value %s".formatted(id, designWeight, y));
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(id + ": not drawn at any stage");
        }
    }

    /// A person drawn directly, without strata or clusters.
    public static Respondent simple(
            String id, double y, double designWeight, List<String> categories) {
        return new Respondent(
                id,
                y,
                designWeight,
                categories,
                "",
                List.of(new Stage(id, Double.POSITIVE_INFINITY)));
    }
}
