package org.kenes.server.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The messages of every language, and which language a reader gets. Thread-safe.
@Component
public class Languages {
    private final Map<Lang, Messages> messages = new EnumMap<>(Lang.class);
    private final Dialogue dialogue;

    Languages(Dialogue dialogue) {
        this.dialogue = dialogue;
        for (Lang lang : Lang.values()) {
            messages.put(lang, Messages.load(lang));
        }
    }

    public Messages messages(Lang lang) {
        Messages texts = messages.get(lang);
        if (texts == null) {
            throw new IllegalArgumentException(lang.code());
        }
        return texts;
    }

    boolean has(Lang lang) {
        return dialogue.info().langs().contains(lang);
    }

    /// The language of the address; where it names none, the one that the reader prefers.
    public Lang of(HttpServletRequest request) {
        for (String part : address(request).split("/", -1)) {
            var named = Lang.of(part).filter(this::has);
            if (named.isPresent()) {
                return named.get();
            }
        }
        return preferred(request);
    }

    /// The path that was asked for, also while the container handles an error of it.
    public static String address(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String path ? path : request.getRequestURI();
    }

    /// By the cookie `lang`, else `Accept-Language`, else the dialogue's first language.
    public Lang preferred(HttpServletRequest request) {
        List<Lang> wishes = new ArrayList<>();
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("lang")) {
                    Lang.of(cookie.getValue()).ifPresent(wishes::add);
                }
            }
        }
        String header = request.getHeader("Accept-Language");
        if (header != null) {
            try {
                Locale.LanguageRange.parse(header).stream()
                        .filter(range -> range.getWeight() > 0)
                        .map(range -> range.getRange().split("-")[0])
                        .forEach(code -> Lang.of(code).ifPresent(wishes::add));
            } catch (IllegalArgumentException e) {
                // A header that is not well formed says nothing about its sender's wishes.
            }
        }
        return wishes.stream()
                .filter(this::has)
                .findFirst()
                .orElse(dialogue.info().langs().getFirst());
    }
}
