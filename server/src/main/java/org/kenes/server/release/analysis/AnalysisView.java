package org.kenes.server.release.analysis;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;

import java.util.List;

/// The analysts' desk.
///
/// @param yaml as typed, or one to begin with
/// @param problem what is wrong with definition or query, or empty
/// @param result of a trial, or null
@NullMarked
public record AnalysisView(
        SignedIn.Token csrf,
        String yaml,
        String sql,
        String problem,
        @Nullable Result result,
        List<Line> figures,
        boolean mayPublish) {

    /// @param columns names of views, dimensions and values
    /// @param more rows that are not shown
    public record Result(String title, List<String> columns, List<List<String>> rows, long more) {}

    /// @param state `proposed` or `published`
    /// @param own whether the reader proposed it
    public record Line(String id, String title, String state, String failure, boolean own) {}
}
