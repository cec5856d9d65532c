package org.kenes.server.release.law;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.report.law.LegalProfile;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.release.law.LegalCalendar.Outcome;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steward's workbench of legal windows.
@RestController
class StaffCalendarPages {
    private static final String PROFILE = "legal.profile.change";
    private static final String WINDOW = "dialogue.settings";
    private static final String TEMPLATE = "release/staff-calendar.jte";

    private final LegalCalendar calendar;
    private final LegalRows rows;
    private final SignedIn signedIn;
    private final Views views;

    StaffCalendarPages(LegalCalendar calendar, LegalRows rows, SignedIn signedIn, Views views) {
        this.calendar = calendar;
        this.rows = rows;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(PROFILE)
    @GetMapping("/{lang}/staff/calendar")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(staff, request, List.of()));
    }

    @Needs(PROFILE)
    @PostMapping("/{lang}/staff/calendar/vote")
    ResponseEntity<byte[]> vote(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String zones,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Messages messages = views.messages(lang);
        List<FieldError> errors = new ArrayList<>();
        if (!CalendarView.PROFILES.contains(profile)) {
            errors.add(error(messages, "profile"));
        }
        LocalDate voted = null;
        try {
            voted = day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeException e) {
            errors.add(new FieldError("day", "date", messages.text("release.law.error.date")));
        }
        List<ZoneId> where = zones(messages, zones, errors);
        if (reason.isBlank()) {
            errors.add(needed(messages, "reason"));
        }
        if (!errors.isEmpty()) {
            return views.invalid(page(lang), TEMPLATE, view(staff, request, errors));
        }
        Outcome outcome = calendar.choose(profile, voted, where, reason.strip(), staff.id());
        return answer(lang, staff, request, outcome, "profile");
    }

    private static List<ZoneId> zones(Messages messages, String typed, List<FieldError> errors) {
        List<ZoneId> zones = new ArrayList<>();
        for (String zone : typed.strip().split("\\s+")) {
            try {
                zones.add(ZoneId.of(zone));
            } catch (DateTimeException e) {
                String text = messages.text("release.law.error.zone", "zone", zone);
                errors.add(new FieldError("zones", "zone", text));
            }
        }
        return zones;
    }

    @Needs(WINDOW)
    @PostMapping("/{lang}/staff/calendar/window")
    ResponseEntity<byte[]> window(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String rule,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Messages messages = views.messages(lang);
        List<FieldError> errors = new ArrayList<>();
        var page = page(lang);
        var begins = Moments.read(from, page.dialogue().zone());
        var ends = Moments.read(to, page.dialogue().zone());
        Optional<Effect> what = CalendarView.effect(effect);
        if (begins.isEmpty()) {
            errors.add(new FieldError("from", "time", messages.text("release.law.error.time")));
        }
        if (ends.isEmpty()) {
            errors.add(new FieldError("to", "time", messages.text("release.law.error.time")));
        }
        if (rule.isBlank()) {
            errors.add(needed(messages, "rule"));
        }
        if (errors.isEmpty() && !begins.get().isBefore(ends.get())) {
            errors.add(new FieldError("to", "order", messages.text("release.law.error.order")));
        }
        if (!errors.isEmpty() || what.isEmpty()) {
            return views.invalid(page, TEMPLATE, view(staff, request, errors));
        }
        LegalWindow window = new LegalWindow(what.get(), begins.get(), ends.get(), rule.strip());
        return answer(lang, staff, request, calendar.enter(window, staff.id()), "to");
    }

    @Needs({PROFILE, WINDOW})
    @PostMapping("/{lang}/staff/calendar/confirm")
    ResponseEntity<byte[]> confirm(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable Long window,
            @RequestParam(required = false) @Nullable Long vote,
            HttpServletRequest request) {
        Staff staff = signedIn.require(window == null ? PROFILE : WINDOW);
        Outcome outcome =
                window != null
                        ? calendar.confirmWindow(window, staff.id())
                        : vote != null
                                ? calendar.confirmVote(vote, staff.id())
                                : new Outcome.NotFound();
        return answer(lang, staff, request, outcome, "profile");
    }

    private ResponseEntity<byte[]> answer(
            Lang lang, Staff staff, HttpServletRequest request, Outcome outcome, String field) {
        Page page = page(lang);
        return switch (outcome) {
            case Outcome.Done done -> views.seeOther(page.link("staff/calendar"));
            case Outcome.NotFound none -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
            case Outcome.SamePerson same ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(page.text("release.law.error.same")));
            case Outcome.Runs runs -> {
                String to = page.formats().date(runs.window().to());
                String text = page.text("release.law.error.runs", "to", to);
                yield invalid(page, staff, request, new FieldError(field, "runs", text));
            }
            case Outcome.Impossible no -> {
                String text = page.text("release.law.error.order");
                yield invalid(page, staff, request, new FieldError(field, "order", text));
            }
        };
    }

    private ResponseEntity<byte[]> invalid(
            Page page, Staff staff, HttpServletRequest request, FieldError error) {
        return views.invalid(page, TEMPLATE, view(staff, request, List.of(error)));
    }

    private static FieldError error(Messages messages, String field) {
        return new FieldError(field, "unknown", messages.text("release.law.error." + field));
    }

    private static FieldError needed(Messages messages, String field) {
        return new FieldError(field, "missing", messages.text("release.law.error.needed"));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.law.title");
        return views.page(lang, "/staff/calendar", Section.NONE, title);
    }

    private CalendarView view(Staff staff, HttpServletRequest request, List<FieldError> errors) {
        LegalProfile profile = calendar.profile();
        return new CalendarView(
                SignedIn.token(request),
                staff.id(),
                calendar.windows(),
                calendar.vote().orElse(null),
                profile.reviewedBy() != null,
                rows.windows().stream().filter(it -> !it.inForce()).toList(),
                rows.votes().stream().filter(it -> !it.inForce()).toList(),
                errors,
                Views.typed(request));
    }
}
