package org.kenes.server.moderation;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.PlainText;
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

/// The reviewers' desk: appeals against other people's decisions, each with a public reason.
@RestController
class StaffAppealPages {
    private static final int SHOWN = 50;
    private static final String TEMPLATE = "moderation/staff-appeals.jte";

    private final Appeals appeals;
    private final Decisions decisions;
    private final Moderation moderation;
    private final SignedIn signedIn;
    private final Views views;

    StaffAppealPages(
            Appeals appeals,
            Decisions decisions,
            Moderation moderation,
            SignedIn signedIn,
            Views views) {
        this.appeals = appeals;
        this.decisions = decisions;
        this.moderation = moderation;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs("moderation.appeal.decide")
    @GetMapping("/{lang}/staff/appeals")
    ResponseEntity<byte[]> queue(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view(page, request, List.of()));
    }

    @Needs("moderation.appeal.decide")
    @PostMapping("/{lang}/staff/appeals/{id:[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        if (!List.of("upheld", "overturned").contains(outcome)) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        if (!(PlainText.of(reason, Appeals.SHORTEST, Appeals.LONGEST)
                instanceof PlainText.Accepted accepted)) {
            Page page = page(lang);
            String message = page.text("moderation.appeal.reason.missing");
            var errors = List.of(new Refusal.FieldError("reason-" + id, "length", message));
            return views.invalid(page, TEMPLATE, view(page, request, errors));
        }
        boolean overturned = outcome.equals("overturned");
        return switch (appeals.decide(id, overturned, accepted.text(), signedIn.staff().id())) {
            case DONE -> views.seeOther("/" + lang.code() + "/staff/appeals");
            case OWN_DECISION -> views.refuse(request, Refusal.of(Problem.FORBIDDEN));
            case ALREADY, NOTHING_HIDDEN ->
                    views.refuse(request, Refusal.of(Problem.ALREADY_ENDED));
        };
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("moderation.appeals");
        return views.page(lang, "/staff/appeals", Section.NONE, title);
    }

    private ModerationView.Appeals view(
            Page page, HttpServletRequest request, List<Refusal.FieldError> errors) {
        Staff staff = signedIn.staff();
        return new ModerationView.Appeals(
                SignedIn.token(request),
                errors,
                appeals.waiting(SHOWN).stream()
                        .flatMap(it ->
                                decisions.find(it.decision()).stream()
                                        .map(decision -> contested(page, staff, it, decision)))
                        .toList());
    }

    private ModerationView.Contested contested(
            Page page, Staff staff, Appeals.Appeal it, Decisions.Decision decision) {
        return new ModerationView.Contested(
                it.id(),
                ModerationPages.line(page, decision),
                moderation.words(decision.code()),
                it.words(),
                decision.by() == staff.id());
    }
}
