package org.kenes.server.outreach.check;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/// Where a checker finds the meetings that were drawn for it and says what it found; and where
/// everybody sees which draws were announced and can take their lists.
@RestController
class CheckPages {
    private static final String ACTION = "event.backcheck";

    private final Draws draws;
    private final Units units;
    private final Events events;
    private final Organisations organisations;
    private final Places places;
    private final SignedIn signedIn;
    private final Views views;

    CheckPages(
            Draws draws,
            Units units,
            Events events,
            Organisations organisations,
            Places places,
            SignedIn signedIn,
            Views views) {
        this.draws = draws;
        this.units = units;
        this.events = events;
        this.organisations = organisations;
        this.places = places;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/backchecks")
    ResponseEntity<byte[]> mine(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, request, List.of(), done);
    }

    /// @param low attendances as the checker heard them, empty when nobody could say
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/backchecks/{draw}/{event}")
    ResponseEntity<byte[]> found(
            @PathVariable Lang lang,
            @PathVariable String draw,
            @PathVariable UUID event,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String low,
            @RequestParam(defaultValue = "") String high,
            HttpServletRequest request) {
        String by = signedIn.staff().organisation();
        if (by == null) {
            return views.refuse(request, Refusal.of(Problem.FORBIDDEN));
        }
        boolean numbers = (low + high).matches("[0-9]{0,14}") && low.length() < 8;
        if (!numbers || high.length() > 7 || low.isEmpty() != high.isEmpty()) {
            String words = views.messages(lang).text("outreach.check.both-numbers");
            return page(lang, request, List.of(words), null);
        }
        Long from = low.isEmpty() ? null : Long.valueOf(low);
        Long to = high.isEmpty() ? null : Long.valueOf(high);
        if (from != null && to != null && from > to) {
            String words = views.messages(lang).text("outreach.check.both-numbers");
            return page(lang, request, List.of(words), null);
        }
        return switch (draws.outcome(draw, event, outcome, from, to, by)) {
            case Draws.Answer.Done done ->
                    views.seeOther("/" + lang.code() + "/staff/backchecks?done=1");
            case Draws.Answer.Refused refused -> page(lang, request, List.of(refused.why()), null);
        };
    }

    private ResponseEntity<byte[]> page(
            Lang lang, HttpServletRequest request, List<String> problems, @Nullable String done) {
        String title = views.messages(lang).text("outreach.check.mine");
        Page page = views.page(lang, "/staff/backchecks", Section.NONE, title);
        String by = signedIn.staff().organisation();
        var view =
                new CheckView.Mine(
                        SignedIn.token(request),
                        by != null,
                        by == null
                                ? List.of()
                                : units.of(by).stream().map(it -> unit(page, it)).toList(),
                        problems,
                        done == null ? null : page.text("outreach.check.done"));
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-checks.jte", view)
                : views.invalid(page, "outreach/staff-checks.jte", view);
    }

    private CheckView.Unit unit(Page page, Units.Assigned it) {
        Event event = events.find(it.event()).orElseThrow();
        String lang = page.lang().code();
        String what =
                page.formats().date(event.facts().date())
                        + " · "
                        + page.text("outreach.activity." + event.facts().activity())
                        + " · "
                        + places.find(event.facts().place())
                                .map(place -> place.name(lang))
                                .orElse(event.facts().place())
                        + " · "
                        + String.join(
                                ", ",
                                event.facts().organisers().stream()
                                        .map(id -> name(lang, id))
                                        .toList());
        return new CheckView.Unit(
                it.draw(),
                it.event().toString(),
                what,
                event.facts().start() == null ? "" : String.valueOf(event.facts().start()),
                page.formats().date(it.until()),
                it.contact(),
                it.outcome());
    }

    private String name(String lang, String organisation) {
        return organisations.find(organisation).map(it -> it.name(lang)).orElse(organisation);
    }

    @GetMapping("/{lang}/backchecks")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("outreach.check");
        Page page = views.page(lang, request, Section.MEETINGS, title);
        var view =
                new CheckView.All(
                        units.draws().stream()
                                .map(it ->
                                        new CheckView.One(
                                                it.id(),
                                                it.n(),
                                                it.perStratum(),
                                                page.formats().date(it.deadline()),
                                                it.beaconRule().equals("none"),
                                                it.beaconRule(),
                                                String.join(
                                                        ", ",
                                                        it.checkers().stream()
                                                                .map(id -> name(lang.code(), id))
                                                                .toList()),
                                                page.formats().date(it.outcomesBy()),
                                                it.drawn()))
                                .toList());
        return views.html(page, Caching.PUBLIC, "outreach/checks.jte", view);
    }

    /// The list that was drawn from, and what was drawn: `kenes draw run` makes one of the other.
    @GetMapping("/backchecks/{id}/{list:population|sample}.csv")
    ResponseEntity<byte[]> list(
            @PathVariable String id, @PathVariable String list, HttpServletRequest request) {
        return draws.files(id)
                .map(it -> list.equals("sample") ? it.sample() : it.population())
                .map(csv ->
                        ResponseEntity.ok()
                                .header("Content-Type", "text/csv; charset=utf-8")
                                .header("Cache-Control", views.cacheControl(Caching.PUBLIC))
                                .body(csv))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }
}
