package org.kenes.dataset.figure;

/// The view `opinions` and what it stands on. The base is made once, so that a view costs a filter,
/// not a join.
final class Opinions {
    /// Every opinion with the weight of its cell and whether it is the first of its family,
    /// version, provision and stance.
    private static final String BASE =
            """
            CREATE TABLE opinions_base AS
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

    static String base(String scheme) {
        return BASE.formatted("'" + scheme.replace("'", "''") + "'");
    }

    static String view(View view, int level) {
        String weight = view == View.REWEIGHTED ? "w_e9" : "CAST(1 AS BIGINT)";
        String where =
                switch (view) {
                    case ALL, REWEIGHTED -> "";
                    case COLLAPSED -> " WHERE first";
                    case VERIFIED -> " WHERE level >= " + level;
                };
        return "CREATE VIEW opinions_%s AS SELECT %s, %s AS w FROM opinions_base%s"
                .formatted(view.code(), COLUMNS, weight, where);
    }
}
