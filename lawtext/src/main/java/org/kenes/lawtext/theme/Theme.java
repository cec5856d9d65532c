package org.kenes.lawtext.theme;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One theme and the provisions that somebody put under it.
///
/// @param labels two-letter language → label
/// @param eIds of provisions of one named version
/// @param by who assigned it
/// @param date when, as `YYYY-MM-DD`
public record Theme(
        String id,
        Map<String, String> labels,
        List<String> eIds,
        Basis basis,
        String by,
        String date) {
    public Theme {
        labels = Map.copyOf(labels);
        eIds = List.copyOf(eIds);
    }

    /// `WORDS`: the label's words stand in those provisions. `MAPPING`: somebody judged so.
    public enum Basis {
        WORDS,
        MAPPING;

        /// The name in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The label in that language, or in the first one that there is.
    public String label(String language) {
        String label = labels.getOrDefault(language, "");
        return label.isEmpty()
                ? labels.values().stream()
                        .filter(it -> !it.isEmpty())
                        .sorted()
                        .findFirst()
                        .orElse(id)
                : label;
    }
}
