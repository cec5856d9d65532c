package org.kenes.server.dialogue.own;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The answer key itself: shown for another device, taken from one, thrown away.
@RestController
class KeyPages {
    private static final String TEMPLATE = "dialogue/own/move.jte";

    private final KeyCookie keys;
    private final Views views;

    KeyPages(KeyCookie keys, Views views) {
        this.keys = keys;
        this.views = views;
    }

    @GetMapping("/{lang}/me/move")
    ResponseEntity<byte[]> show(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view(page, request, List.of()));
    }

    /// @param words the key as the other device shows it
    @PostMapping("/{lang}/me/move")
    ResponseEntity<byte[]> take(
            @PathVariable Lang lang,
            @RequestParam(name = "key", defaultValue = "") String words,
            HttpServletRequest request) {
        Optional<AnswerKey> key = keys.typed(words);
        if (key.isEmpty()) {
            Page page = page(lang);
            String message = page.text("dialogue.own.move.wrong");
            var errors = List.of(new Refusal.FieldError("key", "not-a-key", message));
            return views.invalid(page, TEMPLATE, view(page, request, errors));
        }
        return withCookie("/" + lang.code() + "/me", keys.write(key.get()));
    }

    /// On this device only; what it left stays.
    @PostMapping("/{lang}/me/forget")
    ResponseEntity<byte[]> forget(@PathVariable Lang lang) {
        return withCookie("/" + lang.code() + "/me", keys.forgotten());
    }

    private ResponseEntity<byte[]> withCookie(String address, ResponseCookie cookie) {
        var headers = new HttpHeaders(views.seeOther(address).getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private OwnView.Move view(
            Page page, HttpServletRequest request, List<Refusal.FieldError> errors) {
        String text = keys.read(request).map(keys::text).orElse(null);
        return new OwnView.Move(
                text,
                text == null ? null : QrCode.ofBytes(text.getBytes(StandardCharsets.US_ASCII)),
                Piece.Field.line("key", page.text("dialogue.own.move.key"), "")
                        .withHint(page.text("dialogue.own.move.key.hint"))
                        .as(Piece.Input.CODE, "off")
                        .withErrors(errors));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("dialogue.own.move");
        return views.page(lang, "/me/move", Section.RECORD, title);
    }
}
