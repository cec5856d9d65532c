package org.kenes.server.text;

import org.kenes.lawtext.compare.Lineage;

import java.util.List;
import java.util.Map;

/// What the editor of a version decided.
///
/// @param lineage which unit of the version before continues in which of this one
/// @param leaveDoubtful true: pairs that nobody confirmed are published as not carried; false: the
///   version waits for them
/// @param reasons eId of an article → why the languages differ there
/// @param by who decided: an office, not a person
/// @param at the day, as `YYYY-MM-DD`
public record Editing(
        List<Lineage.Decision> lineage,
        boolean leaveDoubtful,
        Map<String, String> reasons,
        String by,
        String at) {
    /// Nothing decided: a version in which nothing is doubtful.
    public static final Editing NOTHING = new Editing(List.of(), false, Map.of(), "", "");

    public Editing {
        lineage = List.copyOf(lineage);
        reasons = Map.copyOf(reasons);
    }

    /// Doubtful pairs do not hold up publication.
    public static Editing leavingDoubtful(String by, String at) {
        return new Editing(List.of(), true, Map.of(), by, at);
    }
}
