package org.kenes.opinion.group;

import java.util.Locale;

/// Agreeing or disagreeing; nothing here prefers one.
public enum Side {
    AGREE,
    DISAGREE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
