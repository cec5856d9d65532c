package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Flash;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/// The answer to whoever has just said something: their receipt.
public final class ToReceipt {
    private ToReceipt() {}

    /// Its secret goes along in a cookie that lives a minute.
    ///
    /// @param key the cookie of the answer key, or null where nothing depends on it
    public static ResponseEntity<byte[]> of(
            Views views, Lang lang, Said.Recorded it, @Nullable ResponseCookie key) {
        var headers =
                new HttpHeaders(
                        views.seeOther("/" + lang.code() + "/receipt/" + it.code()).getHeaders());
        if (key != null) {
            headers.add(HttpHeaders.SET_COOKIE, key.toString());
        }
        String secret = it.secret();
        if (secret != null) {
            headers.add(HttpHeaders.SET_COOKIE, Flash.of(it.code(), secret).toString());
        }
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /// The same where the secret never came here: the page takes it from its own browser.
    public static ResponseEntity<byte[]> sealed(
            Views views, Lang lang, Said.Recorded it, @Nullable ResponseCookie key) {
        return of(views, lang, new Said.Recorded(it.code(), ""), key);
    }
}
