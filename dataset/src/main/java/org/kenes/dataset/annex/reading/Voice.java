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
/// @param endorsedByOthers "a fair point" from people of another position
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
    String id() {
        return Long.toString(idx);
    }
}
