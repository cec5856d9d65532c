package org.kenes.lawtext.anchor;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.Optional;

/// What somebody pointed at: a provision as it was shown, and perhaps words in it.
///
/// @param source address of the expression, or the empty string
/// @param value eId of a provision or container; empty for the whole text
/// @param wId of it, as shown; empty if the record does not say
/// @param textHash of it, as shown; empty if the record does not say
public record Anchor(
        String id,
        String source,
        String value,
        @Nullable Quote quote,
        String wId,
        String textHash) {
    /// Words quoted, with what stands around them.
    ///
    /// @param prefix up to 32 code points before
    /// @param suffix up to 32 code points after
    /// @param start code points from the start of the provision's text (`norm/1`, blocks joined by
    ///   U+000A), -1 if not known
    /// @param end exclusive, -1 if not known
    public record Quote(String exact, String prefix, String suffix, int start, int end) {
        public Quote {
            if (exact.isBlank()) {
                throw new IllegalArgumentException("a quote has words");
            }
        }

        public static Quote of(String exact) {
            return new Quote(exact, "", "", -1, -1);
        }
    }

    /// Longer quotes are not searched.
    public static final int LONGEST_QUOTE = 1_000;

    private static final int CONTEXT = 32;

    /// The anchor of a whole provision, or of the whole text if the eId is empty.
    ///
    /// @return empty if there is no such provision
    public static Optional<Anchor> at(String id, Provisions provisions, String eId) {
        Expression expression = provisions.expression();
        if (eId.isEmpty()) {
            String hash = TextHash.whole(expression);
            return Optional.of(new Anchor(id, expression.uri(), "", null, "", hash));
        }
        return provisions
                .row(eId)
                .map(row -> new Anchor(id, expression.uri(), eId, null, row.wId(), row.textHash()));
    }

    /// The anchor of words in a provision, as a reader marked them.
    ///
    /// @return empty if there is no such provision, or the words do not stand in it
    public static Optional<Anchor> at(String id, Provisions provisions, String eId, String words) {
        Provisions.Row row = provisions.row(eId).orElse(null);
        String exact = NormalForm.of(provisions.expression()).of(words);
        int at = row == null ? -1 : row.text().replace('\n', ' ').indexOf(exact);
        if (row == null || at < 0 || exact.isEmpty()) {
            return Optional.empty();
        }
        String text = row.text();
        int end = at + exact.length();
        int before = text.codePointCount(0, at);
        int after = text.codePointCount(end, text.length());
        Quote quote =
                new Quote(
                        exact,
                        text.substring(text.offsetByCodePoints(at, -Math.min(CONTEXT, before)), at),
                        text.substring(end, text.offsetByCodePoints(end, Math.min(CONTEXT, after))),
                        before,
                        before + exact.codePointCount(0, exact.length()));
        return Optional.of(
                new Anchor(
                        id, provisions.expression().uri(), eId, quote, row.wId(), row.textHash()));
    }
}
