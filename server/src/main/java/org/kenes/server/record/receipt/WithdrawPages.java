package org.kenes.server.record.receipt;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.note.Ed25519;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.Tombstones.Outcome;
import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/// An author takes back what they said. The form, with what stays and what cannot be recalled, is
/// on the receipt page.
@RestController
class WithdrawPages {
    private final Receipts receipts;
    private final Tombstones tombstones;
    private final ReceiptPages pages;
    private final Views views;

    WithdrawPages(Receipts receipts, Tombstones tombstones, ReceiptPages pages, Views views) {
        this.receipts = receipts;
        this.tombstones = tombstones;
        this.pages = pages;
        this.views = views;
    }

    @PostMapping("/{lang}/c/" + ReceiptPages.CODE + "/withdraw")
    ResponseEntity<byte[]> withdraw(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "all") String scope,
            HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Scope what = scope.equals("text") ? Scope.TEXT : Scope.ALL;
        Optional<Outcome> outcome = withdraw(found.get().code(), secret, signature, what);
        if (outcome.isEmpty()) {
            return wrong(lang, request, found.get(), "record.withdraw.secret.bad", 422);
        }
        return switch (outcome.get()) {
            case Outcome.Ended _ ->
                    views.seeOther("/" + lang.code() + "/receipt/" + found.get().code());
            case Outcome.NotFound _ -> views.refuse(request, Refusal.of(Problem.NOT_FOUND));
            case Outcome.WrongSecret _ ->
                    wrong(lang, request, found.get(), "record.withdraw.secret.other", 403);
            case Outcome.Over _ -> wrong(lang, request, found.get(), "record.withdraw.over", 409);
        };
    }

    /// The browser signs where it can (`seal.js`); the secret comes only from one without scripts.
    /// Empty if it is neither.
    private Optional<Outcome> withdraw(String code, String secret, String signature, Scope scope) {
        if (signature.isEmpty()) {
            return SecretText.typed(secret).map(it -> tombstones.withdraw(code, it, scope));
        }
        try {
            byte[] signed = StrictBase64.decode(signature, Ed25519.SIGNATURE, "signature");
            return Optional.of(tombstones.withdrawSigned(code, signed, scope));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// The receipt again, with what is wrong at its field.
    private ResponseEntity<byte[]> wrong(
            Lang lang, HttpServletRequest request, Found found, String key, int status) {
        String message = views.messages(lang).text(key);
        return pages.whereItIs(
                lang,
                "/receipt/" + found.code(),
                found,
                List.of(new Refusal.FieldError("secret", key, message)),
                HttpStatus.valueOf(status),
                request);
    }
}
