package org.kenes.server.text.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.server.text.Rows;

import java.util.List;

/// What `text/languages.jte` shows: one version in two of its languages.
///
/// @param languages of the version
/// @param result null if the version has one language only
public record LanguagesView(
        String version,
        List<String> languages,
        String left,
        String right,
        @Nullable Result result) {

    /// @param findings worst first, then in reading order
    /// @param remarks on letters; shown folded, for there may be one in every article
    public record Result(
            List<CompareView.Fact> facts,
            List<Found> findings,
            List<Found> remarks,
            List<Place> places) {}

    /// @param weight name of the severity, in the language of the page
    /// @param eId of the provision
    /// @param unit eId of the article around it; its place in the page
    /// @param reason what the editor of the version said about it, or empty
    public record Found(
            String weight, String eId, String unit, String title, String message, String reason) {}

    /// @param differs whether the check found more than a remark here
    public record Place(
            String eId, String title, String rightTitle, boolean differs, List<Rows.Pair> pairs) {}
}
