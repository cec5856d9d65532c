package org.kenes.server.tracker;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.View;
import org.kenes.server.release.Numbers;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/// Norm → act → status → responsible → date, for everybody.
@RestController
class TrackerPages {
    private static final String FIGURE = "promises.by-status";
    private static final int A_PAGE = 25;

    private final Promises promises;
    private final Lines lines;
    private final Drafts drafts;
    private final Numbers numbers;
    private final Views views;

    TrackerPages(Promises promises, Lines lines, Drafts drafts, Numbers numbers, Views views) {
        this.promises = promises;
        this.lines = lines;
        this.drafts = drafts;
        this.numbers = numbers;
        this.views = views;
    }

    /// @param about eId of a provision, or empty
    @GetMapping("/{lang}/tracker")
    ResponseEntity<byte[]> all(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        String title = views.messages(lang).text("tracker.title");
        Page page = views.page(lang, request, Section.TEXT, title);
        String wid =
                drafts.current()
                        .flatMap(text -> text.wordingAt(about))
                        .map(wording -> wording.wid())
                        .orElse("");
        boolean unknown = !about.isEmpty() && wid.isEmpty();
        List<Promises.Promised> found = unknown ? List.of() : promises.page(wid, after, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        List<Promises.Promised> shown = more ? found.subList(0, A_PAGE) : found;
        String base = page.link("tracker") + "?about=" + about;
        Piece.Pager pager =
                new Piece.Pager(
                        more ? base + "&after=" + shown.getLast().id() : null,
                        after.isEmpty() ? null : base);
        var view =
                new TrackerView.All(
                        about.isEmpty() ? null : about,
                        byStatus(page),
                        shown.stream().map(it -> lines.of(page, it)).toList(),
                        pager);
        return views.html(page, Caching.PUBLIC, "tracker/tracker.jte", view);
    }

    private Piece.@Nullable Bars byStatus(Page page) {
        return numbers.newest()
                .flatMap(newest ->
                        newest.figure(FIGURE)
                                .filter(figure -> !figure.rows().isEmpty())
                                .map(figure ->
                                        new Piece.Bars(
                                                page.text("tracker.by-status"),
                                                page.text("tracker.status"),
                                                page.text("release.col.number"),
                                                figure.rows().stream()
                                                        .filter(row -> row.view() == View.ALL)
                                                        .map(row ->
                                                                new Piece.Bar(
                                                                        page.text(
                                                                                "tracker.status."
                                                                                        + row.key()
                                                                                                .get(
                                                                                                        "status")),
                                                                        null,
                                                                        Piece.Count.of(
                                                                                row.n() == null
                                                                                        ? 0
                                                                                        : row.n())))
                                                        .toList(),
                                                new Piece.Source(FIGURE, newest.stamp(), false))))
                .orElse(null);
    }
}
