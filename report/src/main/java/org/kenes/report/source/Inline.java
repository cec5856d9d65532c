package org.kenes.report.source;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.View;

import java.util.List;
import java.util.SortedMap;

/// A piece of running text. Offsets are those of the file.
public sealed interface Inline {
    record Text(String text) implements Inline {}

    record Emphasis(List<Inline> inner, boolean strong) implements Inline {}

    record Link(List<Inline> inner, String href) implements Inline {}

    record Photo(String alt, String id, int offset) implements Inline {}

    /// `{{ id[key=value]@view#field | filter }}`.
    ///
    /// @param field value, k, n, rows, low or high
    record Placeholder(
            String figure,
            SortedMap<String, String> key,
            View view,
            String field,
            List<String> filters,
            String source,
            int offset)
            implements Inline {}

    /// What brackets bind words to.
    enum Binding {
        /// `{c1}`: a claim of release.yaml.
        CLAIM,
        /// `{said=s1}`: words of somebody.
        SAID,
        /// `{ref:art_30}`: a provision.
        REF,
        /// `{lit:reason}`: a literal that is no evidence.
        LIT,
        /// `{opinion}`: opinion of the house.
        OPINION
    }

    /// `[words]{binding}`.
    ///
    /// @param ref id of the claim or statement, eId, or reason
    /// @param source the words as written
    /// @param offset of the first word, just after the bracket
    record Span(Binding binding, String ref, List<Inline> inner, String source, int offset)
            implements Inline {}

    /// A hole of a block's flat text belongs to this placeholder; words to the span they stand in.
    record Bound(int start, int end, @Nullable Span span, @Nullable Placeholder placeholder) {}
}
