package org.kenes.dataset.annex.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.json.JsonText;

import java.util.Map;
import java.util.SortedMap;

/// Parts of a number that is known.
public final class Spread {
    private Spread() {}

    /// Where one part is small, the smallest of the others goes with it, or it could be worked out.
    ///
    /// @param least smaller parts are not told
    /// @return null for what is not told
    public static Map<String, @Nullable Object> of(SortedMap<String, Long> counts, long least) {
        long hidden = counts.values().stream().filter(n -> n < least).count();
        long bar =
                hidden == 1
                        ? counts.values().stream()
                                .filter(n -> n >= least)
                                .mapToLong(n -> n)
                                .min()
                                .orElse(0)
                        : 0;
        Map<String, @Nullable Object> shown = JsonText.object();
        counts.forEach((value, n) -> shown.put(value, n < least || n <= bar ? null : n));
        return shown;
    }
}
