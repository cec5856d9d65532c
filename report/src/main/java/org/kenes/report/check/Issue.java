package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.report.source.TextSource.Place;

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
}
