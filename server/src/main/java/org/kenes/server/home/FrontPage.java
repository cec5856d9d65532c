package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.server.outreach.Places;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.release.Releases;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The front page. Its numbers are figures of the newest cut, each with the way to its definition.
@RestController
class FrontPage {
    private static final List<String> MAIN =
            List.of(
                    "opinions.count",
                    "questions.count",
                    "events.held",
                    "orgs.members",
                    "settlements.reached");
    private static final String MAP = "events.by-region";

    private final Views views;
    private final Dialogue dialogue;
    private final Numbers numbers;
    private final Places places;
    private final Releases releases;

    FrontPage(Views views, Dialogue dialogue, Numbers numbers, Places places, Releases releases) {
        this.views = views;
        this.dialogue = dialogue;
        this.numbers = numbers;
        this.places = places;
        this.releases = releases;
    }

    @GetMapping("/{lang}/")
    ResponseEntity<byte[]> front(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = views.page(lang, request, Section.NONE, dialogue.info().name(lang));
        FrontView view =
                numbers.newest()
                        .map(newest ->
                                new FrontView(main(page, newest), map(page, newest), latest(page)))
                        .orElseGet(FrontView::withoutNumbers);
        return views.html(page, Caching.PUBLIC, "home/front.jte", view);
    }

    private static List<Piece.Number> main(Page page, Newest newest) {
        List<Piece.Number> shown = new ArrayList<>();
        for (String id : MAIN) {
            newest.figure(id)
                    .ifPresent(figure -> number(page, newest, figure).ifPresent(shown::add));
        }
        return shown;
    }

    private static Optional<Piece.Number> number(Page page, Newest newest, FigureFindings figure) {
        Optional<Row> row = figure.row(View.ALL, new TreeMap<>());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Long part = row.get().k();
        Long whole = row.get().n();
        String base = part == null || whole == null ? null : page.text("home.of", "n", whole);
        return Optional.of(
                new Piece.Number(
                        RegionMap.count(figure, row.get(), part == null ? whole : part),
                        figure.definition()
                                .title()
                                .getOrDefault(page.lang().code(), figure.definition().id()),
                        base,
                        new Piece.Source(
                                figure.definition().id(),
                                newest.stamp(),
                                !figure.definition().composition().isEmpty())));
    }

    private Piece.@Nullable Tiles map(Page page, Newest newest) {
        FigureFindings figure = newest.figure(MAP).orElse(null);
        return RegionMap.of(page, figure, newest.stamp(), places.ofLevel(1));
    }

    private FrontView.@Nullable Latest latest(Page page) {
        return releases.all().stream()
                .findFirst()
                .map(release ->
                        new FrontView.Latest(
                                release.id(),
                                release.titles().getOrDefault(page.lang().code(), release.id()),
                                page.formats().date(release.publishedAt())))
                .orElse(null);
    }
}
