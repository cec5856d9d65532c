package org.kenes.server.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A published version of the text.
///
/// @param status draft, final, adopted or in-force
/// @param titles language → title
/// @param languages in which it was published, sorted
public record Draft(
        String id,
        String status,
        LocalDate publishedOn,
        Map<String, String> titles,
        List<String> languages) {

    /// The title in that language, else in the first one it has.
    public String title(String language) {
        return titles.getOrDefault(language, titles.getOrDefault(languages.getFirst(), id));
    }
}
