package org.kenes.server.text.prepare;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.lawtext.compare.Lineage;
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
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Published;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One version that is being prepared: what is still open, and its publication by a second person.
@RestController
class PreparePages {
    static final String ACTION = "text.version.publish";
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;

    private final Preparations preparations;
    private final PreparedText prepared;
    private final Drafts drafts;
    private final SignedIn signedIn;
    private final Settings settings;
    private final Views views;
    private final Clock clock;

    PreparePages(
            Preparations preparations,
            PreparedText prepared,
            Drafts drafts,
            SignedIn signedIn,
            Settings settings,
            Views views,
            Clock clock) {
        this.preparations = preparations;
        this.prepared = prepared;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.settings = settings;
        this.views = views;
        this.clock = clock;
    }

    @Needs(ACTION)
    @GetMapping("/{lang}/staff/text/{id}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return preparations
                .find(id)
                .map(it -> show(lang, it, staff, request, HttpStatus.OK))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> show(
            Lang lang, Preparation it, Staff staff, HttpServletRequest request, HttpStatus status) {
        String title = views.messages(lang).text("text.staff.one", "id", it.id());
        Page page = views.page(lang, "/staff/text/" + it.id(), Section.NONE, title);
        var view = prepared.view(page, it, SignedIn.token(request), it.by() == staff.id());
        return views.html(page, Caching.NO_STORE, status, "text/staff-one.jte", view);
    }

    /// @param kind pair, merged or split: what the machine proposed
    /// @param answer yes, no or other
    /// @param other eId of the unit that it is instead
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/{id}/decide")
    ResponseEntity<byte[]> decide(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String now,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String other,
            HttpServletRequest request) {
        if (preparations.find(id).isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        boolean pick = answer.equals("other") && !other.isEmpty();
        boolean yes = answer.equals("yes") || pick;
        switch (kind) {
            case "merged" ->
                    preparations.decide(
                            id,
                            old,
                            yes ? (pick ? other : now) : "",
                            yes ? Lineage.Relation.MERGED : Lineage.Relation.NONE);
            case "split" ->
                    preparations.decide(
                            id,
                            yes ? (pick ? other : old) : "",
                            now,
                            yes ? Lineage.Relation.SPLIT : Lineage.Relation.NONE);
            case "pair" ->
                    preparations.decide(
                            id,
                            pick ? other : old,
                            now,
                            yes ? Lineage.Relation.SAME : Lineage.Relation.NONE);
            default -> {
                return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
            }
        }
        return back(lang, id);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/{id}/undo")
    ResponseEntity<byte[]> undo(@PathVariable Lang lang, @PathVariable String id) {
        preparations.undo(id);
        return back(lang, id);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/{id}/reason")
    ResponseEntity<byte[]> reason(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam String unit,
            @RequestParam String reason,
            HttpServletRequest request) {
        if (preparations.find(id).isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        if (!(PlainText.of(reason, SHORTEST, LONGEST) instanceof PlainText.Accepted words)) {
            String message =
                    views.messages(lang)
                            .text("text.staff.reason.bad", "min", SHORTEST, "max", LONGEST);
            var error = new Refusal.FieldError("reason", "length", message);
            return views.refuse(
                    request, Refusal.invalid(List.of(error)).withTyped(Views.typed(request)));
        }
        preparations.explain(id, unit, words.text());
        return back(lang, id);
    }

    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/{id}/discard")
    ResponseEntity<byte[]> discard(@PathVariable Lang lang, @PathVariable String id) {
        preparations.discard(id);
        return views.seeOther("/" + lang.code() + "/staff/text");
    }

    /// @param leave whether doubtful pairs are published as not carried
    @Needs(ACTION)
    @PostMapping("/{lang}/staff/text/{id}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean leave,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Optional<Preparation> found = preparations.find(id);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Preparation it = found.get();
        if (it.by() == staff.id()) {
            String why = views.messages(lang).text("text.staff.same-person");
            return views.refuse(request, Refusal.of(Problem.FORBIDDEN).withDetail(why));
        }
        String office = settings.dialogue().runBy().getOrDefault("en", settings.dialogue().slug());
        LocalDate today = LocalDate.now(clock);
        return switch (drafts.publish(it.publication(today, office, leave))) {
            case Published.Done _, Published.Already _ -> {
                preparations.discard(id);
                yield views.seeOther("/" + lang.code() + "/text/compare");
            }
            case Published.Refused _, Published.Unexplained _, Published.Unconfirmed _ ->
                    show(lang, it, staff, request, HttpStatus.CONFLICT);
        };
    }

    private ResponseEntity<byte[]> back(Lang lang, String id) {
        return views.seeOther("/" + lang.code() + "/staff/text/" + id);
    }
}
