package org.kenes.server.dialogue.endorsement;

import jakarta.servlet.http.HttpServletRequest;

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
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;

/// The button "a fair point".
@RestController
class EndorsementPages {
    private final Endorsements endorsements;
    private final Forms forms;
    private final KeyCookie keys;
    private final Views views;

    EndorsementPages(Endorsements endorsements, Forms forms, KeyCookie keys, Views views) {
        this.endorsements = endorsements;
        this.forms = forms;
        this.keys = keys;
        this.views = views;
    }

    @NeedsKey
    @PostMapping("/{lang}/c/{code}/fair-point")
    ResponseEntity<byte[]> press(
            @PathVariable Lang lang, @PathVariable String code, HttpServletRequest request) {
        Optional<Refusal> closed = forms.closed(request);
        Optional<String> exact = ReceiptCode.typed(code).map(ReceiptCode::toString);
        if (closed.isPresent() || exact.isEmpty()) {
            return views.refuse(request, closed.orElse(Refusal.of(Problem.NOT_FOUND)));
        }
        AnswerKey key = keys.readOrMake(request);
        String page = "/" + lang.code() + "/c/" + exact.get();
        return switch (endorsements.press(key, exact.get())) {
            case Endorsements.Pressed.Noted _ ->
                    keys.kept(views.seeOther(page + "?fair=noted"), key);
            case Endorsements.Pressed.OwnWords _ -> views.seeOther(page + "?fair=own");
            case Endorsements.Pressed.NotYet _ -> views.seeOther(page + "?fair=later");
            case Endorsements.Pressed.NoSuchWords _ ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }
}
