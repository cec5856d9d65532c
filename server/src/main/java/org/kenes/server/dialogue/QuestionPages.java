package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
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
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asking about the text, and what was asked. The form is the same for everybody; the idempotency
/// key comes with the second step, which shows the text once more beside what others asked.
@RestController
class QuestionPages {
    private static final int OTHERS = 5;

    private final Questions questions;
    private final Answers answers;
    private final Drafts drafts;
    private final Forms forms;
    private final KeyCookie keys;
    private final Randomness randomness;
    private final ToReceipt toReceipt;
    private final Views views;

    QuestionPages(
            Questions questions,
            Answers answers,
            Drafts drafts,
            Forms forms,
            KeyCookie keys,
            Randomness randomness,
            ToReceipt toReceipt,
            Views views) {
        this.questions = questions;
        this.answers = answers;
        this.drafts = drafts;
        this.forms = forms;
        this.keys = keys;
        this.randomness = randomness;
        this.toReceipt = toReceipt;
        this.views = views;
    }

    @GetMapping("/{lang}/ask")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        Optional<DialogueView.About> it = forms.about(lang.code(), null, about);
        if (it.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang);
        var view =
                view(page, it.get(), new Typed("", "", "", null), List.of(), List.of(), List.of());
        return views.html(page, Caching.PUBLIC, "dialogue/ask.jte", view);
    }

    private record Typed(String words, String place, String audience, @Nullable String once) {}

    /// `step=look` stores nothing and shows the text again; `step=seal` answers what is to be
    /// sealed; `step=send` records it.
    @PostMapping("/{lang}/ask")
    ResponseEntity<byte[]> ask(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String audience,
            @RequestParam(defaultValue = "send") String step,
            @RequestParam(required = false) @Nullable String once,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        Optional<Text> draft = drafts.find(version).or(drafts::current);
        Optional<Wording> wording =
                draft.flatMap(it -> about.isEmpty() ? it.wording("") : it.wordingAt(about));
        if (draft.isEmpty() || wording.isEmpty()) {
            Refusal gone = Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request));
            return views.refuse(request, gone);
        }
        var subject = forms.about(draft.get(), lang.code(), about).orElseThrow();
        Messages messages = views.messages(lang);
        Page page = page(lang);
        PlainText words = PlainText.of(text, Questions.SHORTEST, Questions.LONGEST);
        Optional<Refusal.FieldError> error = Forms.error(messages, "text", words);
        if (error.isPresent() || !(words instanceof PlainText.Accepted accepted)) {
            var typed = new Typed(text, place, audience, null);
            var view = view(page, subject, typed, error.stream().toList(), List.of(), List.of());
            return views.invalid(page, "dialogue/ask.jte", view);
        }
        if (once == null || !Forms.sends(step, once)) {
            String fresh = randomness.uuid().toString();
            var typed = new Typed(accepted.text(), place, audience, fresh);
            String wid = wording.get().wid();
            List<DialogueView.Listed> similar =
                    listed(page, questions.like(accepted.text(), lang.code(), wid));
            var view = view(page, subject, typed, List.of(), similar, others(page, wid));
            return views.html(page, Caching.NO_STORE, "dialogue/ask.jte", view);
        }
        OwnSeal seal;
        try {
            seal = OwnSeal.in(request::getParameter);
        } catch (MalformedException e) {
            return views.refuse(
                    request, Refusal.of(Problem.SEALED_OTHERWISE).withTyped(Views.typed(request)));
        }
        var whence =
                Statement.Whence.self(forms.region(place), forms.known(audience))
                        .at(keys.level(request));
        var asking =
                new Questions.Asking(
                        once,
                        draft.get().draft().id(),
                        wording.get().wid(),
                        accepted.text(),
                        lang.code(),
                        whence,
                        null,
                        seal);
        if (Seals.asked(request)) {
            return Seals.values(Optional.of(questions.toSeal(asking)));
        }
        return toReceipt.of(request, lang, questions.arrive(asking), seal);
    }

    @GetMapping("/{lang}/questions")
    ResponseEntity<byte[]> list(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        Optional<Text> text = drafts.current();
        Optional<Wording> wording = text.flatMap(it -> it.wordingAt(about));
        if (!about.isEmpty() && wording.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        String title = views.messages(lang).text("dialogue.questions");
        Page page = views.page(lang, request, Section.QUESTIONS, title);
        long before = questions.find(after).map(Questions.Question::id).orElse(Long.MAX_VALUE);
        List<Questions.Question> found =
                questions.page(wording.map(Wording::wid).orElse(null), before);
        boolean more = found.size() > Questions.PAGE;
        List<Questions.Question> shown = more ? found.subList(0, Questions.PAGE) : found;
        String list = page.link("questions") + (about.isEmpty() ? "?" : "?about=" + about + "&");
        var pager =
                new Piece.Pager(
                        more ? list + "after=" + shown.getLast().code() : null,
                        after.isEmpty() ? null : list.substring(0, list.length() - 1));
        var view =
                new DialogueView.Questions(
                        about.isEmpty() ? null : forms.about(lang.code(), null, about).orElse(null),
                        listed(page, shown),
                        pager);
        return views.html(page, Caching.PUBLIC, "dialogue/questions.jte", view);
    }

    private List<DialogueView.Listed> others(Page page, String wid) {
        return listed(page, questions.page(wid, Long.MAX_VALUE).stream().limit(OTHERS).toList());
    }

    private List<DialogueView.Listed> listed(Page page, List<Questions.Question> all) {
        Set<Long> answered = answers.answered(all.stream().map(Questions.Question::id).toList());
        return all.stream()
                .map(it ->
                        new DialogueView.Listed(
                                it.code(),
                                it.words(),
                                it.lang(),
                                page.formats().date(it.day()),
                                answered.contains(it.id()),
                                it.hidden()))
                .toList();
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("dialogue.ask");
        return views.page(lang, "/ask", Section.QUESTIONS, title);
    }

    private DialogueView.Ask view(
            Page page,
            DialogueView.About about,
            Typed typed,
            List<Refusal.FieldError> errors,
            List<DialogueView.Listed> similar,
            List<DialogueView.Listed> others) {
        var words =
                Piece.Field.text(
                                "text",
                                page.text("dialogue.your-question"),
                                typed.words(),
                                Questions.LONGEST)
                        .withHint(page.text("dialogue.your-question.hint"))
                        .withErrors(errors);
        return new DialogueView.Ask(
                about,
                errors,
                words,
                forms.place(page, typed.place()),
                forms.audience(page, typed.audience()),
                typed.once(),
                similar,
                others);
    }
}
