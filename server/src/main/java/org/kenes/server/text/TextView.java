package org.kenes.server.text;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;

import java.util.List;

/// What the templates under `templates/text/` show.
public sealed interface TextView {

    /// @param shownIn language of the words, another one than the page's where that is missing
    /// @param versions whether there is another version to compare with
    record Contents(Draft draft, String shownIn, boolean versions, List<Line> lines)
            implements TextView {}

    /// One line of the table of contents.
    ///
    /// @param link false for containers, which are headings only
    record Line(int depth, String eId, String title, boolean link) implements TextView {}

    /// @param around containers and units above it, outermost first
    /// @param beside language that stands beside, or null
    /// @param versions whether there is another version to compare with
    /// @param support the figures of the last cut for this provision, or null before the first
    /// @param consequences whether something has to be done because of it
    record One(
            Draft draft,
            String eId,
            String unit,
            String title,
            String shownIn,
            List<Line> around,
            List<Pair> pairs,
            @Nullable String beside,
            List<String> otherLanguages,
            @Nullable Line previous,
            @Nullable Line next,
            boolean versions,
            Piece.@Nullable Stances support,
            boolean consequences)
            implements TextView {}

    /// One row: the words of one place, and the same place in the other language.
    ///
    /// @param right empty when nothing stands beside
    record Pair(
            String eId,
            int depth,
            @Nullable String label,
            @Nullable String heading,
            List<String> left,
            @Nullable String rightLabel,
            @Nullable String rightHeading,
            List<String> right)
            implements TextView {}

    /// @param typed what was looked for
    /// @param likely places that it may mean
    record Missing(String typed, List<Line> likely) implements TextView {}
}
