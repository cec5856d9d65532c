package org.kenes.server.record.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.QrCode;
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
                .map(json -> json(found.get().code() + ".kenes-receipt.json", json))
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
        return SecretText.typed(secret)
                .flatMap(it -> files.opening(found.get(), it))
                .map(Opening::json)
                .map(json -> json(found.get().code() + ".opening.json", json))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.FORBIDDEN)));
    }

    @GetMapping("/{lang}/receipt/" + ReceiptPages.CODE + ".tlog-proof")
    ResponseEntity<byte[]> proof(@PathVariable String code, HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return files.proof(found.get())
                .map(proof ->
                        attachment(
                                found.get().code() + ".tlog-proof",
                                MediaType.parseMediaType("text/plain;charset=UTF-8"),
                                proof.bytes()))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_YET)));
    }

    /// The whole proof as a QR code: it can be checked where there is no network.
    @GetMapping("/{lang}/receipt/" + ReceiptPages.CODE + ".qr.svg")
    ResponseEntity<byte[]> proofAsQrCode(@PathVariable String code, HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        return files.smallProof(found.get())
                .map(proof ->
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType("image/svg+xml"))
                                .cacheControl(CacheControl.noStore())
                                .body(QrCode.ofBytes(proof).svg().getBytes(UTF_8)))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_YET)));
    }

    private static ResponseEntity<byte[]> json(String name, byte[] json) {
        return attachment(name, MediaType.APPLICATION_JSON, json);
    }

    private static ResponseEntity<byte[]> attachment(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}
