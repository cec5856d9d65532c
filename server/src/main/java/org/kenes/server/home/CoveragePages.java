package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.opinion.interval.SampleBound;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/{l}/coverage`: first what was not reached. Every number and every "nothing here" is read in
/// the findings of the newest cut; what was only planned is not reached.
@RestController
class CoveragePages {
    private static final String BY_REGION = "events.by-region";
    private static final String BY_AUDIENCE = "events.by-audience";
    private static final String BY_BOTH = "events.by-region-audience";
    private static final String BY_LANGUAGE = "events.by-language";
    private static final String BY_POSITION = "events.by-position";
    private static final String BY_DISTRICT = "settlements.not-reached-by-district";
    private static final List<String> SIDES = List.of("support", "oppose");

    private final Numbers numbers;
    private final Places places;
    private final CodeLists codes;
    private final Views views;

    CoveragePages(Numbers numbers, Places places, CodeLists codes, Views views) {
        this.numbers = numbers;
        this.places = places;
        this.codes = codes;
        this.views = views;
    }

    @GetMapping("/{lang}/coverage")
    ResponseEntity<byte[]> coverage(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("home.coverage");
        Page page = views.page(lang, request, Section.MEETINGS, title);
        CoverageView view = numbers.newest().map(it -> view(page, it)).orElseGet(() -> empty(page));
        return views.html(page, Caching.PUBLIC, "home/coverage.jte", view);
    }

    private CoverageView view(Page page, Newest newest) {
        FigureFindings byRegion = newest.figure(BY_REGION).orElse(null);
        CodeList groups = codes.of(CodeList.Name.AUDIENCE);
        FigureFindings byLanguage = newest.figure(BY_LANGUAGE).orElse(null);
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
                        : groups.open().stream()
                                .filter(Predicate.not(it -> has(byAudience, "audience", it)))
                                .map(it -> groups.words(page.messages(), it))
                                .toList(),
                byLanguage == null
                        ? null
                        : page.langs().stream()
                                .filter(it -> !has(byLanguage, "lang", it.code()))
                                .map(it -> page.text("outreach.language." + it.code()))
                                .toList(),
                gaps(page, newest, regions, groups),
                source(newest, BY_BOTH),
                RegionMap.of(page, byRegion, newest.stamp(), regions),
                new Piece.Source(BY_REGION, newest.stamp(), false),
                new Piece.Source(BY_AUDIENCE, newest.stamp(), false),
                new Piece.Source(BY_LANGUAGE, newest.stamp(), false),
                checked(page, newest),
                oneSided(page, newest, regions),
                source(newest, BY_POSITION),
                districts(page, newest),
                source(newest, BY_DISTRICT));
    }

    private static CoverageView empty(Page page) {
        return new CoverageView(
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                page.text("home.coverage.not-checked"),
                List.of(),
                null,
                List.of(),
                null);
    }

    /// Audiences that were reached somewhere, with the regions where they were not.
    private static List<CoverageView.Gap> gaps(
            Page page, Newest newest, List<Place> regions, CodeList groups) {
        FigureFindings figure = newest.figure(BY_BOTH).orElse(null);
        if (figure == null) {
            return List.of();
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        for (Row row : figure.rows()) {
            if (row.state() == CellState.SUPPRESSED || !isZero(row.n())) {
                reached.computeIfAbsent(
                                row.key().getOrDefault("audience", ""), _ -> new TreeSet<>())
                        .add(row.key().getOrDefault("region", ""));
            }
        }
        List<CoverageView.Gap> gaps = new ArrayList<>();
        for (String audience : groups.open()) {
            Set<String> where = reached.get(audience);
            List<String> missing =
                    where == null
                            ? List.of()
                            : regions.stream()
                                    .filter(it -> !where.contains(it.code()))
                                    .map(it -> it.name(page.lang().code()))
                                    .sorted(page.formats().collation())
                                    .toList();
            if (!missing.isEmpty()) {
                gaps.add(new CoverageView.Gap(groups.words(page.messages(), audience), missing));
            }
        }
        return gaps;
    }

    private static Piece.@Nullable Source source(Newest newest, String id) {
        return newest.figure(id).isPresent() ? new Piece.Source(id, newest.stamp(), false) : null;
    }

    /// The newest finished draw with its exact bound, as on page one of a report.
    private static String checked(Page page, Newest newest) {
        long population = count(newest, "backchecks.population", new TreeMap<>());
        Row bound =
                newest.figure("backchecks.bound")
                        .flatMap(it -> it.row(View.ALL, new TreeMap<>()))
                        .orElse(null);
        Long drawn = bound == null ? null : bound.n();
        Long bad = bound == null ? null : bound.k();
        if (drawn == null || bad == null || drawn < 1 || drawn > population) {
            return page.text("home.coverage.not-checked");
        }
        long refuted =
                count(newest, "backchecks.outcomes", new TreeMap<>(Map.of("outcome", "refuted")));
        SampleBound limit = SampleBound.of(population, drawn, bad, new BigDecimal("0.05"));
        return page.text(
                "home.coverage.bound",
                "population",
                population,
                "drawn",
                drawn,
                "confirmed",
                drawn - bad,
                "refuted",
                refuted,
                "unknown",
                bad - refuted,
                "share",
                page.formats().number(limit.upperShare().movePointRight(2)));
    }

    private static long count(Newest newest, String figure, TreeMap<String, String> key) {
        Long n =
                newest.figure(figure).flatMap(it -> it.row(View.ALL, key)).map(Row::n).orElse(null);
        return n == null ? 0 : n;
    }

    private List<String> oneSided(Page page, Newest newest, List<Place> regions) {
        FigureFindings figure = newest.figure(BY_POSITION).orElse(null);
        if (figure == null) {
            return List.of();
        }
        Map<String, Set<String>> positions = new TreeMap<>();
        for (Row row : figure.rows()) {
            positions
                    .computeIfAbsent(row.key().getOrDefault("region", ""), id -> new TreeSet<>())
                    .add(row.key().getOrDefault("position", ""));
        }
        List<String> oneSided = new ArrayList<>();
        for (Place region : regions) {
            Set<String> held = positions.get(region.code());
            if (held != null && !held.containsAll(SIDES)) {
                String side = SIDES.stream().filter(held::contains).findFirst().orElse("none");
                oneSided.add(
                        region.name(page.lang().code())
                                + " – "
                                + page.text("home.coverage.only." + side));
            }
        }
        oneSided.sort(page.formats().collation());
        return oneSided;
    }

    private List<CoverageView.District> districts(Page page, Newest newest) {
        FigureFindings figure = newest.figure(BY_DISTRICT).orElse(null);
        if (figure == null) {
            return List.of();
        }
        List<CoverageView.District> districts = new ArrayList<>();
        for (Row row : figure.rows()) {
            String code = row.key().getOrDefault("district", "");
            Long n = row.n();
            if (n != null) {
                districts.add(
                        new CoverageView.District(
                                places.path(code).stream()
                                        .skip(1)
                                        .flatMap(it -> places.find(it).stream())
                                        .map(it -> it.name(page.lang().code()))
                                        .collect(Collectors.joining(" › ")),
                                n));
            }
        }
        districts.sort(
                Comparator.comparing(CoverageView.District::name, page.formats().collation()));
        return districts;
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
