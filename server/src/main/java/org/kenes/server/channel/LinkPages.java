package org.kenes.server.channel;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;

/// `/key/{token}/link`: the holder of a field key gets the code that binds a telephone to it.
@RestController
public class LinkPages {
    private final Links links;
    private final FieldKeys keys;
    private final Views views;

    LinkPages(Links links, FieldKeys keys, Views views) {
        this.links = links;
        this.keys = keys;
        this.views = views;
    }

    /// @param code null before it was asked for
    public record Shown(@Nullable String code, long minutes) {}

    @GetMapping("/key/{token}/link")
    ResponseEntity<byte[]> ask(@PathVariable String token, HttpServletRequest request) {
        return keys.find(token)
                .map(key -> page(key, null))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @PostMapping("/key/{token}/link")
    ResponseEntity<byte[]> make(@PathVariable String token, HttpServletRequest request) {
        Optional<String> code = links.make(token);
        Optional<FieldKey> key = keys.find(token);
        return code.isPresent() && key.isPresent()
                ? page(key.get(), code.get())
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    private ResponseEntity<byte[]> page(FieldKey key, @Nullable String code) {
        Lang lang = Lang.of(key.lang()).orElse(Lang.EN);
        String title = views.messages(lang).text("channel.link.title");
        Page page = views.page(lang, "/", Section.NONE, title);
        var shown = new Shown(code, Links.GOOD_FOR.toMinutes());
        return views.html(page, Caching.NO_STORE, "channel/link.jte", shown);
    }
}
