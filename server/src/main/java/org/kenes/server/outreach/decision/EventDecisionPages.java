package org.kenes.server.outreach.decision;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.signal.Signals;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the office confirms, refutes, withdraws or corrects, and where an organisation takes back
/// what it reported. The reason goes into the record with the step.
@RestController
class EventDecisionPages {
    /// Who hands out the work of the field decides for the office.
    private static final String OFFICE = "role.grant.field";

    private static final String OWN = "event.report";
    private static final Pattern NUMBER =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST_REASON = 300;

    /// What people decide; other states come from reports, from the calendar and from merges.
    private static final List<EventState> DECIDED =
            List.of(EventState.VERIFIED, EventState.REFUTED, EventState.WITHDRAWN);

    private final Events events;
    private final Organisations organisations;
    private final Places places;
    private final Signals signals;
    private final SignedIn signedIn;
    private final Views views;

    EventDecisionPages(
            Events events,
            Organisations organisations,
            Places places,
            Signals signals,
            SignedIn signedIn,
            Views views) {
        this.events = events;
        this.organisations = organisations;
        this.places = places;
        this.signals = signals;
        this.signedIn = signedIn;
        this.views = views;
    }

    /// From the number of a meeting, or from the address of its page.
    @Needs(OFFICE)
    @GetMapping("/{lang}/staff/field/events")
    ResponseEntity<byte[]> look(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String id,
            HttpServletRequest request) {
        Matcher found = NUMBER.matcher(id);
        return found.find()
                ? views.seeOther("/" + lang.code() + "/staff/field/events/" + found.group())
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    @Needs(OFFICE)
    @GetMapping("/{lang}/staff/field/events/{id}")
    ResponseEntity<byte[]> office(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        return find(id).map(it -> page(lang, request, it, true, List.of(), "", done))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @Needs(OFFICE)
    @PostMapping("/{lang}/staff/field/events/{id}")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String to,
            @RequestParam String reason,
            HttpServletRequest request) {
        Event event = find(id).orElse(null);
        if (event == null) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return steps(event).contains(to)
                ? become(lang, event, to, reason, "", true, request)
                : page(lang, request, event, true, List.of(to), reason, null);
    }

    @Needs(OWN)
    @GetMapping("/{lang}/staff/events/{id}")
    ResponseEntity<byte[]> own(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        Event event = find(id).orElse(null);
        if (event == null) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return isOwn(event)
                ? page(lang, request, event, false, List.of(), "", done)
                : views.refuse(request, Refusal.of(Problem.FORBIDDEN));
    }

    @Needs(OWN)
    @PostMapping("/{lang}/staff/events/{id}")
    ResponseEntity<byte[]> withdraw(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String reason,
            HttpServletRequest request) {
        Event event = find(id).orElse(null);
        if (event == null) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String organisation = signedIn.staff().organisation();
        return isOwn(event) && organisation != null
                ? become(
                        lang,
                        event,
                        EventState.WITHDRAWN.code(),
                        reason,
                        organisation,
                        false,
                        request)
                : views.refuse(request, Refusal.of(Problem.FORBIDDEN));
    }

    private boolean isOwn(Event event) {
        String organisation = signedIn.staff().organisation();
        return organisation != null && event.facts().organisers().contains(organisation);
    }

    private ResponseEntity<byte[]> become(
            Lang lang,
            Event event,
            String to,
            String typed,
            String by,
            boolean office,
            HttpServletRequest request) {
        String reason = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        Messages messages = views.messages(lang);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            String words = messages.text("outreach.decide.reason-needed", "n", LONGEST_REASON);
            return page(lang, request, event, office, List.of(words), typed, null);
        }
        EventState state = Objects.requireNonNull(EventState.of(to));
        String key = "staff " + event.id() + " " + event.history().size();
        var change = new Telling.Change(key, event.id(), state, reason, by);
        return switch (events.submit(change)) {
            case Events.Outcome.Done done ->
                    views.seeOther(
                            "/" + lang.code() + "/" + address(event, office) + "?done=" + to);
            case Events.Outcome.Refused refused -> {
                List<String> problems =
                        refused.refusals().stream()
                                .map(it -> messages.text("csv." + it.code(), "value", it.detail()))
                                .toList();
                yield page(lang, request, event, office, problems, typed, null);
            }
        };
    }

    private static String address(Event event, boolean office) {
        return (office ? "staff/field/events/" : "staff/events/") + event.id();
    }

    private ResponseEntity<byte[]> page(
            Lang lang,
            HttpServletRequest request,
            Event event,
            boolean office,
            List<String> problems,
            String typed,
            @Nullable String done) {
        String title = views.messages(lang).text("outreach.decide");
        Page page = views.page(lang, "/" + address(event, office), Section.NONE, title);
        String state = done == null ? null : "outreach.state." + done;
        List<String> steps = office ? steps(event) : ownSteps(event);
        var view =
                new DecisionView(
                        SignedIn.token(request),
                        address(event, office),
                        event.id().toString(),
                        what(page, event),
                        event.state().code(),
                        steps,
                        event.claims().entrySet().stream()
                                .map(it ->
                                        new DecisionView.Said(
                                                name(lang, it.getKey()), it.getValue()))
                                .toList(),
                        office ? signals.of(event.id().toString()) : List.of(),
                        event.history().stream()
                                .map(it ->
                                        new DecisionView.Step(
                                                it.state().code(),
                                                page.formats().date(it.day()),
                                                it.by().isEmpty() ? "" : name(lang, it.by()),
                                                it.reason()))
                                .toList(),
                        problems,
                        typed,
                        state != null && page.messages().has(state) ? page.text(state) : null);
        return problems.isEmpty()
                ? views.html(page, Caching.NO_STORE, "outreach/staff-decision.jte", view)
                : views.invalid(page, "outreach/staff-decision.jte", view);
    }

    /// What may follow now: what people decide, and the way one step back.
    private static List<String> steps(Event event) {
        EventState before =
                event.history().size() < 2
                        ? null
                        : event.history().get(event.history().size() - 2).state();
        Stream<EventState> back =
                before == null || DECIDED.contains(before) || before == EventState.DUPLICATE
                        ? Stream.of()
                        : Stream.of(before);
        return Stream.concat(DECIDED.stream(), back)
                .filter(it -> event.state() != EventState.DUPLICATE)
                .filter(it -> event.state().step(it, before) != EventState.Step.FORBIDDEN)
                .map(EventState::code)
                .toList();
    }

    private static List<String> ownSteps(Event event) {
        boolean open = event.state().step(EventState.WITHDRAWN, null) != EventState.Step.FORBIDDEN;
        return open ? List.of(EventState.WITHDRAWN.code()) : List.of();
    }

    private String what(Page page, Event event) {
        String lang = page.lang().code();
        String place =
                places.find(event.facts().place())
                        .map(it -> it.name(lang))
                        .orElse(event.facts().place());
        return page.formats().date(event.facts().date())
                + " · "
                + page.text("outreach.activity." + event.facts().activity())
                + " · "
                + place
                + " · "
                + String.join(
                        ", ",
                        event.facts().organisers().stream()
                                .map(it -> name(page.lang(), it))
                                .toList());
    }

    private String name(Lang lang, String organisation) {
        return organisations
                .find(organisation)
                .map(it -> it.name(lang.code()))
                .orElse(organisation);
    }

    private Optional<Event> find(String id) {
        try {
            return events.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
