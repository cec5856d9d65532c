package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;

/// The view `opinions` and what it stands on, as queries that every engine understands. An engine
/// keeps the result of [#base] under the name `opinions_base`, so that a view costs a filter, not a
/// join.
public final class Opinions {
    /// Every opinion with the weight of its cell and whether it is the first of its family,
    /// version, provision and stance.
    private static final String BASE =
            """
            SELECT c.idx, c.draft, c.wid, c.stance, c.lang, c.region, c.audience, c.day, c.channel,
                   c.level, c.voices, c.on_current, coalesce(w.w_e9, 1000000000) AS w_e9,
                   f.family IS NULL OR c.idx = min(c.idx) OVER (
                       PARTITION BY coalesce(f.family, -1 - c.idx), c.draft, c.wid, c.stance) AS first
            FROM contributions c
            LEFT JOIN families f ON f.idx = c.idx
            LEFT JOIN weights w
              ON w.scheme = %s AND w.region = c.region AND w.audience IN ('*', c.audience)
            WHERE c.kind = 'opinion'
            """;

    private static final String COLUMNS =
            "idx, draft, wid, stance, lang, region, audience, day, channel, level, voices,"
                    + " on_current";

    private Opinions() {}

    /// @param scheme of the weights, or null when there is none
    public static String base(@Nullable String scheme) {
        return BASE.formatted("'" + (scheme == null ? "" : scheme.replace("'", "''")) + "'");
    }

    /// @param level identity level from which a contribution counts as verified
    public static String view(View view, int level) {
        String weight = view == View.REWEIGHTED ? "w_e9" : "CAST(1 AS BIGINT)";
        String where =
                switch (view) {
                    case ALL, REWEIGHTED -> "";
                    case COLLAPSED -> " WHERE first";
                    case VERIFIED -> " WHERE level >= " + level;
                };
        return "SELECT %s, %s AS w FROM opinions_base%s".formatted(COLUMNS, weight, where);
    }
}
