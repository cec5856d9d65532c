package org.kenes.dataset.annex.reading;

import java.io.Serializable;

/// One published text of a counted opinion.
///
/// @param wid provision; empty for the whole text
/// @param stance empty for none
/// @param region empty if not given, as `audience`
/// @param family smallest index of its near-duplicates, or its own
/// @param first whether it stands for its family on this provision
/// @param copies members of its family on this provision
/// @param endorsedByOthers "a fair point", to this text or a copy of it, from people of another
///   position
/// @param endorsed from anybody
public record Voice(
        long idx,
        String wid,
        String stance,
        String lang,
        String region,
        String audience,
        String text,
        long family,
        boolean first,
        long copies,
        long endorsedByOthers,
        long endorsed)
        implements Serializable {
    /// The view `reading_firsts`: the text that stands for each family on each provision, and how
    /// many it stands for.
    public static final String FIRSTS =
            """
            SELECT coalesce(c.wid, '') AS wid, f.family, min(c.idx) AS first, count(*) AS copies
            FROM families f
            JOIN contributions c ON c.idx = f.idx
            JOIN texts t ON t.idx = f.idx
            WHERE c.kind = 'opinion' AND c.on_current
            GROUP BY coalesce(c.wid, ''), f.family
            """;

    /// The view `reading_endorsed`: how many found a text a fair point; copies are one text. Who
    /// says nothing of the provision is of no other position.
    public static final String ENDORSED =
            """
            SELECT coalesce(c.wid, '') AS wid, coalesce(f.family, c.idx) AS family, sum(e.n) AS everybody,
                   sum(CASE WHEN e.stance <> c.stance AND e.stance <> 'none' THEN e.n ELSE 0 END) AS others
            FROM endorsements e
            JOIN contributions c ON c.idx = e.idx
            LEFT JOIN families f ON f.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current
            GROUP BY coalesce(c.wid, ''), coalesce(f.family, c.idx)
            """;

    /// Every voice with an index from `%1$d` to below `%2$d`. Its words are those that DuckDB and
    /// Spark share.
    public static final String VOICES =
            """
            SELECT c.idx, coalesce(c.wid, '') AS wid, coalesce(c.stance, '') AS stance, t.lang,
                   coalesce(c.region, '') AS region, coalesce(c.audience, '') AS audience, t.text,
                   coalesce(f.family, c.idx) AS family, coalesce(r.first, c.idx) AS first,
                   CAST(coalesce(r.copies, 1) AS BIGINT) AS copies, CAST(coalesce(e.others, 0) AS BIGINT) AS others,
                   CAST(coalesce(e.everybody, 0) AS BIGINT) AS everybody
            FROM contributions c
            JOIN texts t ON t.idx = c.idx
            LEFT JOIN families f ON f.idx = c.idx
            LEFT JOIN reading_firsts r ON r.wid = coalesce(c.wid, '') AND r.family = f.family
            LEFT JOIN reading_endorsed e ON e.wid = coalesce(c.wid, '') AND e.family = coalesce(f.family, c.idx)
            WHERE c.kind = 'opinion' AND c.on_current
              AND c.idx >= %1$d AND c.idx < %2$d AND t.idx >= %1$d AND t.idx < %2$d
            """;

    String id() {
        return Long.toString(idx);
    }
}
