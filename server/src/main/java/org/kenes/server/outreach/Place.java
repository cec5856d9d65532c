package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One place of the register. Its code never changes its meaning and is never used again; a new
/// name keeps the code, a merged or split place is closed and names its successor.
///
/// @param level 0 country, 1 region, 2 district, 3 settlement; numbers may be skipped
/// @param names language → name; at least one
/// @param population null where nobody supplied it, which is not zero
public record Place(
        String code,
        @Nullable String parent,
        int level,
        String kind,
        Map<String, String> names,
        List<String> aliases,
        @Nullable BigDecimal lat,
        @Nullable BigDecimal lon,
        @Nullable Long population,
        @Nullable LocalDate populationAsOf,
        @Nullable String populationSource,
        @Nullable Long tileCol,
        @Nullable Long tileRow,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor) {

    /// The name in that language, else in another one, marked by its own language.
    public String name(String language) {
        String name = names.get(language);
        if (name != null) {
            return name;
        }
        return names.values().stream().findFirst().orElse(code);
    }
}
