package org.kenes.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.command.DialoguesFile.Hosted;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// The page of all dialogues of an installation, for whoever asks for a host that is none of them.
/// A dialogue that is not up yet is told to come again.
final class Directory extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final List<String> STYLES = List.of("/tokens.css", "/page.css");
    private static final int STARTING_SECONDS = 10;

    private final transient List<Hosted> dialogues;

    Directory(List<Hosted> dialogues) {
        this.dialogues = dialogues;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        String path = request.getRequestURI();
        if (dialogues.stream().anyMatch(it -> it.host().equals(request.getServerName()))) {
            response.setHeader("Retry-After", Integer.toString(STARTING_SECONDS));
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (STYLES.contains(path)) {
            response.setContentType("text/css;charset=utf-8");
            try (InputStream style = Directory.class.getResourceAsStream("/static" + path)) {
                if (style != null) {
                    style.transferTo(response.getOutputStream());
                }
            }
        } else if (path.equals("/")) {
            response.setContentType("text/html;charset=utf-8");
            response.getOutputStream().write(page(request).getBytes(UTF_8));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private String page(HttpServletRequest request) {
        Lang lang =
                java.util.Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> Lang.of(locale.getLanguage()).stream())
                        .findFirst()
                        .orElse(Lang.KK);
        String title = Messages.load(lang).text("shell.directory");
        var page = new StringBuilder();
        page.append(
                """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/page.css"></head>
                <body><main class="wrap"><h1>%s</h1>
                <ul class="entries">
                """
                        .formatted(lang.code(), title, title));
        for (Hosted one : dialogues) {
            page.append(
                    "<li><a class=\"title\" href=\"%s\">%s</a><p class=\"hint\">%s</p></li>\n"
                            .formatted(
                                    escaped(address(one, request)),
                                    escaped(in(lang, one.settings().dialogue().names())),
                                    escaped(in(lang, one.settings().dialogue().runBy()))));
        }
        return page.append("</ul></main></body></html>\n").toString();
    }

    private static String address(Hosted one, HttpServletRequest request) {
        String port = request.getServerPort() == 80 ? "" : ":" + request.getServerPort();
        return one.variables().getOrDefault("KENES_BASE_URL", "http://" + one.host() + port + "/");
    }

    private static String in(Lang lang, Map<String, String> words) {
        return words.getOrDefault(lang.code(), words.values().iterator().next());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
