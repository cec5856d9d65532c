package org.kenes.server.text.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.layout.Part;

import java.util.List;

/// What `text/compare.jte` and `text/changes.jte` show.
///
/// @param versions all published ones, oldest first, to choose from
/// @param language of the words
/// @param all whether provisions without a change are shown too
/// @param result null where there is nothing to compare
public record CompareView(
        List<Version> versions,
        String from,
        String to,
        String language,
        boolean all,
        @Nullable Result result) {

    /// @param name with its date and status, in the language of the page
    public record Version(String id, String name) {}

    /// @param notices what a reader has to know before relying on it
    /// @param changed the provisions with a change, in reading order
    /// @param parts everything, in reading order
    public record Result(
            String before,
            String after,
            List<String> notices,
            List<Changed> changed,
            List<Fact> figures,
            List<Stretch> parts) {}

    /// @param anchor in the page
    /// @param kinds what happened, in the language of the page
    public record Changed(String anchor, String title, List<String> kinds) {}

    /// A figure beside its definition.
    public record Fact(String name, String value, String definition) {}

    /// One changed provision, or a run of neighbours that say the same in both versions.
    ///
    /// @param same what the run is called, or null for a changed provision
    public record Stretch(@Nullable String same, List<Provision> provisions) {}

    /// @param was what it was called before, or null if the same
    /// @param held where the words of a merged provision are, or those of a split one were
    /// @param address its eId, if readers find it in the current version
    public record Provision(
            String anchor,
            String title,
            @Nullable String was,
            List<String> kinds,
            List<String> held,
            @Nullable String address,
            List<Line> lines) {}

    /// @param id the row's own anchor, or null if it begins no place
    /// @param before null if the place is new
    /// @param after null if the place is gone
    public record Line(@Nullable String id, @Nullable Side before, @Nullable Side after) {
        /// Whether both say the same, so that one of them is enough on a narrow screen.
        public boolean same() {
            return before != null
                    && after != null
                    && before.plain()
                    && after.plain()
                    && before.label().equals(after.label());
        }
    }

    /// @param label as printed, or empty
    /// @param words without those that only the other side has
    /// @param plain whether nothing in them is new or gone
    public record Side(String label, List<Part> words, boolean plain) {}
}
