package org.kenes.server.release.law;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.release.law.LegalCalendar.Outcome;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Windows for programs: `kenes dialogue window add | list`. Reading is for everybody; adding takes
/// the administrator's key and is in force when a steward has confirmed (in a demo at once).
@RestController
class WindowApi {
    private static final String BEARER = "Bearer ";

    private final LegalCalendar calendar;
    private final AdminKeys admins;
    private final Dialogue dialogue;
    private final Views views;

    WindowApi(LegalCalendar calendar, AdminKeys admins, Dialogue dialogue, Views views) {
        this.calendar = calendar;
        this.admins = admins;
        this.dialogue = dialogue;
        this.views = views;
    }

    @GetMapping("/api/v1/windows")
    ResponseEntity<byte[]> list() {
        List<Map<String, Object>> windows =
                calendar.windows().stream().map(window -> json(window, "active")).toList();
        return answer(HttpStatus.OK, Map.of("windows", windows));
    }

    /// 201 with the window and its state `pending` or `active`; 401 without the key; 422 for a kind
    /// that is none or times that are none.
    @PostMapping("/api/v1/windows")
    ResponseEntity<byte[]> add(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String rule,
            HttpServletRequest request) {
        if (!isAdministrator(request.getHeader("Authorization"))) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        Optional<Effect> effect = CalendarView.effect(kind);
        Optional<Instant> begins = Moments.read(from, dialogue.info().zone());
        Optional<Instant> ends = Moments.read(to, dialogue.info().zone());
        if (effect.isEmpty()
                || begins.isEmpty()
                || ends.isEmpty()
                || rule.isBlank()
                || !begins.get().isBefore(ends.get())) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        LegalWindow window = new LegalWindow(effect.get(), begins.get(), ends.get(), rule.strip());
        return calendar.enter(window, null) instanceof Outcome.Done done
                ? answer(HttpStatus.CREATED, added(window, done))
                : views.refuse(request, Refusal.of(Problem.INVALID));
    }

    private boolean isAdministrator(@Nullable String header) {
        return header != null
                && header.startsWith(BEARER)
                && admins.opens(header.substring(BEARER.length()).strip());
    }

    private static Map<String, Object> added(LegalWindow window, Outcome.Done done) {
        Map<String, Object> json = new TreeMap<>(json(window, state(done)));
        json.put("window", done.id());
        return json;
    }

    private static String state(Outcome.Done done) {
        return done.inForce() ? "active" : "pending";
    }

    private static Map<String, Object> json(LegalWindow window, String state) {
        return Map.of(
                "kind", CalendarView.code(window.effect()),
                "from", window.from().toString(),
                "to", window.to().toString(),
                "rule", window.rule(),
                "state", state);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, Map<String, Object> json) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Json.file(json));
    }
}
