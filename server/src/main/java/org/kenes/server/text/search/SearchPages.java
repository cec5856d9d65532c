package org.kenes.server.text.search;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.opinion.text.Language;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Looking for words.
@RestController
class SearchPages {
    private static final int LONGEST = 200;

    private final SearchIndex index;
    private final Views views;

    SearchPages(SearchIndex index, Views views) {
        this.index = index;
        this.views = views;
    }

    /// @param in provision, note or question; anything else: everywhere
    /// @param after how many were shown before
    @GetMapping("/{lang}/search")
    ResponseEntity<byte[]> search(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        Page page =
                views.page(lang, request, Section.NONE, views.messages(lang).text("text.search"));
        String query = q.strip();
        query = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        boolean known =
                Arrays.stream(SearchIndex.Kind.values()).anyMatch(it -> it.code().equals(in));
        String kind = known ? in : "";
        if (query.isEmpty()) {
            var view = new SearchView("", kind, false, true, List.of(), null);
            return views.html(page, Caching.PUBLIC, "text/search.jte", view);
        }
        int skip = after.matches("\\d{1,3}") ? Integer.parseInt(after) : 0;
        SearchIndex.Found found = index.find(query, lang.code(), kind, skip);
        String typed = query;
        String next =
                page.link("search")
                        + "?q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + "&in="
                        + kind
                        + "&after="
                        + (skip + SearchIndex.PAGE);
        var view =
                new SearchView(
                        query,
                        kind,
                        true,
                        found.all(),
                        found.hits().stream().map(it -> hit(typed, it)).toList(),
                        found.more() ? next : null);
        return views.html(page, Caching.PUBLIC, "text/search.jte", view);
    }

    private static SearchView.Hit hit(String query, SearchIndex.Searchable it) {
        Language language = Lexemes.language(it.lang());
        Snippet snippet = Snippet.of(it.words(), Lexemes.query(query, language), language);
        return new SearchView.Hit(
                it.kind().code(),
                it.path(),
                it.lang(),
                it.title(),
                snippet.parts().stream()
                        .map(part -> new SearchView.Words(part.text(), part.found()))
                        .toList());
    }
}
