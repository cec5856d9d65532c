package org.kenes.server.release.share;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the pages about claims show.
@NullMarked
public sealed interface ClaimView {

    /// @param figure id of its evidence, or null
    record Row(String view, @Nullable Long k, @Nullable Long n, String value) {}

    /// One claim of a published release in one language.
    ///
    /// @param release id and title of the release
    /// @param sentence why, in the reader's language
    /// @param predicate what was read from the words: `>= 5`
    /// @param document address of the same claim in the release's own folder
    record One(
            String release,
            String title,
            String id,
            String lang,
            String words,
            String verdict,
            String sentence,
            String predicate,
            @Nullable String figure,
            List<Row> rows,
            List<String> legal,
            String document)
            implements ClaimView {}

    /// One phrase of a pasted text that would need evidence.
    ///
    /// @param sort of phrase: `number`, `quantifier`
    /// @param needed whether a release could not be published with it unbound
    /// @param universe what it is about, in words, or empty
    /// @param figures figures of this dialogue about the same
    record Phrase(
            String words,
            String place,
            String sort,
            String predicate,
            boolean needed,
            String universe,
            List<Link> figures) {}

    record Link(String id, String title) {}

    /// @param checked false before anything was pasted
    record Pasted(
            String text, String lang, boolean checked, List<Phrase> phrases, @Nullable String error)
            implements ClaimView {}
}
