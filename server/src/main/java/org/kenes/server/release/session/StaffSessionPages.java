package org.kenes.server.release.session;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry.Speaker;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.release.CutTables;
import org.kenes.server.release.Numbers;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Where the press desk enters who spoke at a session and what was said.
@RestController
class StaffSessionPages {
    private static final String ACTION = "release.draft";
    private static final String TEMPLATE = "release/session/staff.jte";
    private static final int LONGEST = 4_000;
    private static final int MOST = 200;

    private final Sessions sessions;
    private final SessionPages pages;
    private final CutTables tables;
    private final Numbers numbers;
    private final SignedIn signedIn;
    private final Views views;

    StaffSessionPages(
            Sessions sessions,
            SessionPages pages,
            CutTables tables,
            Numbers numbers,
            SignedIn signedIn,
            Views views) {
        this.sessions = sessions;
        this.pages = pages;
        this.tables = tables;
        this.numbers = numbers;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/sessions")
    ResponseEntity<byte[]> desk(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view(page, request, List.of()));
    }

    /// @param speakers one a line: capacity | organisation | name | office, once per language of
    ///   the site
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/sessions")
    ResponseEntity<byte[]> programme(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String speakers,
            HttpServletRequest request) {
        Page page = page(lang);
        signedIn.staff();
        List<FieldError> errors = new ArrayList<>();
        LocalDate day = day(page, event, errors);
        List<Speaker> all = new ArrayList<>();
        List<String> lines = speakers.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < lines.size(); i++) {
            Speaker speaker = speaker(page, lines.get(i));
            if (speaker == null) {
                String text = page.text("release.session.error.line", "n", i + 1);
                errors.add(new FieldError("speakers", "line", text));
            } else {
                all.add(speaker);
            }
        }
        if (all.size() > MOST || all.isEmpty() && errors.isEmpty()) {
            errors.add(needed(page, "speakers"));
        }
        if (!errors.isEmpty() || day == null) {
            return views.invalid(page, TEMPLATE, view(page, request, errors));
        }
        sessions.programme(event.strip(), all, day);
        return views.seeOther(page.link("staff/sessions"));
    }

    private static @Nullable Speaker speaker(Page page, String line) {
        String[] parts = line.split("\\|", -1);
        String capacity = parts[0].strip();
        if (!Sessions.CAPACITIES.contains(capacity)
                || line.length() > LONGEST
                || parts.length > 3 + page.langs().size()) {
            return null;
        }
        Map<String, String> office = new TreeMap<>();
        for (int i = 0; i < page.langs().size(); i++) {
            String title = part(parts, 3 + i);
            if (title != null) {
                office.put(page.langs().get(i).code(), title);
            }
        }
        boolean whole = office.isEmpty() || office.size() == page.langs().size();
        return whole ? new Speaker(capacity, part(parts, 1), part(parts, 2), office) : null;
    }

    private static @Nullable String part(String[] parts, int n) {
        return n >= parts.length || parts[n].isBlank() ? null : parts[n].strip();
    }

    /// @param original language in which it was said
    /// @param recording SHA-256 of recording or transcript, or empty
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/sessions/words")
    ResponseEntity<byte[]> words(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String speaker,
            @RequestParam(defaultValue = "") String original,
            @RequestParam(defaultValue = "") String recording,
            HttpServletRequest request) {
        Page page = page(lang);
        signedIn.staff();
        List<FieldError> errors = new ArrayList<>();
        LocalDate day = day(page, event, errors);
        if (!id.matches("[a-z0-9][a-z0-9-]{1,63}")) {
            errors.add(new FieldError("id", "invalid", page.text("release.session.error.id")));
        }
        if (speaker.isBlank() || speaker.length() > MOST) {
            errors.add(needed(page, "speaker"));
        }
        if (!recording.matches("|[0-9a-f]{64}")) {
            String text = page.text("release.session.error.hash");
            errors.add(new FieldError("recording", "invalid", text));
        }
        Map<String, String> texts = typed(page, request, "text-");
        if (!texts.containsKey(original)) {
            errors.add(needed(page, "text-" + original));
        }
        if (!errors.isEmpty() || day == null) {
            return views.invalid(page, TEMPLATE, view(page, request, errors));
        }
        sessions.say(
                new Sessions.Words(
                        id,
                        event.strip(),
                        speaker.strip(),
                        day,
                        original,
                        texts,
                        typed(page, request, "office-"),
                        recording.isEmpty() ? null : recording));
        return views.seeOther(page.link("staff/sessions"));
    }

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

    /// The day of an event that the newest cut knows.
    private @Nullable LocalDate day(Page page, String event, List<FieldError> errors) {
        List<Map<String, String>> found = tables.rows("events", "event", Set.of(event.strip()));
        String day = found.isEmpty() ? null : found.getFirst().get("held_on");
        if (day == null) {
            String text = page.text("release.session.error.event");
            errors.add(new FieldError("event", "unknown", text));
            return null;
        }
        return LocalDate.parse(day);
    }

    private static FieldError needed(Page page, String field) {
        return new FieldError(field, "missing", page.text("release.law.error.needed"));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.session.staff");
        return views.page(lang, "/staff/sessions", Section.NONE, title);
    }

    private SessionView.Desk view(Page page, HttpServletRequest request, List<FieldError> errors) {
        Map<String, String> capacities = new TreeMap<>();
        Sessions.CAPACITIES.forEach(
                it -> capacities.put(it, page.text("release.session.capacity." + it)));
        return new SessionView.Desk(
                SignedIn.token(request),
                numbers.newest().map(it -> pages.lines(page, it)).orElse(List.of()),
                capacities,
                errors,
                errors.isEmpty() ? Map.of() : Views.typed(request));
    }
}
