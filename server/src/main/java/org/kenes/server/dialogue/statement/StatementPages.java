package org.kenes.server.dialogue.statement;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.dialogue.NeedsKey;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Seals;
import org.kenes.server.dialogue.ToReceipt;
import org.kenes.server.dialogue.translation.Translations;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statement at a time, and proposing one. No count is shown: what others answered is on the
/// pages of the cut.
@RestController
class StatementPages {
    private static final String CHANNEL = "self";
    private static final Map<String, Integer> VALUES =
            Map.of("agree", 1, "disagree", -1, "pass", 0);

    private final Statements statements;
    private final Cards cards;
    private final Exposures exposures;
    private final Forms forms;
    private final KeyCookie keys;
    private final Randomness randomness;
    private final ToReceipt toReceipt;
    private final Translations translations;
    private final Views views;

    StatementPages(
            Statements statements,
            Cards cards,
            Exposures exposures,
            Forms forms,
            KeyCookie keys,
            Randomness randomness,
            ToReceipt toReceipt,
            Translations translations,
            Views views) {
        this.statements = statements;
        this.cards = cards;
        this.exposures = exposures;
        this.forms = forms;
        this.keys = keys;
        this.randomness = randomness;
        this.toReceipt = toReceipt;
        this.translations = translations;
        this.views = views;
    }

    /// What comes next depends on the card, so no copy of this page is kept.
    ///
    /// @param in limits the lottery to statements in one language
    /// @param done code of the answer that was recorded just before
    @GetMapping("/{lang}/statements")
    ResponseEntity<byte[]> next(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        String only = Lang.of(in).map(Lang::code).orElse("");
        Long card = keys.read(request).map(key -> cards.card(key.secret())).orElse(null);
        Optional<Statements.Found> next =
                cards.next(card, randomness.uuid().toString(), only.isEmpty() ? null : only);
        next.ifPresent(it -> exposures.shown(it.id(), CHANNEL, 1));
        Page page = page(lang, request, "dialogue.statements");
        var view =
                new StatementView.Next(
                        next.map(it -> line(page, it, translations)).orElse(null),
                        ReceiptCode.typed(done).map(ReceiptCode::toString).orElse(null),
                        only);
        return views.html(page, Caching.NO_STORE, "dialogue/statement/next.jte", view);
    }

    @NeedsKey
    @PostMapping("/{lang}/statements/{code}")
    ResponseEntity<byte[]> answer(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String in,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        Integer value = VALUES.get(answer);
        if (value == null) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        AnswerKey key = keys.readOrMake(request);
        var answering = new Cards.Answering(cards.card(key.secret()), code, value, CHANNEL, null);
        String only = Lang.of(in).map(it -> "in=" + it.code() + "&").orElse("");
        String next = "/" + lang.code() + "/statements?" + only;
        return switch (cards.arrive(answering)) {
            case Said.Recorded it -> toReceipt.elsewhere(key, next + "done=" + it.code(), it);
            case Said.Unchanged it -> views.seeOther(next.substring(0, next.length() - 1));
            case Said.NoSuchProvision it -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
            case Said.VersionChanged it -> throw new IllegalStateException("no version: " + it);
            case Said.AlreadyDifferent it -> throw new IllegalStateException("no key: " + it);
            case Said.SealedOtherwise it -> throw new IllegalStateException("no seal: " + it);
        };
    }

    @GetMapping("/{lang}/statements/new")
    ResponseEntity<byte[]> form(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang, request, "dialogue.statement.propose");
        var view = proposed(page, "", null, List.of(), List.of());
        return views.html(page, Caching.PUBLIC, "dialogue/statement/new.jte", view);
    }

    /// `step=look` stores nothing and shows similar statements; `step=seal` answers what is to be
    /// sealed; `step=send` records.
    @PostMapping("/{lang}/statements")
    ResponseEntity<byte[]> propose(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam(required = false) @Nullable String once,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        String title = views.messages(lang).text("dialogue.statement.propose");
        Page page = views.page(lang, "/statements/new", Section.STATEMENTS, title);
        PlainText words = PlainText.of(text, Statements.SHORTEST, Statements.LONGEST);
        Optional<Refusal.FieldError> error = Forms.error(views.messages(lang), "text", words);
        if (error.isPresent() || !(words instanceof PlainText.Accepted accepted)) {
            var view = proposed(page, text, null, error.stream().toList(), List.of());
            return views.invalid(page, "dialogue/statement/new.jte", view);
        }
        if (once == null || !Forms.sends(step, once)) {
            List<StatementView.Line> similar =
                    statements.like(accepted.text(), lang.code()).stream()
                            .map(it -> line(page, it, translations))
                            .toList();
            var view =
                    proposed(
                            page,
                            accepted.text(),
                            randomness.uuid().toString(),
                            List.of(),
                            similar);
            return views.html(page, Caching.NO_STORE, "dialogue/statement/new.jte", view);
        }
        OwnSeal seal;
        try {
            seal = OwnSeal.in(request::getParameter);
        } catch (MalformedException e) {
            return views.refuse(
                    request, Refusal.of(Problem.SEALED_OTHERWISE).withTyped(Views.typed(request)));
        }
        var proposal = new Statements.Proposal(once, accepted.text(), lang.code(), 0, null, seal);
        return Seals.asked(request)
                ? Seals.values(Optional.of(statements.toSeal(proposal)))
                : toReceipt.of(request, lang, statements.propose(proposal), seal);
    }

    private StatementView.Proposed proposed(
            Page page,
            String typed,
            @Nullable String once,
            List<Refusal.FieldError> errors,
            List<StatementView.Line> similar) {
        var words =
                Piece.Field.text(
                                "text",
                                page.text("dialogue.statement.words"),
                                typed,
                                Statements.LONGEST)
                        .withHint(page.text("dialogue.statement.words.hint"))
                        .withErrors(errors);
        return new StatementView.Proposed(errors, words, once, similar);
    }

    static StatementView.Line line(Page page, Statements.Found it, Translations translations) {
        return new StatementView.Line(
                it.code(),
                it.words(),
                it.lang(),
                translations.of(it.code(), it.words(), it.lang(), page.lang().code()).orElse(null),
                page.formats().date(it.day()),
                it.state());
    }

    private Page page(Lang lang, HttpServletRequest request, String title) {
        return views.page(lang, request, Section.STATEMENTS, views.messages(lang).text(title));
    }
}
