package org.kenes.server.release.annex;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;
import java.util.function.BiFunction;

/// What the newest cut found in the opinions beside the figures: who leads and how surely, who is
/// missing, what was said, and what was sent many times.
@RestController
class ReadingPages {
    private final AnnexFiles files;
    private final Views views;

    ReadingPages(AnnexFiles files, Views views) {
        this.files = files;
        this.views = views;
    }

    @GetMapping("/{lang}/opinions/majorities")
    ResponseEntity<byte[]> majorities(@PathVariable Lang lang, HttpServletRequest request) {
        return show(lang, request, "majorities", MajorityTables::majorities);
    }

    @GetMapping("/{lang}/opinions/representation")
    ResponseEntity<byte[]> representation(@PathVariable Lang lang, HttpServletRequest request) {
        return show(lang, request, "representation", RepresentationTable::of);
    }

    @GetMapping("/{lang}/opinions/words")
    ResponseEntity<byte[]> words(@PathVariable Lang lang, HttpServletRequest request) {
        return show(lang, request, "words", ReadingText::words);
    }

    @GetMapping("/{lang}/opinions/campaigns")
    ResponseEntity<byte[]> campaigns(@PathVariable Lang lang, HttpServletRequest request) {
        return show(lang, request, "campaigns", MajorityTables::campaigns);
    }

    /// @param eId of the provision; `whole` for what was said of the whole text
    @GetMapping("/{lang}/opinions/reading/{eId}")
    ResponseEntity<byte[]> reading(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        Optional<AnnexFiles.Newest> newest = files.newest();
        Page page = page(lang, request, "reading");
        if (newest.isEmpty()) {
            return views.html(page, Caching.PUBLIC, "release/annex/none.jte");
        }
        return ReadingText.of(page, newest.get(), eId)
                .map(view -> views.html(page, Caching.PUBLIC, "release/annex/reading.jte", view))
                .orElseGet(() -> nothing(page, newest.get(), eId, request));
    }

    /// Nobody wrote anything about this provision, if there is one.
    private ResponseEntity<byte[]> nothing(
            Page page, AnnexFiles.Newest newest, String eId, HttpServletRequest request) {
        boolean whole = eId.equals(ReadingText.WHOLE);
        return whole || newest.names().hasAddress(eId)
                ? views.html(
                        page,
                        Caching.PUBLIC,
                        "release/annex/nothing.jte",
                        page.link(whole ? "text" : "text/" + eId + "/opinions"))
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    private Page page(Lang lang, HttpServletRequest request, String name) {
        String title = views.messages(lang).text("release." + name + ".title");
        return views.page(lang, request, Section.FIGURES, title);
    }

    private ResponseEntity<byte[]> show(
            Lang lang,
            HttpServletRequest request,
            String name,
            BiFunction<Page, AnnexFiles.Newest, OpinionView> view) {
        Page page = page(lang, request, name);
        Optional<AnnexFiles.Newest> newest = files.newest();
        return newest.isEmpty()
                ? views.html(page, Caching.PUBLIC, "release/annex/none.jte")
                : views.html(
                        page,
                        Caching.PUBLIC,
                        "release/annex/" + name + ".jte",
                        view.apply(page, newest.get()));
    }
}
