package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.View;
import org.kenes.server.outreach.Codes;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `/{l}/coverage`: first what was not reached. Every number and every "nothing here" is read in
/// the findings of the newest cut; what was only planned is not reached.
@RestController
class CoveragePages {
    private static final String BY_REGION = "events.by-region";
    private static final String BY_AUDIENCE = "events.by-audience";

    private final Numbers numbers;
    private final Places places;
    private final Views views;

    CoveragePages(Numbers numbers, Places places, Views views) {
        this.numbers = numbers;
        this.places = places;
        this.views = views;
    }

    @GetMapping("/{lang}/coverage")
    ResponseEntity<byte[]> coverage(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("home.coverage");
        Page page = views.page(lang, request, Section.MEETINGS, title);
        CoverageView view =
                numbers.newest()
                        .map(it -> view(page, it))
                        .orElseGet(() -> new CoverageView(List.of(), null, null, null, null, null));
        return views.html(page, Caching.PUBLIC, "home/coverage.jte", view);
    }

    private CoverageView view(Page page, Newest newest) {
        FigureFindings byRegion = newest.figure(BY_REGION).orElse(null);
        FigureFindings byAudience = newest.figure(BY_AUDIENCE).orElse(null);
        List<Place> regions =
                places.ofLevel(1).stream().filter(it -> it.validTo() == null).toList();
        return new CoverageView(
                Stream.of(
                                "settlements.not-reached",
                                "settlements.reached",
                                "regions.reached",
                                "audiences.reached")
                        .flatMap(it -> number(page, newest, it).stream())
                        .toList(),
                byRegion == null
                        ? null
                        : regions.stream()
                                .filter(it -> !has(byRegion, "region", it.code()))
                                .map(it -> it.name(page.lang().code()))
                                .sorted(page.formats().collation())
                                .toList(),
                byAudience == null
                        ? null
                        : Codes.AUDIENCES.stream()
                                .filter(Predicate.not(it -> has(byAudience, "audience", it)))
                                .map(it -> page.text("outreach.audience." + it))
                                .toList(),
                RegionMap.of(page, byRegion, newest.stamp(), regions),
                new Piece.Source(BY_REGION, newest.stamp(), false),
                new Piece.Source(BY_AUDIENCE, newest.stamp(), false));
    }

    /// A hidden small cell is not an empty one.
    private static boolean has(FigureFindings figure, String dimension, String code) {
        return figure.row(View.ALL, new TreeMap<>(Map.of(dimension, code)))
                .map(row -> row.state() == CellState.SUPPRESSED || !isZero(row.n()))
                .orElse(false);
    }

    private static boolean isZero(@Nullable Long n) {
        return n == null || n == 0;
    }

    private static Optional<Piece.Number> number(Page page, Newest newest, String id) {
        return newest.figure(id)
                .flatMap(figure ->
                        figure.row(View.ALL, new TreeMap<>())
                                .map(row -> {
                                    Long part = row.k();
                                    Long whole = row.n();
                                    return new Piece.Number(
                                            RegionMap.count(
                                                    figure, row, part == null ? whole : part),
                                            figure.definition()
                                                    .title()
                                                    .getOrDefault(page.lang().code(), id),
                                            part == null || whole == null
                                                    ? null
                                                    : page.text("home.of", "n", whole),
                                            new Piece.Source(id, newest.stamp(), false));
                                }));
    }
}
