package org.kenes.server.release.office;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.release.CutTables;
import org.kenes.server.release.Releases;
import org.kenes.server.release.office.Corrections.Correction;
import org.kenes.server.release.office.ReleaseDrafts.State;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.news.AtomFeed;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the office says about its own work: when releases come, what was wrong in them, what was
/// fixed beforehand.
@RestController
class OfficePages {
    private final ReleaseDrafts drafts;
    private final Releases releases;
    private final Corrections corrections;
    private final CutTables tables;
    private final Views views;

    OfficePages(
            ReleaseDrafts drafts,
            Releases releases,
            Corrections corrections,
            CutTables tables,
            Views views) {
        this.drafts = drafts;
        this.releases = releases;
        this.corrections = corrections;
        this.tables = tables;
        this.views = views;
    }

    @GetMapping("/{lang}/releases/calendar")
    ResponseEntity<byte[]> calendar(@PathVariable Lang lang, HttpServletRequest request) {
        List<OfficeView.Line> coming =
                drafts.all().stream()
                        .filter(it -> it.state() == State.ANNOUNCED || it.state() == State.SIGNED)
                        .map(it ->
                                new OfficeView.Line(
                                        it.id(),
                                        it.kind(),
                                        it.state().code(),
                                        it.publishAt(),
                                        it.analyst()))
                        .sorted(Comparator.comparing(OfficeView.Line::publishAt))
                        .toList();
        List<OfficeView.Line> published =
                releases.all().stream()
                        .map(it ->
                                new OfficeView.Line(
                                        it.id(),
                                        "",
                                        "published",
                                        it.publishedAt(),
                                        it.titles().getOrDefault(lang.code(), it.id())))
                        .toList();
        return views.html(
                page(lang, request, "release.calendar.title"),
                Caching.PUBLIC,
                "release/calendar.jte",
                new OfficeView.Calendar(coming, published));
    }

    @GetMapping("/{lang}/corrections")
    ResponseEntity<byte[]> log(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(
                page(lang, request, "release.correction.log"),
                Caching.PUBLIC,
                "release/corrections.jte",
                new OfficeView.Log(corrections.newest()));
    }

    @GetMapping("/{lang}/corrections.atom")
    ResponseEntity<byte[]> feed(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang, request, "release.correction.log");
        return ResponseEntity.ok()
                .contentType(AtomFeed.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .body(
                        AtomFeed.of(
                                page,
                                "corrections",
                                corrections.newest().stream().map(it -> entry(page, it)).toList()));
    }

    private static AtomFeed.Entry entry(Page page, Correction it) {
        return new AtomFeed.Entry(
                it.id(),
                it.release() + ": " + it.thing(),
                it.published(),
                page.link("corrections") + "#" + it.id(),
                page.lang().code(),
                it.was() + " → " + it.now() + ". " + it.why());
    }

    @GetMapping("/{lang}/registrations")
    ResponseEntity<byte[]> registrations(@PathVariable Lang lang, HttpServletRequest request) {
        List<Map<String, String>> rows = new ArrayList<>(tables.rows("registrations"));
        return views.html(
                page(lang, request, "release.registrations.title"),
                Caching.PUBLIC,
                "release/registrations.jte",
                new OfficeView.Registered(rows.reversed()));
    }

    private Page page(Lang lang, HttpServletRequest request, String title) {
        return views.page(lang, request, Section.FIGURES, views.messages(lang).text(title));
    }
}
