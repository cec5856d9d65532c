package org.kenes.server.dialogue.program;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.server.account.program.Programs;
import org.kenes.server.account.program.Programs.Program;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.dialogue.Said;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.kenes.server.shell.Views;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `POST /api/v1/contributions`: one contribution of somebody who stands before a registered
/// program. 201 with the receipt's code and secret; the same idempotency key gives the same bytes
/// again. Refusals are `application/problem+json`: 401 without a program's key, 400 without an
/// idempotency key or with a body that is no JSON, 409 and 422 as on the pages.
@RestController
class ContributionDoor {
    private final Programs programs;
    private final Repeats repeats;
    private final Sayings sayings;
    private final Forms forms;
    private final Views views;

    ContributionDoor(
            Programs programs, Repeats repeats, Sayings sayings, Forms forms, Views views) {
        this.programs = programs;
        this.repeats = repeats;
        this.sayings = sayings;
        this.forms = forms;
        this.views = views;
    }

    @PostMapping("/api/v1/contributions")
    ResponseEntity<byte[]> contribute(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String once,
            @RequestBody(required = false) byte[] body,
            HttpServletRequest request) {
        Optional<Program> program = programs.bearing(authorization);
        if (program.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.SIGN_IN_AGAIN));
        }
        if (!once.matches("[!-~]{16,64}") || body == null) {
            return views.refuse(request, wrong(request, "Idempotency-Key"));
        }
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get());
        }
        Map<String, Object> json;
        try {
            json = Json.read(body, "body");
        } catch (InvalidInput e) {
            return views.refuse(request, wrong(request, "body"));
        }
        try {
            return repeats.once(
                            program.get().id(),
                            once,
                            body,
                            () -> answer(request, sayings.say(json, program.get())))
                    .map(ContributionDoor::created)
                    .orElseGet(() -> views.refuse(request, Refusal.of(Problem.ALREADY_DIFFERENT)));
        } catch (Sayings.Wrong e) {
            String message =
                    views.messages(request).text("shell.api.parameter", "name", e.member());
            return views.refuse(
                    request,
                    Refusal.invalid(
                            List.of(new Refusal.FieldError(e.member(), "invalid", message))));
        }
    }

    private Refusal wrong(HttpServletRequest request, String what) {
        String message = views.messages(request).text("shell.api.parameter", "name", what);
        return Refusal.of(Problem.BAD_REQUEST).withDetail(message);
    }

    /// What is refused is thrown, so that nothing of it stays.
    private byte[] answer(HttpServletRequest request, Said said) {
        Map<String, Object> answer = new TreeMap<>();
        switch (said) {
            case Said.Recorded it -> {
                answer.put("code", it.code());
                String secret = it.secret();
                if (secret != null) {
                    answer.put("secret", secret);
                }
                answer.put("changed", true);
            }
            case Said.Unchanged it -> {
                answer.put("code", it.code());
                answer.put("changed", false);
            }
            case Said.VersionChanged _ -> throw new Refused(Refusal.of(Problem.VERSION_CHANGED));
            case Said.NoSuchProvision _ -> throw new Sayings.Wrong("about");
            case Said.AlreadyDifferent _ ->
                    throw new Refused(Refusal.of(Problem.ALREADY_DIFFERENT));
            case Said.SealedOtherwise _ -> throw new Refused(Refusal.of(Problem.SEALED_OTHERWISE));
        }
        answer.put("receipt", "/api/v1/receipts/" + answer.get("code"));
        return Json.file(answer);
    }

    private static ResponseEntity<byte[]> created(byte[] answer) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }
}
