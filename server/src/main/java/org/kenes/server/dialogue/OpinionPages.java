package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.MalformedException;
import org.kenes.opinion.Stance;
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
import org.kenes.server.shell.language.Messages;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Saying something about a provision: one tap, or the full form.
@RestController
class OpinionPages {
    private static final List<String> POSITIONS = List.of("support", "partly", "oppose");

    private final Opinions opinions;
    private final Drafts drafts;
    private final Forms forms;
    private final KeyCookie keys;
    private final ToReceipt toReceipt;
    private final Views views;

    OpinionPages(
            Opinions opinions,
            Drafts drafts,
            Forms forms,
            KeyCookie keys,
            ToReceipt toReceipt,
            Views views) {
        this.opinions = opinions;
        this.drafts = drafts;
        this.forms = forms;
        this.keys = keys;
        this.toReceipt = toReceipt;
        this.views = views;
    }

    /// The full form: an opinion with its reason, or a remark without a position.
    @GetMapping("/{lang}/say")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        Optional<DialogueView.About> it = forms.about(lang.code(), null, about);
        if (it.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang, request);
        var empty = new Typed(about, "", "", "", "", "", "", false);
        return views.html(
                page, Caching.PUBLIC, "dialogue/say.jte", view(page, it.get(), empty, List.of()));
    }

    @NeedsKey
    @PostMapping("/{lang}/text/{eId}/stance")
    ResponseEntity<byte[]> tap(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        return say(lang, eId, request);
    }

    @NeedsKey
    @PostMapping("/{lang}/say")
    ResponseEntity<byte[]> send(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        return say(lang, about, request);
    }

    /// The fields of both forms, as sent.
    private record Typed(
            String eId,
            String version,
            String lang,
            String stance,
            String reason,
            String place,
            String audience,
            boolean evenIfChanged) {

        static Typed of(String eId, HttpServletRequest request) {
            return new Typed(
                    eId,
                    field(request, "version"),
                    field(request, "lang"),
                    field(request, "stance"),
                    field(request, "reason"),
                    field(request, "place"),
                    field(request, "audience"),
                    field(request, "wording").equals("seen"));
        }

        private static String field(HttpServletRequest request, String name) {
            String value = request.getParameter(name);
            return value == null ? "" : value;
        }

        List<DialogueView.Typed> fields() {
            return List.of(
                    new DialogueView.Typed("lang", lang),
                    new DialogueView.Typed("stance", stance),
                    new DialogueView.Typed("reason", reason),
                    new DialogueView.Typed("place", place),
                    new DialogueView.Typed("audience", audience));
        }
    }

    private ResponseEntity<byte[]> say(Lang lang, String eId, HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        Typed typed = Typed.of(eId, request);
        Optional<Text> seen = drafts.find(typed.version());
        Optional<Wording> wording = seen.flatMap(text -> wording(text, eId));
        if (seen.isEmpty() || wording.isEmpty()) {
            Refusal gone = Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request));
            return views.refuse(request, gone);
        }
        Messages messages = views.messages(lang);
        List<Refusal.FieldError> errors = new ArrayList<>();
        Optional<Stance> stance = stance(typed.stance());
        if (stance.isEmpty()) {
            String choose = messages.text("dialogue.error.choose");
            errors.add(new Refusal.FieldError("stance", "missing", choose));
        }
        PlainText reason = PlainText.of(typed.reason(), 0, Opinions.LONGEST);
        Forms.error(messages, "reason", reason).ifPresent(errors::add);
        if (stance.filter(it -> it == Stance.NONE).isPresent() && typed.reason().isBlank()) {
            String words = messages.text("dialogue.error.remark-without-words");
            errors.add(new Refusal.FieldError("reason", "missing", words));
        }
        if (!errors.isEmpty() || !(reason instanceof PlainText.Accepted words)) {
            Page page = views.page(lang, "/say", Section.TEXT, messages.text("dialogue.say"));
            var about = forms.about(seen.get(), lang.code(), eId).orElseThrow();
            return views.invalid(page, "dialogue/say.jte", view(page, about, typed, errors));
        }
        OwnSeal seal;
        try {
            seal = OwnSeal.in(request::getParameter);
        } catch (MalformedException e) {
            return sealedOtherwise(request);
        }
        AnswerKey key = keys.readOrMake(request);
        var whence =
                Statement.Whence.self(forms.region(typed.place()), forms.known(typed.audience()))
                        .at(key.level());
        var statement =
                new Statement(
                        opinions.slot(key.secret(), wording.get()),
                        typed.version(),
                        wording.get().wid(),
                        stance.orElseThrow(),
                        words.text(),
                        seen.get().shownIn(typed.lang()),
                        whence,
                        null,
                        typed.evenIfChanged());
        if (!typed.evenIfChanged()) {
            List<String> earlier = opinions.earlier(key.secret(), wording.get(), drafts.all());
            statement = statement.replacing(earlier);
        }
        if (Seals.asked(request)) {
            return Seals.values(opinions.toSeal(statement));
        }
        Said said = opinions.arrive(statement.sealedBy(seal));
        return seal != null && said instanceof Said.Recorded it
                ? toReceipt.sealed(key, lang, it)
                : answer(lang, said, key, typed, request);
    }

    private static Optional<Wording> wording(Text text, String eId) {
        return eId.isEmpty() ? text.wording("") : text.wordingAt(eId);
    }

    private static Optional<Stance> stance(String code) {
        if (code.equals("neutral")) {
            return Optional.of(Stance.NONE);
        }
        return POSITIONS.contains(code) ? Optional.of(Stance.of(code)) : Optional.empty();
    }

    private ResponseEntity<byte[]> answer(
            Lang lang, Said said, AnswerKey key, Typed typed, HttpServletRequest request) {
        return switch (said) {
            case Said.Recorded it -> toReceipt.of(key, lang, it);
            case Said.Unchanged it -> views.seeOther("/" + lang.code() + "/receipt/" + it.code());
            case Said.VersionChanged it -> changed(lang, it, typed, request);
            case Said.SealedOtherwise _ -> sealedOtherwise(request);
            case Said.NoSuchProvision it ->
                    views.refuse(
                            request, Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request)));
            case Said.AlreadyDifferent it ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.ALREADY_DIFFERENT).withTyped(Views.typed(request)));
        };
    }

    private ResponseEntity<byte[]> sealedOtherwise(HttpServletRequest request) {
        return views.refuse(
                request, Refusal.of(Problem.SEALED_OTHERWISE).withTyped(Views.typed(request)));
    }

    /// Both wordings side by side; nothing typed is lost, and its author chooses.
    private ResponseEntity<byte[]> changed(
            Lang lang, Said.VersionChanged it, Typed typed, HttpServletRequest request) {
        Text before = drafts.find(it.seen()).orElseThrow();
        Text now = drafts.find(it.current()).orElseThrow();
        String wid = wording(before, typed.eId()).orElseThrow().wid();
        Optional<String> eIdNow = now.wording(wid).map(Wording::eid);
        Page page =
                views.page(
                        lang,
                        typed.eId().isEmpty() ? "/text" : "/text/" + typed.eId(),
                        Section.TEXT,
                        views.messages(lang).text("dialogue.changed"));
        var view =
                new DialogueView.Changed(
                        forms.about(before, lang.code(), typed.eId()).orElseThrow(),
                        words(before, lang, typed.eId()),
                        eIdNow.flatMap(eId -> forms.about(now, lang.code(), eId)).orElse(null),
                        eIdNow.map(eId -> words(now, lang, eId)).orElse(List.of()),
                        typed.fields());
        return views.html(
                page,
                Caching.NO_STORE,
                Problem.VERSION_CHANGED.status(),
                "dialogue/changed.jte",
                view);
    }

    private static List<String> words(Text text, Lang lang, String eId) {
        return eId.isEmpty() ? List.of() : text.words(text.shownIn(lang.code()), eId);
    }

    private Page page(Lang lang, HttpServletRequest request) {
        return views.page(lang, request, Section.TEXT, views.messages(lang).text("dialogue.say"));
    }

    private DialogueView.Say view(
            Page page, DialogueView.About about, Typed typed, List<Refusal.FieldError> errors) {
        List<Piece.Option> positions = new ArrayList<>();
        for (String code : List.of("support", "partly", "oppose", "neutral")) {
            positions.add(new Piece.Option(code, page.text("term.stance." + code)));
        }
        var stance =
                new Piece.Choice(
                        "stance",
                        page.text("dialogue.position"),
                        null,
                        positions,
                        typed.stance(),
                        true,
                        errors.stream()
                                .filter(it -> it.field().equals("stance"))
                                .map(Refusal.FieldError::message)
                                .findFirst()
                                .orElse(null));
        var reason =
                Piece.Field.text(
                                "reason",
                                page.text("dialogue.reason"),
                                typed.reason(),
                                Opinions.LONGEST)
                        .withHint(page.text("dialogue.reason.hint"))
                        .optional()
                        .withErrors(errors);
        return new DialogueView.Say(
                about,
                errors,
                stance,
                reason,
                forms.place(page, typed.place()),
                forms.audience(page, typed.audience()));
    }
}
