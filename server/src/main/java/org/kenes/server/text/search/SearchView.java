package org.kenes.server.text.search;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What `text/search.jte` shows.
///
/// @param asked whether anything was looked for
/// @param all whether every word was found, or only some
/// @param next address of the next ones, or null
public record SearchView(
        String query,
        String in,
        boolean asked,
        boolean all,
        List<Hit> hits,
        @Nullable String next) {

    /// @param kind provision, note or question
    public record Hit(String kind, String path, String lang, String title, List<Words> words) {}

    /// @param found whether these are words that were looked for
    public record Words(String text, boolean found) {}
}
