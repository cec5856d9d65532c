package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Database;
import org.kenes.opinion.weight.Margin;
import org.kenes.opinion.weight.Raking;
import org.kenes.opinion.weight.Respondent;
import org.kenes.opinion.weight.Sample;
import org.kenes.opinion.weight.Weights;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables `margins` and `weights`: every opinion counts as much as its region has people, by
/// the populations of the register of places. Only a view is made of this, never an estimate: those
/// who spoke chose to.
///
/// @param refused why there are no weights, or null: a region from which nobody spoke cannot be
///   weighted up, and a part of the nation is not the nation
record RegionWeights(@Nullable String refused) {
    static final String SCHEME = "region";

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);
    private static final String ALL_AUDIENCES = "*";
    private static final String REGIONS =
            """
            SELECT p.place AS code, p.population, p.population_source, p.population_as_of,
                   (SELECT count(*) FROM contributions c
                    WHERE c.kind = 'opinion' AND c.region = p.place) AS opinions
            FROM places p
            WHERE p.level = 1 AND p.valid_to IS NULL
            ORDER BY p.place
            """;

    private record Region(
            String code,
            @Nullable Long population,
            @Nullable String source,
            @Nullable LocalDate asOf,
            long opinions) {}

    static RegionWeights write(Database database) {
        List<Region> regions = regions(database);
        try (Rows margins = Rows.into(database, "margins");
                Rows weights = Rows.into(database, "weights")) {
            for (Region region : regions) {
                if (region.population() == null || region.asOf() == null) {
                    return new RegionWeights(
                            "margin region, category %s: its population is not known"
                                    .formatted(region.code()));
                }
            }
            for (Region region : regions) {
                margins.add(
                        SCHEME,
                        region.code(),
                        ALL_AUDIENCES,
                        region.population(),
                        region.source() == null ? "register of places" : region.source(),
                        region.asOf());
            }
            return weigh(regions, weights);
        }
    }

    private static RegionWeights weigh(List<Region> regions, Rows rows) {
        SortedMap<String, Double> totals = new TreeMap<>();
        List<Respondent> people = new ArrayList<>();
        long opinions = 0;
        for (Region region : regions) {
            Long population = region.population();
            totals.put(region.code(), population == null ? 0.0 : population);
            if (region.opinions() > 0) {
                // One for all of a region: its opinions have one weight.
                people.add(
                        Respondent.simple(
                                region.code(),
                                0,
                                (double) region.opinions(),
                                List.of(region.code())));
            }
            opinions += region.opinions();
        }
        try {
            Margin margin = new Margin(SCHEME, totals);
            Sample sample = new Sample(people, List.of(margin));
            Weights raked = Raking.rake(sample);
            BigDecimal all = BigDecimal.valueOf(opinions);
            BigDecimal population = new BigDecimal(margin.population());
            for (int i = 0; i < sample.people().size(); i++) {
                Region region = find(regions, sample.people().get(i).id());
                BigDecimal weight =
                        BigDecimal.valueOf(Math.round(raked.values()[i]))
                                .multiply(all)
                                .multiply(NANO)
                                .divide(
                                        population.multiply(BigDecimal.valueOf(region.opinions())),
                                        MathContext.DECIMAL128)
                                .setScale(0, RoundingMode.HALF_EVEN);
                rows.add(
                        SCHEME,
                        region.code(),
                        ALL_AUDIENCES,
                        weight.longValueExact(),
                        region.opinions(),
                        region.population());
            }
            return new RegionWeights(null);
        } catch (IllegalArgumentException e) {
            return new RegionWeights(e.getMessage());
        }
    }

    private static Region find(List<Region> regions, String code) {
        return regions.stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
    }

    private static List<Region> regions(Database database) {
        List<Region> regions = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(REGIONS)) {
            while (rows.next()) {
                long population = rows.getLong("population");
                regions.add(
                        new Region(
                                rows.getString("code"),
                                rows.wasNull() ? null : Long.valueOf(population),
                                rows.getString("population_source"),
                                rows.getObject("population_as_of", LocalDate.class),
                                rows.getLong("opinions")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return regions;
    }
}
