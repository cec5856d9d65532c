package org.kenes.server.shell;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.language.Formats;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.kenes.server.shell.state.NewestCut;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes pages. A template takes `@param Page page` and, if it shows anything of its own, `@param X
/// view`, one plain record. Thread-safe.
@Component
public class Views {
    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final TemplateEngine templates;
    private final Languages languages;
    private final Dialogue dialogue;
    private final NewestCut newest;
    private final Assets assets;
    private final Clock clock;
    private final String version;

    Views(
            TemplateEngine templates,
            Languages languages,
            Dialogue dialogue,
            NewestCut newest,
            Assets assets,
            Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.dialogue = dialogue;
        this.newest = newest;
        this.assets = assets;
        this.clock = clock;
        String packaged = Views.class.getPackage().getImplementationVersion();
        this.version = packaged == null ? "0.1.0" : packaged;
    }

    /// The messages in the language of whoever asks.
    public Messages messages(HttpServletRequest request) {
        return messages(languages.of(request));
    }

    public Messages messages(Lang lang) {
        return languages.messages(lang);
    }

    /// The frame for the address that was asked for.
    ///
    /// @param title in the language of the page, without the name of the dialogue
    public Page page(Lang lang, HttpServletRequest request, Section section, String title) {
        return page(lang, pathBelowLanguage(lang, request), section, title);
    }

    /// The frame for another address than the one asked for: the answer to a POST, for example,
    /// whose other languages are where the form is.
    ///
    /// @param path below the language, beginning with `/`, or empty for the front page
    public Page page(Lang lang, String path, Section section, String title) {
        DialogueInfo info = dialogue.info();
        return new Page(
                lang,
                path.isEmpty() ? "/" : path,
                title,
                section,
                languages.messages(lang),
                new Formats(lang, info.zone()),
                info,
                clock.instant(),
                assets,
                version,
                newest.stamp());
    }

    /// An ordinary answer, status 200.
    public ResponseEntity<byte[]> html(Page page, Caching caching, String template, Object view) {
        return html(page, caching, HttpStatus.OK, template, view);
    }

    /// A page whose template takes nothing but the frame.
    public ResponseEntity<byte[]> html(Page page, Caching caching, String template) {
        return html(page, caching, HttpStatus.OK, template, "");
    }

    /// The same page again with what is wrong in it: status 422, everything typed still there.
    public ResponseEntity<byte[]> invalid(Page page, String template, Object view) {
        return html(page, Caching.NO_STORE, HttpStatus.UNPROCESSABLE_CONTENT, template, view);
    }

    public ResponseEntity<byte[]> html(
            Page page, Caching caching, HttpStatus status, String template, Object view) {
        byte[] body = render(template, Map.of("page", page, "view", view));
        var answer =
                ResponseEntity.status(status)
                        .contentType(HTML)
                        .header(HttpHeaders.CONTENT_LANGUAGE, page.lang().code())
                        .header(HttpHeaders.CACHE_CONTROL, cacheControl(caching, page));
        if (caching == Caching.PUBLIC && status == HttpStatus.OK) {
            // Weak, because the container compresses on the way out.
            answer.eTag("W/\"" + shortHash(body) + "\"");
        }
        return answer.body(body);
    }

    /// After a POST that did something: 303, so that reloading does nothing twice.
    public ResponseEntity<byte[]> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// A page or `application/problem+json`, by what the sender accepts; same status, same words.
    public ResponseEntity<byte[]> refuse(HttpServletRequest request, Refusal refusal) {
        Lang lang = languages.of(request);
        Page page =
                page(
                        lang,
                        request,
                        Section.NONE,
                        languages
                                .messages(lang)
                                .text("shell.problem." + refusal.problem().code() + ".title"));
        var answer =
                ResponseEntity.status(refusal.problem().status())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_LANGUAGE, lang.code())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var wait = refusal.retryAfter();
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        if (refusal.problem() == Problem.NOT_SHOWN_BY_LAW) {
            answer.header(
                    HttpHeaders.LINK, "<" + page.link("about/method") + ">; rel=\"blocked-by\"");
        }
        if (ProblemJson.isAskedForBy(request)) {
            return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemJson.write(page, refusal));
        }
        ProblemView view =
                new ProblemView(
                        refusal,
                        "POST".equals(request.getMethod()) ? Languages.address(request) : "");
        return answer.contentType(HTML)
                .body(render("shell/problem.jte", Map.of("page", page, "view", view)));
    }

    /// What a form sent, in its order, to hand back with a refusal. Secrets are left out.
    public static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!isSecret(name)) {
                        fields.put(name, List.of(values));
                    }
                });
        return fields;
    }

    /// By the name of the field: what no page repeats.
    public static boolean isSecret(String field) {
        return field.matches("(?i).*(password|secret|key|totp|token).*|ticket(-work)?");
    }

    byte[] render(String template, Map<String, Object> parameters) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template, parameters, out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.getContentLength());
        try {
            out.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// How long an answer that is no page may be kept: like a page, never past the next edge.
    public String cacheControl(Caching caching) {
        return caching.header(dialogue.info().untilNextEdge(clock.instant(), Caching.reach()));
    }

    private static String cacheControl(Caching caching, Page page) {
        return caching.header(page.dialogue().untilNextEdge(page.now(), Caching.reach()));
    }

    private static String pathBelowLanguage(Lang lang, HttpServletRequest request) {
        String path = Languages.address(request);
        String prefix = "/" + lang.code();
        String below =
                path.equals(prefix) || path.startsWith(prefix + "/")
                        ? path.substring(prefix.length())
                        : "/";
        String query = request.getQueryString();
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return reads && query != null ? below + "?" + query : below;
    }

    private static String shortHash(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
