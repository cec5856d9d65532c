package org.kenes.lawtext.layout;

import org.kenes.lawtext.diff.Diff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Words that look alike. A line end inside a paragraph is a run of U+000A.
///
/// @param kind whether both wordings have them, or only the one that is shown
public record Run(String text, Set<Style> styles, Diff.Kind kind) {
    public enum Style {
        BOLD,
        ITALIC,
        UNDERLINED,
        RAISED,
        LOWERED
    }

    public Run {
        styles = styles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(styles));
    }

    /// Plain words.
    public Run(String text) {
        this(text, Set.of(), Diff.Kind.KEPT);
    }

    boolean looksLike(Run other) {
        return styles.equals(other.styles) && kind == other.kind;
    }
}
