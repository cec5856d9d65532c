package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

/// One paragraph, list or table of a provision.
///
/// @param text as printed, white space collapsed; what is compared, hashed, searched and pointed at
/// @param markup what the source has beside the words, or null for a plain paragraph; the text is
///   derived from it
public record Block(String text, Markup.@Nullable Element markup) {
    public Block {
        if (markup != null && !markup.text().equals(text)) {
            throw new IllegalArgumentException("a block says what its mark-up says: " + text);
        }
    }

    /// A plain paragraph.
    public Block(String text) {
        this(text, null);
    }

    /// A paragraph with nothing but words in it is plain.
    public static Block of(Markup.Element markup) {
        boolean plain =
                markup.name().equals("p")
                        && markup.attributes().isEmpty()
                        && markup.content().stream().allMatch(Markup.Words.class::isInstance);
        return plain ? new Block(markup.text()) : new Block(markup.text(), markup);
    }
}
