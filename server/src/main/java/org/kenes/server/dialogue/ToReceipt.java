package org.kenes.server.dialogue;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.record.OwnSeal;
import org.kenes.server.shell.Flash;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The answer to whoever has just said something: their receipt, and a leaf in the book of their
/// key, so that they find it again.
@Component
public class ToReceipt {
    private final Book book;
    private final KeyCookie keys;
    private final Views views;

    ToReceipt(Book book, KeyCookie keys, Views views) {
        this.book = book;
        this.keys = keys;
        this.views = views;
    }

    /// To the receipt, or back with everything typed. For whoever has no key yet, one is made.
    public ResponseEntity<byte[]> of(HttpServletRequest request, Lang lang, Said said) {
        return switch (said) {
            case Said.Recorded it -> of(keys.readOrMake(request), lang, it);
            case Said.Unchanged it -> views.seeOther("/" + lang.code() + "/receipt/" + it.code());
            case Said.AlreadyDifferent _ -> refuse(request, Problem.ALREADY_DIFFERENT);
            case Said.SealedOtherwise _ -> refuse(request, Problem.SEALED_OTHERWISE);
            case Said.VersionChanged _ -> refuse(request, Problem.VERSION_CHANGED);
            case Said.NoSuchProvision _ -> refuse(request, Problem.NOT_FOUND);
        };
    }

    /// The same for what may have come sealed: its secret is where it was made, and not here.
    ///
    /// @param seal its author's own, or null
    public ResponseEntity<byte[]> of(
            HttpServletRequest request, Lang lang, Said said, @Nullable OwnSeal seal) {
        return seal != null && said instanceof Said.Recorded it
                ? sealed(keys.readOrMake(request), lang, it)
                : of(request, lang, said);
    }

    private ResponseEntity<byte[]> refuse(HttpServletRequest request, Problem problem) {
        return views.refuse(request, Refusal.of(problem).withTyped(Views.typed(request)));
    }

    /// The secret goes along in a cookie that lives a minute.
    ///
    /// @param key the contribution was made with
    public ResponseEntity<byte[]> of(AnswerKey key, Lang lang, Said.Recorded it) {
        var headers = keep(key, "/" + lang.code() + "/receipt/" + it.code(), it);
        String secret = it.secret();
        if (secret != null) {
            headers.add(HttpHeaders.SET_COOKIE, Flash.of(it.code(), secret).toString());
        }
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /// Where the secret never came here: the page takes it from its own browser, and the leaf says
    /// only that there is something.
    public ResponseEntity<byte[]> sealed(AnswerKey key, Lang lang, Said.Recorded it) {
        book.enter(key, new Book.Leaf(it.code(), ""));
        var headers =
                new HttpHeaders(
                        views.seeOther("/" + lang.code() + "/receipt/" + it.code()).getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, Flash.of(it.code(), "").toString());
        headers.add(HttpHeaders.SET_COOKIE, keys.write(key).toString());
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /// To another page, with a leaf in the book all the same.
    public ResponseEntity<byte[]> elsewhere(AnswerKey key, String address, Said.Recorded it) {
        return new ResponseEntity<>(keep(key, address, it), HttpStatus.SEE_OTHER);
    }

    private HttpHeaders keep(AnswerKey key, String address, Said.Recorded it) {
        String secret = it.secret();
        if (secret != null) {
            book.enter(key, new Book.Leaf(it.code(), secret));
        }
        var headers = new HttpHeaders(views.seeOther(address).getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, keys.write(key).toString());
        return headers;
    }
}
