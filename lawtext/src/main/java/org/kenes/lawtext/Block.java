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

    public static Block of(Markup.Element markup) {
        return new Block(markup.text(), markup);
    }
}
