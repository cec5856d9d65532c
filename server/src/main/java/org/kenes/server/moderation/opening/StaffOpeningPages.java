package org.kenes.server.moderation.opening;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.DialogueInfo.State;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where one steward enters a change of the dialogue's state and another confirms it.
@RestController
class StaffOpeningPages {
    private static final String ACTION = "dialogue.open-close";
    private static final String TEMPLATE = "moderation/staff-opening.jte";
    private static final int SHORTEST = 20;
    private static final int LONGEST = 500;

    private final Opening opening;
    private final SignedIn signedIn;
    private final Views views;

    StaffOpeningPages(Opening opening, SignedIn signedIn, Views views) {
        this.opening = opening;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/opening")
    ResponseEntity<byte[]> desk(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(page(lang), Caching.NO_STORE, TEMPLATE, view(request, List.of(), ""));
    }

    /// @param state `open`, `paused` or `closed`
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/opening")
    ResponseEntity<byte[]> enter(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Page page = page(lang);
        Optional<State> meant =
                Arrays.stream(State.values())
                        .filter(it -> it.name().equalsIgnoreCase(state))
                        .findFirst();
        if (meant.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        if (!(PlainText.of(reason, SHORTEST, LONGEST) instanceof PlainText.Accepted accepted)) {
            String text =
                    page.text("moderation.emergency.reason.error", "min", SHORTEST, "max", LONGEST);
            var errors = List.of(new FieldError("reason", "length", text));
            return views.invalid(page, TEMPLATE, view(request, errors, reason));
        }
        opening.enter(meant.get(), accepted.text(), signedIn.staff().id());
        return views.seeOther(page.link("staff/opening"));
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/opening/{id:[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> confirm(
            @PathVariable Lang lang, @PathVariable long id, HttpServletRequest request) {
        boolean known = opening.waiting().stream().anyMatch(it -> it.id() == id);
        if (!known) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return opening.confirm(id, signedIn.staff().id())
                ? views.seeOther(page(lang).link("staff/opening"))
                : views.refuse(request, Refusal.of(Problem.FORBIDDEN));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("moderation.opening");
        return views.page(lang, "/staff/opening", Section.NONE, title);
    }

    private OpeningView view(HttpServletRequest request, List<FieldError> errors, String typed) {
        Staff staff = signedIn.staff();
        return new OpeningView(
                SignedIn.token(request),
                errors,
                opening.state(),
                opening.waiting().stream()
                        .map(it ->
                                new OpeningView.Waiting(
                                        it.id(), it.state(), it.reason(), it.by() == staff.id()))
                        .toList(),
                typed);
    }
}
