package org.kenes.server.follow;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.account.contact.Address;
import org.kenes.server.account.contact.Outbox;
import org.kenes.server.account.contact.Subscriptions;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.MachineDoor;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.news.Interest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/// Asking for mail, confirming that it was asked for, ending it. The answer is the same whether an
/// address is known here or not.
@RestController
class FollowPages {
    private static final List<String> OFTEN = List.of("daily", "weekly");

    private final Interests interests;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final SiteAddress site;
    private final Views views;

    FollowPages(
            Interests interests,
            Subscriptions subscriptions,
            Outbox outbox,
            SiteAddress site,
            Views views) {
        this.interests = interests;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.site = site;
        this.views = views;
    }

    @GetMapping("/{lang}/follow")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        if (interests.named(about).isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = views.page(lang, request, Section.NONE, title(lang));
        var view = view(page, about, "", "daily", false, List.of());
        return views.html(page, Caching.PUBLIC, "follow/follow.jte", view);
    }

    @Transactional
    @PostMapping("/{lang}/follow")
    public ResponseEntity<byte[]> ask(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "daily") String often,
            HttpServletRequest request) {
        Optional<Interest> interest = interests.named(about);
        if (interest.isEmpty() || !OFTEN.contains(often)) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = views.page(lang, "/follow", Section.NONE, title(lang));
        Optional<Address> to = Address.typed(address);
        if (to.isEmpty()) {
            String message = page.text("follow.address.wrong");
            var errors = List.of(new Refusal.FieldError("address", "address", message));
            var view = view(page, about, address, often, false, errors);
            return views.invalid(page, "follow/follow.jte", view);
        }
        String token = subscriptions.ask(to.get(), interest.get(), often, lang.code());
        String link = site.own() + page.link("follow/confirm?t=" + token);
        String name = page.dialogue().name(lang);
        outbox.put(
                to.get(),
                new Outbox.Letter(
                        page.text("follow.confirm.subject", "name", name),
                        page.text("follow.confirm.mail", "name", name, "link", link),
                        ""));
        var view = view(page, about, "", often, true, List.of());
        return views.html(page, Caching.NO_STORE, "follow/follow.jte", view);
    }

    /// Opening the link changes nothing: programs that look at mail open links too.
    @GetMapping("/{lang}/follow/confirm")
    ResponseEntity<byte[]> confirm(
            @PathVariable Lang lang, @RequestParam(name = "t", defaultValue = "") String token) {
        boolean open = subscriptions.find(token).filter(it -> !it.confirmed()).isPresent();
        return button(lang, "/follow/confirm", "confirm", "follow/confirm", token, open);
    }

    @PostMapping("/{lang}/follow/confirm")
    ResponseEntity<byte[]> confirmed(
            @PathVariable Lang lang,
            @RequestParam(name = "t", defaultValue = "") String token,
            HttpServletRequest request) {
        if (!subscriptions.confirm(token)) {
            return views.refuse(request, Refusal.of(Problem.GONE));
        }
        return button(lang, "/follow/confirm", "confirmed", "follow", "", false);
    }

    @GetMapping("/{lang}/unfollow/{token}")
    ResponseEntity<byte[]> unfollow(@PathVariable Lang lang, @PathVariable String token) {
        boolean open = subscriptions.endedBy(token).isPresent();
        return button(lang, "/unfollow/" + token, "end", "unfollow/" + token, token, open);
    }

    /// One click, without cookie or page before it (RFC 8058); whoever has the link may.
    @PostMapping("/{lang}/unfollow/{token}")
    ResponseEntity<byte[]> unfollowed(@PathVariable Lang lang, @PathVariable String token) {
        subscriptions.end(token);
        return button(lang, "/unfollow/" + token, "ended", "follow", "", false);
    }

    /// Mail programs send the one click.
    @Bean
    static MachineDoor oneClick() {
        return new MachineDoor("/{l}/unfollow/");
    }

    private ResponseEntity<byte[]> button(
            Lang lang, String path, String does, String action, String token, boolean open) {
        Page page = views.page(lang, path, Section.NONE, title(lang));
        var view = new FollowView.Button(does, action, token, open);
        return views.html(page, Caching.NO_STORE, "follow/button.jte", view);
    }

    private String title(Lang lang) {
        return views.messages(lang).text("follow.title");
    }

    private static FollowView.Form view(
            Page page,
            String about,
            String address,
            String often,
            boolean asked,
            List<Refusal.FieldError> errors) {
        String feed =
                about.isEmpty()
                        ? "feed.atom"
                        : (about.matches("[0-9A-Z]{5}-[0-9A-Z]{5}") ? "c/" : "text/")
                                + about
                                + "/feed.atom";
        return new FollowView.Form(
                about,
                feed,
                asked,
                errors,
                Piece.Field.line("address", page.text("follow.address"), address)
                        .as(Piece.Input.EMAIL, "email")
                        .withHint(page.text("follow.address.hint"))
                        .withErrors(errors),
                new Piece.Choice(
                        "often",
                        page.text("follow.often"),
                        null,
                        OFTEN.stream()
                                .map(it -> new Piece.Option(it, page.text("follow.often." + it)))
                                .toList(),
                        often,
                        true,
                        null));
    }
}
