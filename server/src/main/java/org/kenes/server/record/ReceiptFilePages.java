package org.kenes.server.record;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.server.record.Receipts.Found;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;

/// Files to keep. The receipt is for anybody who knows the code; the opening needs the secret,
/// which comes in the body and is forgotten.
@RestController
class ReceiptFilePages {
    private final Receipts receipts;
    private final ReceiptFiles files;
    private final Views views;

    ReceiptFilePages(Receipts receipts, ReceiptFiles files, Views views) {
        this.receipts = receipts;
        this.files = files;
        this.views = views;
    }

    @GetMapping("/{lang}/receipt/" + ReceiptPages.CODE + ".kenes-receipt.json")
    ResponseEntity<byte[]> receipt(@PathVariable String code, HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return files.receipt(found.get())
                .map(Receipt::json)
                .map(json -> attachment(found.get().code() + ".kenes-receipt.json", json))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_YET)));
    }

    @PostMapping("/{lang}/receipt/" + ReceiptPages.CODE + "/opening")
    ResponseEntity<byte[]> opening(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return secret(secret)
                .flatMap(it -> files.opening(found.get(), it))
                .map(Opening::json)
                .map(json -> attachment(found.get().code() + ".opening.json", json))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.FORBIDDEN)));
    }

    /// The secret as a person types it; empty if it is none.
    static Optional<byte[]> secret(String typed) {
        try {
            return Optional.of(SecretText.decode(typed));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<byte[]> attachment(String name, byte[] json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(json);
    }
}
