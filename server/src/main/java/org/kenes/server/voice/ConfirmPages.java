package org.kenes.server.voice;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Tokens;
import org.kenes.server.account.contact.Address;
import org.kenes.server.account.contact.Confirmations;
import org.kenes.server.account.contact.Outbox;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.voice.blind.BlindKeys;
import org.kenes.server.voice.blind.BlindRsa;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Confirming an address: a link of ten minutes, for the browser that asked, spent by its button
/// alone. The answer is the same whether the address is known here or not.
@RestController
class ConfirmPages {
    private static final String TEMPLATE = "voice/confirm.jte";

    private final Confirmations confirmations;
    private final IdentityService service;
    private final BlindKeys blind;
    private final KeyCookie keys;
    private final Outbox outbox;
    private final SiteAddress site;
    private final Randomness randomness;
    private final Views views;

    ConfirmPages(
            Confirmations confirmations,
            IdentityService service,
            BlindKeys blind,
            KeyCookie keys,
            Outbox outbox,
            SiteAddress site,
            Randomness randomness,
            Views views) {
        this.confirmations = confirmations;
        this.service = service;
        this.blind = blind;
        this.keys = keys;
        this.outbox = outbox;
        this.site = site;
        this.randomness = randomness;
        this.views = views;
    }

    /// @param done level that was confirmed a moment ago
    @GetMapping("/{lang}/confirm")
    ResponseEntity<byte[]> levels(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "0") String done,
            HttpServletRequest request) {
        int level = done.matches("[12]") ? Integer.parseInt(done) : 0;
        Page page = views.page(lang, request, Section.NONE, title(lang));
        return views.html(page, Caching.PUBLIC, TEMPLATE, view(page, false, level, "", List.of()));
    }

    @Transactional
    @PostMapping("/{lang}/confirm/email")
    public ResponseEntity<byte[]> ask(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request) {
        Page page = views.page(lang, "/confirm", Section.NONE, title(lang));
        Optional<Address> to = Address.typed(address);
        if (to.isEmpty()) {
            String message = page.text("follow.address.wrong");
            var errors = List.of(new Refusal.FieldError("address", "address", message));
            return views.invalid(page, TEMPLATE, view(page, false, 0, address, errors));
        }
        String browser = Tokens.draw(randomness);
        confirmations
                .ask(to.get(), browser)
                .ifPresent(token -> {
                    String link = site.own() + page.link("confirm/email?t=" + token);
                    String name = page.dialogue().name(lang);
                    outbox.put(
                            to.get(),
                            new Outbox.Letter(
                                    page.text("voice.mail.subject", "name", name),
                                    page.text("voice.mail", "name", name, "link", link),
                                    ""));
                });
        var answer =
                views.html(page, Caching.NO_STORE, TEMPLATE, view(page, true, 0, "", List.of()));
        String cookie = Cookies.write(Cookies.BROWSER, browser, Confirmations.VALID);
        return with(answer, cookie);
    }

    /// Opening the link changes nothing: programs that look at mail open links too.
    @GetMapping({"/{lang}/confirm/email", "/{lang}/confirm/identity"})
    ResponseEntity<byte[]> open(
            @PathVariable Lang lang,
            @RequestParam(name = "t", defaultValue = "") String token,
            HttpServletRequest request) {
        Page page = views.page(lang, "/confirm", Section.NONE, title(lang));
        VoiceView.@Nullable Blind offer =
                Cookies.read(request, Cookies.BROWSER)
                        .flatMap(browser -> confirmations.level(token, browser))
                        .map(level -> offer(page, level))
                        .orElse(null);
        var view = new VoiceView.Use(token, offer);
        return views.html(page, Caching.NO_STORE, "voice/use.jte", view);
    }

    private VoiceView.Blind offer(Page page, int level) {
        RSAPublicKey key = blind.publicKey(level);
        return new VoiceView.Blind(
                level,
                number(BlindRsa.bytes(key.getModulus(), key.getModulus())),
                number(key.getPublicExponent().toByteArray()),
                page.link("confirm?done=" + level));
    }

    private static String number(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The separated way; the blinded one goes by [VoiceApi].
    @PostMapping("/{lang}/confirm/email/use")
    ResponseEntity<byte[]> use(
            @PathVariable Lang lang,
            @RequestParam(name = "t", defaultValue = "") String token,
            HttpServletRequest request) {
        Confirmations.Spent spent =
                Cookies.read(request, Cookies.BROWSER)
                        .map(browser -> confirmations.spend(token, browser))
                        .orElse(new Confirmations.Spent.Over());
        return switch (spent) {
            case Confirmations.Spent.Given it ->
                    confirmed(lang, new AnswerKey(it.key(), it.level()));
            case Confirmations.Spent.Other _ -> {
                String detail = views.messages(lang).text("voice.already");
                yield views.refuse(request, Refusal.of(Problem.ALREADY_ENDED).withDetail(detail));
            }
            case Confirmations.Spent.Over _ -> views.refuse(request, Refusal.of(Problem.GONE));
        };
    }

    /// The way there is a link, not a form: browsers hold redirects of a form against
    /// `form-action`.
    @GetMapping("/{lang}/confirm/oidc/{provider}")
    ResponseEntity<byte[]> leave(
            @PathVariable Lang lang, @PathVariable String provider, HttpServletRequest request) {
        if (!service.exists() || !provider.equals("id")) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Flow flow = Flow.begin(randomness, lang);
        try {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, service.entrance(flow, redirect()).toString())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(
                            HttpHeaders.SET_COOKIE,
                            Cookies.write(Cookies.FLOW, flow.cookie(), Confirmations.VALID))
                    .build();
        } catch (IdentityService.Unavailable e) {
            return unavailable(request);
        }
    }

    @GetMapping("/confirm/oidc/callback")
    ResponseEntity<byte[]> back(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        Optional<Flow> flow =
                Cookies.read(request, Cookies.FLOW)
                        .flatMap(Flow::parse)
                        .filter(it -> it.state().equals(state));
        if (flow.isEmpty() || code.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        try {
            return service.identify(flow.get(), code, redirect())
                    .map(it -> identified(flow.get().lang(), it))
                    .orElseGet(() -> views.refuse(request, Refusal.of(Problem.BAD_REQUEST)));
        } catch (IdentityService.Unavailable e) {
            return unavailable(request);
        }
    }

    /// A button of our own page is what confirms, as with a mail.
    private ResponseEntity<byte[]> identified(Lang lang, IdentityService.Identity it) {
        String browser = Tokens.draw(randomness);
        String token = confirmations.identified(it.issuer(), it.subject(), browser).orElse("");
        var to = views.seeOther("/" + lang.code() + "/confirm/identity?t=" + token);
        var headers = new HttpHeaders(to.getHeaders());
        headers.add(
                HttpHeaders.SET_COOKIE,
                Cookies.write(Cookies.BROWSER, browser, Confirmations.VALID));
        headers.add(HttpHeaders.SET_COOKIE, Cookies.write(Cookies.FLOW, "", Duration.ZERO));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private String redirect() {
        return site.own() + "/confirm/oidc/callback";
    }

    private ResponseEntity<byte[]> unavailable(HttpServletRequest request) {
        String detail = views.messages(request).text("voice.unavailable");
        return views.refuse(
                request,
                Refusal.of(Problem.BUSY).withDetail(detail).withRetryAfter(Duration.ofMinutes(1)));
    }

    /// From now on this browser speaks with the confirmed key.
    private ResponseEntity<byte[]> confirmed(Lang lang, AnswerKey key) {
        var to = views.seeOther("/" + lang.code() + "/confirm?done=" + key.level());
        var headers = new HttpHeaders(to.getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, keys.write(key).toString());
        headers.add(HttpHeaders.SET_COOKIE, Cookies.write(Cookies.BROWSER, "", Duration.ZERO));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private static ResponseEntity<byte[]> with(ResponseEntity<byte[]> answer, String cookie) {
        var headers = new HttpHeaders(answer.getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, cookie);
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    private String title(Lang lang) {
        return views.messages(lang).text("voice.title");
    }

    private VoiceView.Confirm view(
            Page page, boolean asked, int done, String typed, List<Refusal.FieldError> errors) {
        var address =
                Piece.Field.line("address", page.text("follow.address"), typed)
                        .as(Piece.Input.EMAIL, "email")
                        .withHint(page.text("voice.address.hint"))
                        .withErrors(errors);
        return new VoiceView.Confirm(asked, done, service.exists(), errors, address);
    }
}
