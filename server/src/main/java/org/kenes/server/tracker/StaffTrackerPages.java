package org.kenes.server.tracker;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where promises and their steps are entered.
@RestController
class StaffTrackerPages {
    private static final String ACTION = "release.draft";
    private static final String TEMPLATE = "tracker/staff.jte";
    private static final int LONGEST = 2_000;
    private static final int SHOWN = 200;

    private final Promises promises;
    private final Lines lines;
    private final Drafts drafts;
    private final SignedIn signedIn;
    private final Views views;

    StaffTrackerPages(
            Promises promises, Lines lines, Drafts drafts, SignedIn signedIn, Views views) {
        this.promises = promises;
        this.lines = lines;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/tracker")
    ResponseEntity<byte[]> workbench(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view(page, request, List.of()));
    }

    /// @param about eId of the provision that asks for it, or empty
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/tracker")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String due,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        List<FieldError> errors = new ArrayList<>();
        if (!id.matches("[a-z0-9][a-z0-9-]{1,63}")) {
            errors.add(error(page, "id", "tracker.error.id"));
        }
        if (organisation.isBlank() || organisation.length() > LONGEST) {
            errors.add(error(page, "organisation", "tracker.error.needed"));
        }
        Map<String, String> texts = typed(page, request, "text-");
        page.langs().stream()
                .filter(each -> !texts.containsKey(each.code()))
                .forEach(each ->
                        errors.add(error(page, "text-" + each.code(), "tracker.error.needed")));
        Map<String, String> act = act(page, request, errors);
        LocalDate day = date(page, "due", due, errors);
        Optional<Text> current = drafts.current();
        Optional<String> wid =
                about.isBlank()
                        ? Optional.empty()
                        : current.flatMap(text -> text.wordingAt(about.strip()))
                                .map(wording -> wording.wid());
        if (!about.isBlank() && wid.isEmpty()) {
            errors.add(error(page, "about", "tracker.error.provision"));
        }
        if (errors.isEmpty()) {
            var promised =
                    new Promises.Promised(
                            id,
                            organisation.strip(),
                            null,
                            day,
                            texts,
                            wid.flatMap(w -> current.map(text -> text.draft().id())).orElse(null),
                            wid.orElse(null),
                            act);
            if (promises.enter(promised, staff.id())) {
                return views.seeOther(page.link("staff/tracker"));
            }
            errors.add(error(page, "id", "tracker.error.taken"));
        }
        return views.invalid(page, TEMPLATE, view(page, request, errors));
    }

    /// @param evidence index of the entry that shows it, or empty
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/tracker/step")
    ResponseEntity<byte[]> step(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String promise,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String evidence,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        List<FieldError> errors = new ArrayList<>();
        if (promises.find(promise).isEmpty() || !Promises.STATUSES.contains(status)) {
            errors.add(error(page, "promise", "tracker.error.needed"));
        }
        if (!evidence.matches("[0-9]{0,15}")) {
            errors.add(error(page, "evidence", "tracker.error.index"));
        }
        LocalDate on = day.isBlank() ? null : date(page, "day", day, errors);
        if (on == null && errors.isEmpty()) {
            errors.add(error(page, "day", "tracker.error.needed"));
        }
        Map<String, String> act = act(page, request, errors);
        if (errors.isEmpty() && on != null) {
            Long index = evidence.isEmpty() ? null : Long.valueOf(evidence);
            if (promises.step(promise, new Promises.Step(on, status, index, act), staff.id())) {
                return views.seeOther(page.link("staff/tracker"));
            }
            errors.add(error(page, "day", "tracker.error.step"));
        }
        return views.invalid(page, TEMPLATE, view(page, request, errors));
    }

    /// What stands in the fields of all languages; empty ones and those too long are left out.
    private static Map<String, String> typed(Page page, HttpServletRequest request, String field) {
        Map<String, String> typed = new TreeMap<>();
        for (Lang lang : page.langs()) {
            String text = request.getParameter(field + lang.code());
            if (text != null && !text.isBlank() && text.length() <= LONGEST) {
                typed.put(lang.code(), text.strip());
            }
        }
        return typed;
    }

    /// An act is named in every language of the site or in none.
    private static Map<String, String> act(
            Page page, HttpServletRequest request, List<FieldError> errors) {
        Map<String, String> act = typed(page, request, "act-");
        if (!act.isEmpty()) {
            page.langs().stream()
                    .filter(lang -> !act.containsKey(lang.code()))
                    .forEach(lang ->
                            errors.add(error(page, "act-" + lang.code(), "tracker.error.needed")));
        }
        return act;
    }

    private static @Nullable LocalDate date(
            Page page, String field, String typed, List<FieldError> errors) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            errors.add(error(page, field, "tracker.error.date"));
            return null;
        }
    }

    private static FieldError error(Page page, String field, String message) {
        return new FieldError(field, "invalid", page.text(message));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("tracker.staff");
        return views.page(lang, "/staff/tracker", Section.NONE, title);
    }

    private TrackerView.Desk view(Page page, HttpServletRequest request, List<FieldError> errors) {
        return new TrackerView.Desk(
                SignedIn.token(request),
                promises.page("", "", SHOWN).stream().map(it -> lines.of(page, it)).toList(),
                errors,
                errors.isEmpty() ? Map.of() : Views.typed(request));
    }
}
