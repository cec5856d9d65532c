package org.kenes.server.voice;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.tree.Hash;
import org.kenes.server.account.contact.Confirmations;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.voice.blind.BlindKeys;
import org.kenes.server.voice.blind.BlindRsa;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The two steps of a blinded confirmation. The first knows who asks and cannot read what it signs;
/// the second reads a signature and does not know who shows it. Neither writes down when.
@RestController
class VoiceApi {
    private static final int MESSAGE = 32;

    private final Confirmations confirmations;
    private final BlindKeys blind;
    private final KeyCookie keys;
    private final Views views;

    VoiceApi(Confirmations confirmations, BlindKeys blind, KeyCookie keys, Views views) {
        this.confirmations = confirmations;
        this.blind = blind;
        this.keys = keys;
        this.views = views;
    }

    /// Spends a link for one signature.
    ///
    /// @param blinded in base64url
    @Transactional
    @PostMapping("/voice/issue")
    public ResponseEntity<byte[]> issue(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String blinded,
            HttpServletRequest request) {
        Optional<byte[]> message = decoded(blinded);
        Optional<String> browser = Cookies.read(request, Cookies.BROWSER);
        Optional<Integer> level = browser.flatMap(it -> confirmations.level(token, it));
        if (message.isEmpty() || level.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.GONE));
        }
        byte[] signature;
        try {
            signature = blind.sign(level.get(), message.get());
        } catch (IllegalArgumentException e) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        return switch (confirmations.spendBlinded(token, browser.get())) {
            case Confirmations.Spent.Given _ ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .body(
                                    ("{\"signature\":\"" + encoded(signature) + "\"}\n")
                                            .getBytes(StandardCharsets.US_ASCII));
            case Confirmations.Spent.Other _ -> already(request);
            case Confirmations.Spent.Over _ -> views.refuse(request, Refusal.of(Problem.GONE));
        };
    }

    /// Turns a finished token into the key of this browser.
    ///
    /// @param prepared prefix and message, base64url
    /// @param signature unblinded, base64url
    @PostMapping("/voice")
    ResponseEntity<byte[]> voice(
            @RequestParam(defaultValue = "0") String level,
            @RequestParam(defaultValue = "") String prepared,
            @RequestParam(defaultValue = "") String signature,
            HttpServletRequest request) {
        Optional<byte[]> message =
                decoded(prepared).filter(it -> it.length == BlindRsa.PREFIX + MESSAGE);
        Optional<byte[]> signed = decoded(signature);
        if (!level.matches("[12]") || message.isEmpty() || signed.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        int at = Integer.parseInt(level);
        if (!blind.verifies(at, message.get(), signed.get())) {
            return views.refuse(request, Refusal.of(Problem.INVALID));
        }
        byte[] secret = Hash.sha256("kenes/voice/v2\n", message.get(), signed.get()).bytes();
        return ResponseEntity.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, keys.write(new AnswerKey(secret, at)).toString())
                .build();
    }

    private ResponseEntity<byte[]> already(HttpServletRequest request) {
        String detail = views.messages(request).text("voice.already");
        return views.refuse(request, Refusal.of(Problem.ALREADY_ENDED).withDetail(detail));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return text.isEmpty() || text.length() > 2_000
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
