package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;
import org.kenes.server.record.Authorship;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.WordChanges;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// "You said … about the earlier wording": both wordings with their differences, and one button to
/// say the same of the new one. Whoever has the key of the browser, or the secret of the receipt,
/// may press it; what was said before is replaced.
@RestController
class AgainPages {
    private final Again again;
    private final Opinions opinions;
    private final Drafts drafts;
    private final Authorship authorship;
    private final KeyCookie keys;
    private final Forms forms;
    private final ToReceipt toReceipt;
    private final Views views;

    AgainPages(
            Again again,
            Opinions opinions,
            Drafts drafts,
            Authorship authorship,
            KeyCookie keys,
            Forms forms,
            ToReceipt toReceipt,
            Views views) {
        this.again = again;
        this.opinions = opinions;
        this.drafts = drafts;
        this.authorship = authorship;
        this.keys = keys;
        this.forms = forms;
        this.toReceipt = toReceipt;
        this.views = views;
    }

    /// What this browser said here: the receipt if it still counts, else the page that offers to
    /// say it again.
    @GetMapping("/{lang}/text/{eId}/mine")
    ResponseEntity<byte[]> mine(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        Optional<Wording> wording = drafts.current().flatMap(it -> it.wordingAt(eId));
        if (wording.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Optional<AnswerKey> key = keys.read(request);
        Optional<String> now =
                key.flatMap(it -> opinions.inForce(opinions.slot(it.secret(), wording.get())));
        if (now.isPresent()) {
            return views.seeOther("/" + lang.code() + "/receipt/" + now.get());
        }
        List<String> earlier =
                key.map(it -> opinions.earlier(it.secret(), wording.get(), drafts.all()))
                        .orElse(List.of());
        if (!earlier.isEmpty()) {
            return views.seeOther("/" + lang.code() + "/c/" + earlier.getLast() + "/again");
        }
        String title = views.messages(lang).text("dialogue.mine");
        Page page = views.page(lang, request, Section.TEXT, title);
        return views.html(
                page,
                Caching.NO_STORE,
                "dialogue/mine.jte",
                forms.about(lang.code(), null, eId).orElseThrow());
    }

    @GetMapping("/{lang}/c/{code}/again")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang, @PathVariable String code, HttpServletRequest request) {
        return again.find(code)
                .map(it -> answer(lang, it, null, request))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> answer(
            Lang lang, Again.Opinion it, @Nullable String error, HttpServletRequest request) {
        return switch (again.standing(it.draft(), it.wid(), it.lang())) {
            case Again.Standing.Same _, Again.Standing.Nowhere _ ->
                    views.seeOther("/" + lang.code() + "/c/" + it.code());
            case Again.Standing.Changed changed -> {
                String title = views.messages(lang).text("dialogue.again");
                Page page = views.page(lang, "/c/" + it.code() + "/again", Section.TEXT, title);
                var view = view(page, it, changed, isMine(it, request), error);
                yield error == null
                        ? views.html(page, Caching.NO_STORE, "dialogue/again.jte", view)
                        : views.invalid(page, "dialogue/again.jte", view);
            }
        };
    }

    private DialogueView.Again view(
            Page page,
            Again.Opinion it,
            Again.Standing.Changed changed,
            boolean mine,
            @Nullable String error) {
        Text before = changed.before();
        Text now = changed.now();
        String language = it.lang();
        boolean words =
                !it.wid().isEmpty()
                        && before.draft().languages().contains(language)
                        && now.provision(now.shownIn(language), changed.wording().eid()).isPresent()
                        && now.draft().languages().contains(language);
        List<WordChanges.Line> lines =
                words
                        ? WordChanges.of(
                                        before,
                                        changed.seen().eid(),
                                        now,
                                        changed.wording().eid(),
                                        language)
                                .lines()
                        : List.of();
        var secret =
                Piece.Field.line("secret", page.text("dialogue.again.secret"), "")
                        .as(Piece.Input.CODE, "off")
                        .withHint(page.text("dialogue.again.secret.hint"));
        return new DialogueView.Again(
                it.code(),
                forms.about(before, language, changed.seen().eid()).orElseThrow(),
                forms.about(now, language, changed.wording().eid()).orElseThrow(),
                page.formats().date(before.draft().publishedOn()),
                page.formats().date(now.draft().publishedOn()),
                it.stance() == Stance.NONE ? "neutral" : it.stance().code(),
                it.words(),
                language,
                lines,
                mine
                        ? null
                        : error == null
                                ? secret
                                : secret.withErrors(
                                        List.of(
                                                new Refusal.FieldError(
                                                        "secret", "wrong-secret", error))));
    }

    /// The slot says so: it follows from the key and from the wording.
    private boolean isMine(Again.Opinion it, HttpServletRequest request) {
        Optional<Wording> seen = drafts.find(it.draft()).flatMap(text -> text.wording(it.wid()));
        return seen.isPresent()
                && keys.read(request)
                        .map(key -> opinions.slot(key.secret(), seen.get()))
                        .filter(slot -> Arrays.equals(slot, it.slot()))
                        .isPresent();
    }

    /// @param version the current one, as its author saw it
    @NeedsKey
    @PostMapping("/{lang}/c/{code}/again")
    ResponseEntity<byte[]> send(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get());
        }
        Optional<Again.Opinion> found = again.find(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Again.Opinion it = found.get();
        boolean mine = isMine(it, request);
        if (!mine && !authorship.isShown(it.code(), secret)) {
            return answer(
                    lang, it, views.messages(lang).text("dialogue.again.secret.wrong"), request);
        }
        if (!(again.standing(it.draft(), it.wid(), it.lang())
                        instanceof Again.Standing.Changed changed)
                || !changed.now().draft().id().equals(version)) {
            return views.seeOther("/" + lang.code() + "/c/" + it.code() + "/again");
        }
        AnswerKey key = keys.readOrMake(request);
        var whence =
                new Statement.Whence(
                        it.region(), it.audience(), "self", mine ? it.level() : 0, 1, Map.of());
        var statement =
                new Statement(
                        opinions.slot(key.secret(), changed.wording()),
                        version,
                        changed.wording().wid(),
                        it.stance(),
                        it.words(),
                        changed.now().shownIn(it.lang()),
                        whence,
                        null,
                        false,
                        List.of(it.code()),
                        null);
        return switch (opinions.say(statement)) {
            case Said.Recorded said -> toReceipt.of(key, lang, said);
            case Said.Unchanged said ->
                    views.seeOther("/" + lang.code() + "/receipt/" + said.code());
            case Said.VersionChanged _ ->
                    views.seeOther("/" + lang.code() + "/c/" + it.code() + "/again");
            case Said.NoSuchProvision _, Said.AlreadyDifferent _, Said.SealedOtherwise _ ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
