package org.kenes.server.dialogue;

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
import org.kenes.server.shell.language.Messages;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The workbench of the offices: what waits for an answer, oldest first, and what waits for its
/// second reader.
@RestController
class StaffAnswerPages {
    private final Questions questions;
    private final Answers answers;
    private final Drafts drafts;
    private final SignedIn signedIn;
    private final Views views;

    StaffAnswerPages(
            Questions questions, Answers answers, Drafts drafts, SignedIn signedIn, Views views) {
        this.questions = questions;
        this.answers = answers;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.views = views;
    }

    /// Experts draft; a drafter only publishes.
    @Needs({"answer.draft", "answer.publish"})
    @GetMapping("/{lang}/staff/answers")
    ResponseEntity<byte[]> queue(@PathVariable Lang lang, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Page page = page(lang);
        var view = view(page, staff, request, List.of());
        return views.html(page, Caching.NO_STORE, "dialogue/staff-answers.jte", view);
    }

    /// @param refs eIds of the provisions that the answer quotes, separated by spaces
    @Needs("answer.draft")
    @PostMapping("/{lang}/staff/answers/draft")
    ResponseEntity<byte[]> draft(
            @PathVariable Lang lang,
            @RequestParam String code,
            @RequestParam String office,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String refs,
            @RequestParam(defaultValue = "false") boolean process,
            HttpServletRequest request) {
        Staff staff = signedIn.staff();
        Optional<Questions.Question> question = questions.find(code);
        if (question.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Messages messages = views.messages(lang);
        List<Refusal.FieldError> errors = new ArrayList<>();
        PlainText words = PlainText.of(text, Answers.SHORTEST, Answers.LONGEST);
        PlainText name = PlainText.of(office, 2, 200);
        Forms.error(messages, "text", words).ifPresent(errors::add);
        Forms.error(messages, "office", name).ifPresent(errors::add);
        List<String> wids = wids(question.get(), refs, messages, errors);
        if (wids.isEmpty() && !process && errors.isEmpty()) {
            String quote = messages.text("dialogue.error.quote");
            errors.add(new Refusal.FieldError("refs", "missing", quote));
        }
        if (!errors.isEmpty()
                || !(words instanceof PlainText.Accepted accepted)
                || !(name instanceof PlainText.Accepted by)) {
            Refusal invalid = Refusal.invalid(errors).withTyped(Views.typed(request));
            return views.refuse(request, invalid);
        }
        answers.draft(code, by.text(), lang.code(), accepted.text(), wids, process, staff.id());
        return views.seeOther("/" + lang.code() + "/staff/answers");
    }

    private List<String> wids(
            Questions.Question question,
            String refs,
            Messages messages,
            List<Refusal.FieldError> errors) {
        Optional<Text> text = drafts.find(question.draft());
        List<String> wids = new ArrayList<>();
        for (String eId : refs.strip().split("\\s+")) {
            if (eId.isEmpty()) {
                continue;
            }
            text.flatMap(it -> it.wordingAt(eId))
                    .ifPresentOrElse(
                            wording -> wids.add(wording.wid()),
                            () ->
                                    errors.add(
                                            new Refusal.FieldError(
                                                    "refs",
                                                    "unknown",
                                                    messages.text(
                                                            "dialogue.error.no-provision",
                                                            "place",
                                                            eId))));
        }
        return wids;
    }

    @Needs("answer.publish")
    @PostMapping("/{lang}/staff/answers/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang, @RequestParam long answer, HttpServletRequest request) {
        Staff staff = signedIn.staff();
        return switch (answers.publish(answer, staff.id())) {
            case Answers.Published.Done done ->
                    views.seeOther("/" + lang.code() + "/staff/answers");
            case Answers.Published.NotYet notYet ->
                    views.refuse(request, Refusal.of(Problem.NOT_YET));
            case Answers.Published.SamePerson same ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(
                                            views.messages(lang)
                                                    .text("dialogue.error.same-person")));
            case Answers.Published.NoSuchDraft none ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("dialogue.staff-answers");
        return views.page(lang, "/staff/answers", Section.NONE, title);
    }

    private DialogueView.StaffAnswers view(
            Page page, Staff staff, HttpServletRequest request, List<Refusal.FieldError> errors) {
        List<DialogueView.Listed> unanswered =
                answers.unanswered().stream()
                        .map(it ->
                                new DialogueView.Listed(
                                        it.code(),
                                        it.words(),
                                        it.lang(),
                                        page.formats().date(it.day()),
                                        false,
                                        it.hidden()))
                        .toList();
        return new DialogueView.StaffAnswers(
                staff,
                SignedIn.token(request),
                errors,
                staff.may("answer.draft") ? unanswered : List.of(),
                answers.waiting(),
                staff.may("answer.publish"));
    }
}
