package org.kenes.server.shell;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.language.Formats;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.state.CutStamp;
import org.kenes.server.shell.state.DialogueInfo;

import java.time.Instant;
import java.util.List;

/// What every template receives: the frame of one page in one language. Nothing in it depends on
/// the reader, so that a public page is the same for everybody.
///
/// @param path the address below the language, beginning with `/` (`/text/art_12`), with its query
///   if it has one: the same page in another language is `/{code}` + path
/// @param title what stands in the window, without the name of the dialogue
/// @param cut the newest cut, or null before the first
public record Page(
        Lang lang,
        String path,
        String title,
        Section section,
        Messages messages,
        Formats formats,
        DialogueInfo dialogue,
        Instant now,
        Assets assets,
        String version,
        @Nullable CutStamp cut) {

    /// Short for [Messages#text(String, Object...)].
    public String text(String key, Object... namesAndValues) {
        return messages.text(key, namesAndValues);
    }

    /// The address of a page of this dialogue in this page's language; `link("text")`.
    public String link(String pathBelowLanguage) {
        return "/" + lang.code() + "/" + pathBelowLanguage;
    }

    /// This very page in another language.
    public String in(Lang other) {
        return "/" + other.code() + path;
    }

    public List<Lang> langs() {
        return dialogue.langs();
    }

    public String number(long value) {
        return formats.number(value);
    }

    /// “As of March 12, 14:00, cut 41”.
    public String asOf(CutStamp stamp) {
        return text(
                "term.asof",
                "date",
                formats.date(stamp.at()),
                "time",
                formats.time(stamp.at()),
                "n",
                stamp.number());
    }
}
