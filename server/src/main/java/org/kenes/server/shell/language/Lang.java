package org.kenes.server.shell.language;

import com.ibm.icu.util.ULocale;

import java.util.Locale;
import java.util.Optional;

/// A language that the interface is written in. To add one: a constant here, and one file per
/// package under `messages/`; the message test says what is missing.
public enum Lang {
    KK("Қазақша", "Тіл"),
    RU("Русский", "Язык"),
    EN("English", "Language");

    private final String ownName;
    private final String wordForLanguage;

    Lang(String ownName, String wordForLanguage) {
        this.ownName = ownName;
        this.wordForLanguage = wordForLanguage;
    }

    /// `kk`, `ru`, `en`: in addresses, in `lang=`, in tables.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language written in itself.
    public String ownName() {
        return ownName;
    }

    public String wordForLanguage() {
        return wordForLanguage;
    }

    ULocale locale() {
        return new ULocale(code());
    }

    public static Optional<Lang> of(String code) {
        for (Lang lang : values()) {
            if (lang.code().equals(code)) {
                return Optional.of(lang);
            }
        }
        return Optional.empty();
    }
}
