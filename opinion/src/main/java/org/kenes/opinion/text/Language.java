package org.kenes.opinion.text;

import java.util.Locale;

/// The languages of the dialogue.
public enum Language {
    KK,
    RU,
    EN,
    /// Not to be told, or another one.
    UND;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
