package org.kenes.report.check;

import org.kenes.report.source.Flat;
import org.kenes.report.source.TextSource;

/// Issues with a place.
final class Issues {
    private Issues() {}

    /// @param start in the block's flat text
    static Issue at(
            TextSource text,
            Flat flat,
            int start,
            int end,
            String code,
            boolean error,
            String message) {
        int from = flat.offsets()[start];
        int to = flat.offsets()[end - 1] + 1;
        String quote =
                text.text().substring(from, Math.max(from, Math.min(to, text.text().length())));
        return new Issue(
                code,
                error,
                text.lang(),
                text.place(from),
                quote.codePointCount(0, quote.length()),
                quote,
                message);
    }
}
