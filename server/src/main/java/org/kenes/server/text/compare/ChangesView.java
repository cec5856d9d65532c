package org.kenes.server.text.compare;

import java.util.List;

/// What `text/changes.jte` shows: one provision of the current version.
///
/// @param eId of the article
/// @param language of the words
/// @param differences what the check of the languages says about it
/// @param earlier the versions before, newest first
public record ChangesView(
        String eId,
        String title,
        String language,
        List<String> differences,
        List<Earlier> earlier) {

    /// @param version its date and status
    public record Earlier(String version, List<String> notices, CompareView.Provision provision) {}
}
