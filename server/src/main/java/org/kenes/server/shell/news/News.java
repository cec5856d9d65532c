package org.kenes.server.shell.news;

import java.time.LocalDate;
import java.util.Locale;

/// Something that was published.
///
/// @param id the same for ever, and no other news has it
/// @param name what it is about, in few words that are no participant's: a code, an id of a
///   version, a title
/// @param path address below the language
/// @param lang of the words
/// @param words of the office or the editors, whole; empty where the page says it all
public record News(
        Kind kind, String id, LocalDate day, String name, String path, String lang, String words) {

    public enum Kind {
        ANSWER,
        DECISION,
        VERSION,
        RELEASE;

        /// The name in messages.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
