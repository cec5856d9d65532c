package org.kenes.server.text.page;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;
import org.kenes.server.text.Draft;
import org.kenes.server.text.Rows;
import org.kenes.server.text.WordChanges;
import org.kenes.server.text.note.NoteView;

import java.util.List;

/// What the templates under `templates/text/` show.
public sealed interface TextView {

    /// @param shownIn language of the words, another one than the page's where that is missing
    /// @param others the other versions
    record Contents(
            Draft draft,
            boolean current,
            String base,
            String shownIn,
            List<Version> others,
            List<Line> lines)
            implements TextView {}

    /// A version that can be read at `text/@id`.
    record Version(String id, String name) implements TextView {}

    /// One line of the table of contents.
    ///
    /// @param link false for containers, which are headings only
    record Line(int depth, String eId, String title, boolean link) implements TextView {}

    /// @param current whether it is of the current version; opinions are asked for there only
    /// @param base address of the version below the language, `text/` or `text/@id/`
    /// @param around containers and units above it, outermost first
    /// @param notices what a reader has to know of this place: what it was, what differs here
    /// @param beside what stands beside: a language, `in-force`, `@version`; or null
    /// @param against the earlier wording that stands beside, or null
    /// @param versions the other versions that can stand beside
    /// @param note in plain words, or null
    /// @param support the figures of the last cut for this provision, or null before the first
    record One(
            Draft draft,
            boolean current,
            String base,
            String eId,
            String unit,
            String title,
            String shownIn,
            List<Line> around,
            List<Notice> notices,
            List<Rows.Pair> pairs,
            @Nullable String beside,
            @Nullable Against against,
            List<String> otherLanguages,
            List<Beside> versions,
            NoteView.@Nullable Shown note,
            @Nullable Line previous,
            @Nullable Line next,
            Piece.@Nullable Stances support)
            implements TextView {}

    /// A provision in a frame of another site.
    ///
    /// @param theme `light`, `dark`, or anything else for what the reader's system has
    record Embedded(One one, String theme) implements TextView {}

    /// @param href below the language, or null
    record Notice(String text, @Nullable String href, String link) implements TextView {}

    /// Another version that can stand beside.
    ///
    /// @param code `in-force` or `@version`
    record Beside(String code, String name) implements TextView {}

    /// The same provision in an earlier version.
    ///
    /// @param change what happened, in the language of the page
    /// @param lines empty where there was no such provision
    record Against(String version, String change, List<WordChanges.Line> lines)
            implements TextView {}

    /// @param typed what was looked for
    /// @param likely places that it may mean
    record Missing(String typed, List<Line> likely) implements TextView {}
}
