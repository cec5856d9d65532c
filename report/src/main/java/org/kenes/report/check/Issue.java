package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.report.number.Messages;
import org.kenes.report.source.TextSource.Place;

import java.util.Map;

/// Something besides the verdicts.
///
/// @param lang `*` when it has no place in a text
/// @param length code points of the words, 0 without a place
/// @param quote the words, else the claim, field or photo concerned
public record Issue(
        String code,
        boolean error,
        String lang,
        @Nullable Place place,
        int length,
        String quote,
        String message) {
    public static Issue error(String code, String quote, String message) {
        return new Issue(code, true, "*", null, 0, quote, message);
    }

    public static Issue warning(String code, String quote, String message) {
        return new Issue(code, false, "*", null, 0, quote, message);
    }

    /// What is wrong, for the person who wrote the words.
    ///
    /// @return the detail of the check where there is no sentence for the code
    public String sentence(String lang) {
        Messages messages = Messages.of(lang);
        String key = "issue." + code;
        return messages.keys().contains(key)
                ? messages.say(key, Map.of("detail", message))
                : message;
    }
}
