package org.kenes.lawtext.imported;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Status;

/// What the caller knows about a text before it is read. What is said here wins over what the file
/// says; null means: see what the file says.
///
/// @param file name for reports; `x.ru.md` also tells the language of a text that does not
/// @param work address of the Work
/// @param date of the version
public record ReadOptions(
        String file,
        @Nullable Lang lang,
        Format format,
        Profile profile,
        Wrap wrap,
        @Nullable String work,
        @Nullable String date,
        @Nullable String title,
        @Nullable Status status) {
    /// How the input is written; `AUTO` looks at its first characters.
    public enum Format {
        AUTO,
        AKN,
        KZ_JSON,
        ZAN_JSON,
        PASTE
    }

    /// National habits. `KZ`: the English word Section means a part.
    public enum Profile {
        GENERIC,
        KZ
    }

    /// Whether lines were broken by a width (`ON`) or each line is a paragraph (`OFF`).
    public enum Wrap {
        AUTO,
        ON,
        OFF
    }

    /// Everything as the file says.
    public static ReadOptions named(String file) {
        return new ReadOptions(
                file, null, Format.AUTO, Profile.GENERIC, Wrap.AUTO, null, null, null, null);
    }

    public ReadOptions lang(Lang value) {
        return new ReadOptions(file, value, format, profile, wrap, work, date, title, status);
    }

    public ReadOptions format(Format value) {
        return new ReadOptions(file, lang, value, profile, wrap, work, date, title, status);
    }

    public ReadOptions profile(Profile value) {
        return new ReadOptions(file, lang, format, value, wrap, work, date, title, status);
    }

    public ReadOptions wrap(Wrap value) {
        return new ReadOptions(file, lang, format, profile, value, work, date, title, status);
    }

    public ReadOptions work(String value) {
        return new ReadOptions(file, lang, format, profile, wrap, value, date, title, status);
    }

    public ReadOptions date(String value) {
        return new ReadOptions(file, lang, format, profile, wrap, work, value, title, status);
    }

    public ReadOptions title(String value) {
        return new ReadOptions(file, lang, format, profile, wrap, work, date, value, status);
    }

    public ReadOptions status(Status value) {
        return new ReadOptions(file, lang, format, profile, wrap, work, date, title, value);
    }
}
