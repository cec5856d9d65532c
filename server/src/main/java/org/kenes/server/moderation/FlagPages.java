package org.kenes.server.moderation;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Pointing at a text that may break one of the published rules.
@RestController
class FlagPages {
    private final Flags flags;
    private final Views views;

    FlagPages(Flags flags, Views views) {
        this.flags = flags;
        this.views = views;
    }

    /// @param done whether somebody has just pointed at it
    @GetMapping("/{lang}/c/{code}/flag")
    ResponseEntity<byte[]> form(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean done,
            HttpServletRequest request) {
        if (!flags.concerns(code)) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang, code);
        return views.html(page, Caching.PUBLIC, "moderation/flag.jte", view(page, code, done, ""));
    }

    @PostMapping("/{lang}/c/{code}/flag")
    ResponseEntity<byte[]> raise(
            @PathVariable Lang lang,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String rule,
            HttpServletRequest request) {
        if (!flags.concerns(code)) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        if (!Flags.RULES.contains(rule)) {
            Page page = page(lang, code);
            String message = page.text("moderation.queue.error.rule");
            return views.invalid(page, "moderation/flag.jte", view(page, code, false, message));
        }
        flags.raise(code, rule);
        return views.seeOther("/" + lang.code() + "/c/" + code + "/flag?done=true");
    }

    private Page page(Lang lang, String code) {
        String title = views.messages(lang).text("moderation.flag");
        return views.page(lang, "/c/" + code + "/flag", Section.NONE, title);
    }

    private static ModerationView.Flag view(Page page, String code, boolean done, String error) {
        var rules =
                new Piece.Choice(
                        "rule",
                        page.text("moderation.flag.rule"),
                        null,
                        Flags.RULES.stream()
                                .map(it -> new Piece.Option(it, page.text("moderation.rule." + it)))
                                .toList(),
                        "",
                        true,
                        error.isEmpty() ? null : error);
        return new ModerationView.Flag(code, done, rules);
    }
}
