package org.kenes.server.dialogue.response;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.dataset.entry.DialogueEntry.Response.Says;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.dialogue.NeedsKey;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.Optional;

/// The buttons beside somebody else's question.
@RestController
class ResponsePages {
    private final Responses responses;
    private final Forms forms;
    private final KeyCookie keys;
    private final Views views;

    ResponsePages(Responses responses, Forms forms, KeyCookie keys, Views views) {
        this.responses = responses;
        this.forms = forms;
        this.keys = keys;
        this.views = views;
    }

    @NeedsKey
    @PostMapping("/{lang}/c/{code}/same")
    ResponseEntity<byte[]> press(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String says,
            HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        Optional<String> exact = ReceiptCode.typed(code).map(ReceiptCode::toString);
        Optional<Says> word =
                Arrays.stream(Says.values()).filter(it -> it.code().equals(says)).findFirst();
        if (closed.isPresent() || exact.isEmpty() || word.isEmpty()) {
            return views.refuse(request, closed.orElse(Refusal.of(Problem.NOT_FOUND)));
        }
        AnswerKey key = keys.readOrMake(request);
        String page = "/" + lang.code() + "/c/" + exact.get();
        return switch (responses.press(key, exact.get(), word.get())) {
            case NOTED -> keys.kept(views.seeOther(page + "?same=noted"), key);
            case NOT_YET -> views.seeOther(page + "?same=later");
            case NOTHING_THERE -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
