package org.kenes.server.account.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.account.StaffSessions;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;

/// Signing in with a passkey, and one's own passkeys and sessions.
@RestController
class PasskeyPages {
    private final RelyingParty party;
    private final Passkeys passkeys;
    private final StaffSessions sessions;
    private final SignedIn signedIn;
    private final Views views;

    PasskeyPages(
            RelyingParty party,
            Passkeys passkeys,
            StaffSessions sessions,
            SignedIn signedIn,
            Views views) {
        this.party = party;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.views = views;
    }

    @GetMapping("/{lang}/staff/sign-in")
    ResponseEntity<byte[]> signIn(@PathVariable Lang lang, HttpServletRequest request) {
        return signInPage(lang, request, HttpStatus.OK);
    }

    @PostMapping("/{lang}/staff/sign-in")
    ResponseEntity<byte[]> signedIn(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Staff> who = party.identify(credential, request);
        if (who.isEmpty()) {
            return signInPage(lang, request, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        sessions.begin(who.get(), "sign-in.passkey", request, response);
        return views.seeOther("/" + lang.code() + "/staff");
    }

    private ResponseEntity<byte[]> signInPage(
            Lang lang, HttpServletRequest request, HttpStatus status) {
        String title = views.messages(lang).text("account.sign-in");
        Page page = views.page(lang, "/staff/sign-in", Section.NONE, title);
        var view =
                new PasskeyView.SignIn(
                        SignedIn.token(request),
                        party.offerSignIn(request.getSession()),
                        status != HttpStatus.OK);
        return views.html(page, Caching.NO_STORE, status, "account/sign-in.jte", view);
    }

    @Needs({})
    @GetMapping("/{lang}/staff/account")
    ResponseEntity<byte[]> account(@PathVariable Lang lang, HttpServletRequest request) {
        return accountPage(lang, request, "", HttpStatus.OK);
    }

    @Needs({})
    @PostMapping("/{lang}/staff/account/passkey")
    ResponseEntity<byte[]> keep(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        boolean named = PlainText.of(label, 1, 60) instanceof PlainText.Accepted;
        return named && party.keep(credential, label.strip(), request)
                ? views.seeOther("/" + lang.code() + "/staff/account")
                : accountPage(lang, request, label, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Needs({})
    @PostMapping("/{lang}/staff/account/passkey/remove")
    ResponseEntity<byte[]> remove(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request) {
        sessions.requireFresh(request);
        return passkey.matches("[A-Za-z0-9_-]{1,1400}")
                        && passkeys.remove(Bytes.fromBase64(passkey), signedIn.staff().id())
                ? views.seeOther("/" + lang.code() + "/staff/account")
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    /// Every session of this person is over, this one too.
    @Needs({})
    @PostMapping("/{lang}/staff/account/sessions")
    ResponseEntity<byte[]> endAll(@PathVariable Lang lang) {
        sessions.endAll(signedIn.staff());
        return views.seeOther("/" + lang.code() + "/staff/sign-in");
    }

    private ResponseEntity<byte[]> accountPage(
            Lang lang, HttpServletRequest request, String typed, HttpStatus status) {
        Staff self = signedIn.staff();
        String title = views.messages(lang).text("account.own");
        Page page = views.page(lang, "/staff/account", Section.NONE, title);
        var view =
                new PasskeyView.Account(
                        SignedIn.token(request),
                        self.name(),
                        passkeys.of(self.id()).stream()
                                .map(it ->
                                        new PasskeyView.Key(
                                                it.getCredentialId().toBase64UrlString(),
                                                it.getLabel(),
                                                page.formats().date(it.getCreated()),
                                                page.formats().date(it.getLastUsed())))
                                .toList(),
                        party.offerNew(self, request.getSession()),
                        status != HttpStatus.OK,
                        Piece.Field.line("label", page.text("account.passkey.label"), typed)
                                .withHint(page.text("account.passkey.label.hint")));
        return views.html(page, Caching.NO_STORE, status, "account/own.jte", view);
    }
}
