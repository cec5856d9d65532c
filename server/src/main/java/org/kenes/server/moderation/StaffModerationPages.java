package org.kenes.server.moderation;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The moderators' desk: the oldest texts, one decision for as many as are chosen, and ten minutes
/// to take it back.
@RestController
class StaffModerationPages {
    private static final int SHOWN = 50;
    private static final String TEMPLATE = "moderation/staff-queue.jte";

    private final Moderation moderation;
    private final Decisions decisions;
    private final SignedIn signedIn;
    private final Views views;

    StaffModerationPages(
            Moderation moderation, Decisions decisions, SignedIn signedIn, Views views) {
        this.moderation = moderation;
        this.decisions = decisions;
        this.signedIn = signedIn;
        this.views = views;
    }

    /// What was chosen on the form.
    private record Chosen(List<String> codes, String action, String rule, String reason, String n) {
        static final Chosen NOTHING = new Chosen(List.of(), "", "", "", "");
    }

    @Needs("moderation.queue.read")
    @GetMapping("/{lang}/staff/moderation")
    ResponseEntity<byte[]> queue(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        var view = view(page, request, Chosen.NOTHING, List.of());
        return views.html(page, Caching.NO_STORE, TEMPLATE, view);
    }

    /// @param count typed, to hide more than one
    @Needs("moderation.decide")
    @PostMapping("/{lang}/staff/moderation")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") List<String> code,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String count,
            HttpServletRequest request) {
        Page page = page(lang);
        var chosen = new Chosen(code, action, rule, reason, count);
        List<Refusal.FieldError> errors = errors(page, chosen);
        if (!errors.isEmpty()) {
            return views.invalid(page, TEMPLATE, view(page, request, chosen, errors));
        }
        boolean hides = action.equals("hide");
        decisions.decide(
                code,
                hides ? Rule.valueOf(rule) : null,
                hides ? reason.strip() : "",
                signedIn.staff().id());
        return views.seeOther(page.link("staff/moderation"));
    }

    private static List<Refusal.FieldError> errors(Page page, Chosen it) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (it.codes().isEmpty() || it.codes().size() > Decisions.BULK) {
            errors.add(error(page, "code", "none"));
        }
        if (it.action().equals("show")) {
            return errors;
        }
        if (!it.action().equals("hide") || !ModerationView.RULES.contains(it.rule())) {
            errors.add(error(page, "rule", "rule"));
        } else if (Rule.valueOf(it.rule()).needsReason()
                && !(PlainText.of(it.reason(), 3, 200) instanceof PlainText.Accepted)) {
            errors.add(error(page, "reason", "reason"));
        }
        if (it.codes().size() > 1 && !it.n().strip().equals(String.valueOf(it.codes().size()))) {
            String message = page.text("moderation.queue.error.count", "n", it.codes().size());
            errors.add(new Refusal.FieldError("count", "count", message));
        }
        return errors;
    }

    private static Refusal.FieldError error(Page page, String field, String code) {
        return new Refusal.FieldError(field, code, page.text("moderation.queue.error." + code));
    }

    @Needs("moderation.decide")
    @PostMapping("/{lang}/staff/moderation/undo")
    ResponseEntity<byte[]> undo(
            @PathVariable Lang lang, @RequestParam long batch, HttpServletRequest request) {
        return decisions.undo(batch, signedIn.staff().id())
                ? views.seeOther("/" + lang.code() + "/staff/moderation")
                : views.refuse(request, Refusal.of(Problem.ALREADY_ENDED));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("moderation.queue");
        return views.page(lang, "/staff/moderation", Section.NONE, title);
    }

    private ModerationView.Queue view(
            Page page, HttpServletRequest request, Chosen chosen, List<Refusal.FieldError> errors) {
        Staff staff = signedIn.staff();
        ModerationView.@Nullable Undo undo =
                decisions
                        .lastBatch(staff.id())
                        .map(it -> new ModerationView.Undo(it.id(), it.texts()))
                        .orElse(null);
        var reason =
                Piece.Field.line("reason", page.text("moderation.queue.reason"), chosen.reason())
                        .withHint(page.text("moderation.queue.reason.hint"))
                        .withErrors(errors);
        var count =
                Piece.Field.line("count", page.text("moderation.queue.count"), chosen.n())
                        .withHint(page.text("moderation.queue.count.hint"))
                        .withErrors(errors);
        return new ModerationView.Queue(
                SignedIn.token(request),
                errors,
                undo,
                moderation.oldest(SHOWN).stream().map(it -> waiting(page, it)).toList(),
                Set.copyOf(chosen.codes()),
                chosen.rule(),
                reason,
                count);
    }

    private ModerationView.Waiting waiting(Page page, Moderation.Waiting it) {
        return new ModerationView.Waiting(
                it.code(),
                it.kind(),
                it.lang(),
                page.formats().date(it.day()),
                it.marks(),
                it.held(),
                moderation.words(it.code()));
    }
}
