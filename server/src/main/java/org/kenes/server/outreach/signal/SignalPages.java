package org.kenes.server.outreach.signal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
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

/// Where staff look at signals: each with its rule, what was measured, and what the rule cannot
/// see. Looking changes no number; it only says that somebody looked, and what came of it.
@RestController
class SignalPages {
    private static final String ACTION = "role.grant.field";
    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 300;

    private final Signals signals;
    private final SignalCounts rules;
    private final Events events;
    private final Organisations organisations;
    private final Places places;
    private final Views views;

    SignalPages(
            Signals signals,
            SignalCounts rules,
            Events events,
            Organisations organisations,
            Places places,
            Views views) {
        this.signals = signals;
        this.rules = rules;
        this.events = events;
        this.organisations = organisations;
        this.places = places;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/field/signals")
    ResponseEntity<byte[]> show(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return page(lang, request, rule, List.of(), done);
    }

    /// Looks now, without waiting for the next cut.
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/signals")
    ResponseEntity<byte[]> look(@PathVariable Lang lang) {
        rules.look();
        return views.seeOther("/" + lang.code() + "/staff/field/signals?done=looked");
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/field/signals/{code}/{subject}")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable String code,
            @PathVariable String subject,
            @RequestParam String found,
            @RequestParam String note,
            HttpServletRequest request) {
        String why = note.strip();
        boolean confirmed = found.equals("confirmed");
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            String words =
                    views.messages(lang).text("outreach.decide.reason-needed", "n", LONGEST_NOTE);
            return page(lang, request, "", List.of(words), null);
        }
        if (!confirmed && !found.equals("dismissed")) {
            return page(lang, request, "", List.of(found), null);
        }
        return signals.decide(code, subject, confirmed, why)
                ? views.seeOther("/" + lang.code() + "/staff/field/signals?done=" + found)
                : page(lang, request, "", List.of(code + " " + subject), null);
    }

    private ResponseEntity<byte[]> page(
            Lang lang,
            HttpServletRequest request,
            String rule,
            List<String> problems,
            @Nullable String done) {
        String title = views.messages(lang).text("outreach.signals");
        Page page = views.page(lang, "/staff/field/signals", Section.NONE, title);
        String words = "outreach.signals.done." + done;
        var view =
                new SignalView(
                        SignedIn.token(request),
                        rule,
                        signals.open(rule, MOST).stream().map(it -> line(page, it)).toList(),
                        signals.counts().stream()
                                .map(it ->
                                        new SignalView.Count(
                                                it.code(),
                                                it.raised(),
                                                it.open(),
                                                it.confirmed(),
                                                it.dismissed()))
                                .toList(),
                        problems,
                        done != null && page.messages().has(words) ? page.text(words) : null);
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-signals.jte", view)
                : views.invalid(page, "outreach/staff-signals.jte", view);
    }

    private SignalView.Line line(Page page, Signals.Signal it) {
        String lang = page.lang().code();
        if (!it.event()) {
            String name =
                    organisations
                            .find(it.subject())
                            .map(found -> found.name(lang))
                            .orElse(it.subject());
            return new SignalView.Line(it, name, "members/" + it.subject());
        }
        String what =
                events.find(UUID.fromString(it.subject()))
                        .map(event ->
                                page.formats().date(event.facts().date())
                                        + " · "
                                        + places.find(event.facts().place())
                                                .map(place -> place.name(lang))
                                                .orElse(event.facts().place())
                                        + " · "
                                        + String.join(", ", event.facts().organisers()))
                        .orElse(it.subject());
        return new SignalView.Line(it, what, "staff/field/events/" + it.subject());
    }
}
