package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// "These differ": a reader says that two languages of a provision do not say the same. It is
/// recorded as a question, gets a receipt, and is answered by the office like every question.
@RestController
class DiffersPages {
    private final Questions questions;
    private final Differs differs;
    private final Drafts drafts;
    private final Forms forms;
    private final Randomness randomness;
    private final TransactionTemplate transaction;
    private final ToReceipt toReceipt;
    private final Views views;

    DiffersPages(
            Questions questions,
            Differs differs,
            Drafts drafts,
            Forms forms,
            Randomness randomness,
            TransactionTemplate transaction,
            ToReceipt toReceipt,
            Views views) {
        this.questions = questions;
        this.differs = differs;
        this.drafts = drafts;
        this.forms = forms;
        this.randomness = randomness;
        this.transaction = transaction;
        this.toReceipt = toReceipt;
        this.views = views;
    }

    /// @param text what differs; without it the record says that something does
    /// @param once key of the form, so that two taps are one report
    @PostMapping("/{lang}/text/{eId}/differs")
    ResponseEntity<byte[]> say(
            @PathVariable Lang lang,
            @PathVariable String eId,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String once,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        if (closed.isPresent()) {
            return views.refuse(request, closed.get().withTyped(Views.typed(request)));
        }
        Optional<Text> seen = drafts.find(version);
        Optional<Wording> wording = seen.flatMap(it -> it.wordingAt(eId));
        List<String> languages = seen.map(it -> it.draft().languages()).orElse(List.of());
        if (wording.isEmpty()
                || left.equals(right)
                || !languages.contains(left)
                || !languages.contains(right)) {
            return views.refuse(
                    request, Refusal.of(Problem.NOT_FOUND).withTyped(Views.typed(request)));
        }
        Messages messages = views.messages(lang);
        String said = text.strip();
        PlainText words =
                PlainText.of(
                        said.isEmpty()
                                ? messages.text(
                                        "dialogue.differs.words",
                                        "left",
                                        name(left),
                                        "right",
                                        name(right))
                                : said,
                        Questions.SHORTEST,
                        Questions.LONGEST);
        Optional<Refusal.FieldError> error = Forms.error(messages, "text", words);
        if (error.isPresent() || !(words instanceof PlainText.Accepted accepted)) {
            return views.refuse(
                    request,
                    Refusal.invalid(error.stream().toList()).withTyped(Views.typed(request)));
        }
        var asking =
                new Questions.Asking(
                        once.isEmpty() ? randomness.uuid().toString() : "differs " + eId + once,
                        version,
                        wording.get().wid(),
                        accepted.text(),
                        lang.code(),
                        Statement.Whence.self("", ""),
                        null);
        Said answer =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            Said stored = questions.ask(asking);
                            if (stored instanceof Said.Recorded it) {
                                differs.save(it.code(), eId, new Differs.Pair(left, right));
                            }
                            return stored;
                        }));
        return toReceipt.of(request, lang, answer);
    }

    private static String name(String language) {
        return Lang.of(language).map(Lang::ownName).orElse(language);
    }
}
