package org.kenes.server.release.annex;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece.Count;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Groups of answers and the list of statements, as the newest cut found them.
@RestController
class GroupPages {
    private static final int SHOWN = 5;
    private static final long LEAST = 10;
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,18})=(-?1|0)");

    private final AnnexFiles files;
    private final Views views;

    GroupPages(AnnexFiles files, Views views) {
        this.files = files;
        this.views = views;
    }

    @GetMapping("/{lang}/statements/groups")
    ResponseEntity<byte[]> groups(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("release.groups.title");
        Page page = views.page(lang, request, Section.STATEMENTS, title);
        Optional<AnnexFiles.Newest> newest = files.newest();
        return newest.isEmpty()
                ? views.html(page, Caching.PUBLIC, "release/annex/none.jte")
                : views.html(
                        page, Caching.PUBLIC, "release/annex/groups.jte", view(page, newest.get()));
    }

    @GetMapping("/{lang}/statements/all")
    ResponseEntity<byte[]> statements(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("release.statements.title");
        Page page = views.page(lang, request, Section.STATEMENTS, title);
        Optional<AnnexFiles.Newest> newest = files.newest();
        if (newest.isEmpty()) {
            return views.html(page, Caching.PUBLIC, "release/annex/none.jte");
        }
        Found groups = newest.get().file("groups.json");
        List<GroupsView.Row> rows =
                groups.objects("statements").stream()
                        .filter(it -> !it.flag("excluded") || it.flag("meta"))
                        .map(it -> row(newest.get(), page, it))
                        .toList();
        var view = new GroupsView.Statements(newest.get().stamp(), rows);
        return views.html(page, Caching.PUBLIC, "release/annex/statements.jte", view);
    }

    /// A calculator on the published file: it gets its answers in the body of the request, keeps
    /// nothing, and does not know whose they are.
    ///
    /// @param on `index of the statement=answer`, separated by spaces, as the page of a card sends
    @PostMapping("/{lang}/statements/groups/nearest")
    ResponseEntity<byte[]> nearest(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String on,
            HttpServletRequest request) {
        Map<String, Integer> answers = new HashMap<>();
        for (String answer : on.isBlank() ? new String[0] : on.strip().split("\\s+")) {
            Matcher parts = ANSWER.matcher(answer);
            if (!parts.matches()) {
                return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
            }
            answers.put(parts.group(1), Integer.parseInt(parts.group(2)));
        }
        String title = views.messages(lang).text("release.nearest.title");
        Page page = views.page(lang, "/statements/card", Section.STATEMENTS, title);
        Optional<AnnexFiles.Newest> newest = files.newest();
        if (newest.isEmpty()) {
            return views.html(page, Caching.NO_STORE, "release/annex/none.jte");
        }
        Found groups = newest.get().file("groups.json");
        NearestGroup found = NearestGroup.of(groups, answers);
        var view =
                new GroupsView.Nearest(
                        newest.get().stamp(),
                        groups.text("verdict"),
                        found.answered(),
                        found.least(),
                        found.group());
        return views.html(page, Caching.NO_STORE, "release/annex/nearest.jte", view);
    }

    private static GroupsView.Row row(AnnexFiles.Newest newest, Page page, Found it) {
        boolean shown = it.number("seen") >= LEAST;
        return new GroupsView.Row(
                name(newest, page, it.text("id")),
                count(shown, it.number("agree")),
                count(shown, it.number("disagree")),
                count(shown, it.number("pass")));
    }

    private static Count count(boolean shown, long n) {
        return shown ? Count.of(n) : Count.fewerThan(LEAST);
    }

    private static String name(AnnexFiles.Newest newest, Page page, String statement) {
        return newest.names().name("statement", statement, page.lang().code());
    }

    private static GroupsView.Groups view(Page page, AnnexFiles.Newest newest) {
        Found found = newest.file("groups.json");
        List<Found> groups = found.objects("groups");
        Map<String, Found> statements = new HashMap<>();
        found.objects("statements").forEach(it -> statements.put(it.text("id"), it));
        Found axes = found.object("axes");
        Found consensus = found.object("consensus");
        return new GroupsView.Groups(
                newest.stamp(),
                found.text("verdict"),
                groups.size(),
                axes.has("axisSupported") ? Boolean.valueOf(axes.flag("axisSupported")) : null,
                found.object("input").number("participants"),
                found.object("input").number("votes"),
                found.object("gate").objects("byK").stream().map(it -> gate(page, it)).toList(),
                GroupMap.draw(newest.file("map.json"), groups),
                groups.stream().map(it -> group(newest, page, it)).toList(),
                groups.isEmpty()
                        ? named(newest, page, consensus.texts("agree"))
                        : shared(newest, page, statements, 0),
                groups.isEmpty()
                        ? named(newest, page, consensus.texts("disagree"))
                        : shared(newest, page, statements, 1),
                found.texts("divisive").stream().map(id -> name(newest, page, id)).toList(),
                List.of(
                        new GroupsView.File("groups.json", newest.address("groups.json")),
                        new GroupsView.File("map.json", newest.address("map.json"))));
    }

    private static GroupsView.Gate gate(Page page, Found it) {
        return new GroupsView.Gate(
                (int) it.number("k"),
                real(page, it.real("silhouette")),
                real(page, it.real("nullMax")),
                real(page, it.real("ariMedian")),
                real(page, it.real("ariP10")),
                it.number("smallest"),
                it.flag("pass"));
    }

    private static String real(Page page, double value) {
        return page.formats().number(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static GroupsView.Group group(AnnexFiles.Newest newest, Page page, Found it) {
        List<GroupsView.Apart> apart = new ArrayList<>();
        for (Found one : it.objects("representative")) {
            boolean agree = one.text("side").equals("agree");
            apart.add(
                    new GroupsView.Apart(
                            name(newest, page, one.text("statement")),
                            agree,
                            one.number(agree ? "agree" : "disagree"),
                            one.number("seen")));
        }
        return new GroupsView.Group(it.text("id"), it.number("size"), apart);
    }

    private static List<GroupsView.Shared> named(
            AnnexFiles.Newest newest, Page page, List<String> ids) {
        return ids.stream().map(id -> new GroupsView.Shared(name(newest, page, id), null)).toList();
    }

    /// Group-informed consensus: the statements that every group answers alike, the surest first.
    ///
    /// @param side 0 agree, 1 disagree
    private static List<GroupsView.Shared> shared(
            AnnexFiles.Newest newest, Page page, Map<String, Found> statements, int side) {
        return statements.values().stream()
                .filter(it -> !it.flag("excluded") && floor(it, side) > .5)
                .sorted(
                        Comparator.comparingDouble((Found it) -> -gic(it, side))
                                .thenComparing(it -> Long.parseLong(it.text("id"))))
                .limit(SHOWN)
                .map(it ->
                        new GroupsView.Shared(
                                name(newest, page, it.text("id")),
                                page.formats()
                                        .percent(
                                                BigDecimal.valueOf(floor(it, side))
                                                        .setScale(2, RoundingMode.DOWN))))
                .toList();
    }

    private static double gic(Found statement, int side) {
        return statement.real("gic", side);
    }

    private static double floor(Found statement, int side) {
        return statement.real("floor", side);
    }
}
