package org.kenes.server.dialogue.proposal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.server.dialogue.DialogueView.About;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.dialogue.Seals;
import org.kenes.server.dialogue.Statement.Whence;
import org.kenes.server.dialogue.ToReceipt;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proposing another wording. The box holds the present one; the second step shows the change word
/// by word, and who else wants to change the same words.
@RestController
class ProposePages {
    private static final String TEMPLATE = "dialogue/proposal/propose.jte";
    private static final int COLLIDING = 5;

    private final Proposals proposals;
    private final Rows rows;
    private final Drafts drafts;
    private final Forms forms;
    private final KeyCookie keys;
    private final Randomness randomness;
    private final ToReceipt toReceipt;
    private final Views views;

    ProposePages(
            Proposals proposals,
            Rows rows,
            Drafts drafts,
            Forms forms,
            KeyCookie keys,
            Randomness randomness,
            ToReceipt toReceipt,
            Views views) {
        this.proposals = proposals;
        this.rows = rows;
        this.drafts = drafts;
        this.forms = forms;
        this.keys = keys;
        this.randomness = randomness;
        this.toReceipt = toReceipt;
        this.views = views;
    }

    /// What is proposed for which provision, as typed.
    private record Typed(
            Text text,
            Wording at,
            String language,
            String wording,
            String reason,
            String place,
            String audience) {}

    @GetMapping("/{lang}/propose")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        Optional<Text> text = drafts.current();
        Optional<Wording> at = text.flatMap(it -> it.wordingAt(about));
        if (text.isEmpty() || at.isEmpty()) {
            return about.isEmpty() && text.isPresent()
                    ? views.seeOther("/" + lang.code() + "/text")
                    : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String language = text.get().shownIn(lang.code());
        String now = Wordings.of(text.get(), language, about).asText();
        var typed = new Typed(text.get(), at.get(), language, now, "", "", "");
        Page page = page(lang, about);
        var view = view(page, typed, List.of(), null, false);
        return views.html(page, Caching.PUBLIC, TEMPLATE, view);
    }

    /// `step=look` stores nothing and shows the change; `step=seal` answers what is to be sealed;
    /// `step=send` records it.
    @PostMapping("/{lang}/propose")
    ResponseEntity<byte[]> propose(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String audience,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam(required = false) @Nullable String once,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        Optional<Text> now = drafts.current();
        Optional<Wording> seen =
                drafts.find(version).or(() -> now).flatMap(it -> it.wordingAt(about));
        Optional<Wording> at = seen.flatMap(it -> now.flatMap(that -> that.wording(it.wid())));
        if (now.isEmpty() || seen.isEmpty() || at.isEmpty()) {
            return refuse(request, Problem.NOT_FOUND);
        }
        String language = now.get().shownIn(lang.code());
        var typed = new Typed(now.get(), at.get(), language, text, reason, place, audience);
        boolean newer = !seen.get().sameIn(language, at.get());
        Page page = page(lang, at.get().eid());
        PlainText wording = PlainText.of(text, 1, Proposals.LONGEST);
        PlainText why = PlainText.of(reason, 0, Proposals.LONGEST_REASON);
        List<Refusal.FieldError> errors = new ArrayList<>();
        Forms.error(page.messages(), "text", wording).ifPresent(errors::add);
        Forms.error(page.messages(), "reason", why).ifPresent(errors::add);
        if (errors.isEmpty() && change(typed).nothing()) {
            String same = page.text("dialogue.proposal.error.same");
            errors.add(new Refusal.FieldError("text", "unchanged", same));
        }
        if (!errors.isEmpty()
                || !(wording instanceof PlainText.Accepted words)
                || !(why instanceof PlainText.Accepted reasons)) {
            return views.invalid(page, TEMPLATE, view(page, typed, errors, null, newer));
        }
        if (once == null || newer || !Forms.sends(step, once)) {
            var view = view(page, typed, List.of(), randomness.uuid().toString(), newer);
            var status = newer ? Problem.VERSION_CHANGED.status() : HttpStatus.OK;
            return views.html(page, Caching.NO_STORE, status, TEMPLATE, view);
        }
        OwnSeal seal;
        try {
            seal = OwnSeal.in(request::getParameter);
        } catch (MalformedException e) {
            return refuse(request, Problem.SEALED_OTHERWISE);
        }
        var proposing =
                new Proposals.Proposing(
                        once,
                        now.get().draft().id(),
                        at.get().wid(),
                        words.text(),
                        reasons.text(),
                        language,
                        Whence.self(forms.region(place), forms.known(audience))
                                .at(keys.level(request)),
                        null,
                        seal);
        return Seals.asked(request)
                ? Seals.values(proposals.toSeal(proposing))
                : toReceipt.of(request, lang, proposals.propose(proposing), seal);
    }

    private ResponseEntity<byte[]> refuse(HttpServletRequest request, Problem problem) {
        return views.refuse(request, Refusal.of(problem).withTyped(Views.typed(request)));
    }

    private Page page(Lang lang, String eId) {
        String title = views.messages(lang).text("dialogue.propose");
        return views.page(lang, "/propose?about=" + eId, Section.DECISIONS, title);
    }

    private static Wordings.Change change(Typed it) {
        return Wordings.of(it.text(), it.language(), it.at().eid()).to(it.wording());
    }

    private ProposalView.Propose view(
            Page page,
            Typed typed,
            List<Refusal.FieldError> errors,
            @Nullable String once,
            boolean newer) {
        About about = forms.about(typed.text(), page.lang().code(), typed.at().eid()).orElseThrow();
        var wording =
                Piece.Field.text(
                                "text",
                                page.text("dialogue.proposal.wording"),
                                typed.wording(),
                                Proposals.LONGEST)
                        .withHint(page.text("dialogue.proposal.wording.hint"))
                        .withErrors(errors);
        var reason =
                Piece.Field.text(
                                "reason",
                                page.text("dialogue.proposal.why"),
                                typed.reason(),
                                Proposals.LONGEST_REASON)
                        .withHint(page.text("dialogue.proposal.why.hint"))
                        .optional()
                        .withErrors(errors);
        Wordings.@Nullable Change change = once == null ? null : change(typed);
        return new ProposalView.Propose(
                about,
                typed.language(),
                errors,
                wording,
                reason,
                forms.place(page, typed.place()),
                forms.audience(page, typed.audience()),
                once,
                newer,
                change == null ? List.of() : Rows.lines(change),
                change == null ? List.of() : collides(page, typed, change));
    }

    private List<ProposalView.Row> collides(Page page, Typed typed, Wordings.Change change) {
        Wordings present = Wordings.of(typed.text(), typed.language(), typed.at().eid());
        return proposals.sameWording(typed.at(), typed.language()).stream()
                .filter(it -> present.to(it.wording()).touched().intersects(change.touched()))
                .limit(COLLIDING)
                .map(it -> rows.row(page, it))
                .toList();
    }
}
