package org.kenes.server.shell.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Languages;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may send what changes something (OWASP ASVS 5.0, 3.5). Our forms stand on pages that are the
/// same for everybody, so they carry no token; the browser tells where a request comes from:
///
/// | the request says | answer |
/// |---|---|
/// | `Sec-Fetch-Site: same-origin` | goes on |
/// | no such header, and `Origin` is ours | goes on |
/// | neither header | our page asks "send this?" with a signed token; nothing is recorded before |
/// | anything else: another site, a sibling host, `null` | refused, 403 |
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SameOrigin extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private enum Sender {
        OURS,
        UNKNOWN,
        FOREIGN
    }

    private final List<MachineDoor> doors;
    private final Views views;
    private final Languages languages;
    private final AskAgain askAgain;

    SameOrigin(List<MachineDoor> doors, Views views, Languages languages, Clock clock) {
        this.doors = doors;
        this.views = views;
        this.languages = languages;
        this.askAgain = new AskAgain(clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod())
                || doors.stream().anyMatch(door -> door.leads(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (sender(request)) {
            case OURS -> chain.doFilter(request, response);
            case UNKNOWN -> {
                if (!isPlainForm(request)) {
                    send(response, views.refuse(request, Refusal.of(Problem.FOREIGN_PAGE)));
                } else if (askAgain.isConfirmed(request)) {
                    chain.doFilter(request, response);
                } else {
                    send(response, confirmation(request));
                }
            }
            case FOREIGN -> send(response, views.refuse(request, foreign(request)));
        }
    }

    private static Sender sender(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") ? Sender.OURS : Sender.FOREIGN;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return Sender.UNKNOWN;
        }
        return origin.equals(ownOrigin(request)) ? Sender.OURS : Sender.FOREIGN;
    }

    private static String ownOrigin(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    private static boolean isPlainForm(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return request.getMethod().equals("POST")
                && (type == null || type.startsWith("application/x-www-form-urlencoded"));
    }

    private Refusal foreign(HttpServletRequest request) {
        Refusal refusal = Refusal.of(Problem.FOREIGN_PAGE);
        return isPlainForm(request) ? refusal.withTyped(Views.typed(request)) : refusal;
    }

    private ResponseEntity<byte[]> confirmation(HttpServletRequest request) {
        Lang lang = languages.of(request);
        Page page =
                views.page(
                        lang, request, Section.NONE, views.messages(lang).text("shell.ask.title"));
        return views.html(
                page,
                Caching.NO_STORE,
                "shell/ask-again.jte",
                new AskAgainView(request.getRequestURI(), askAgain.fields(request)));
    }

    private static void send(HttpServletResponse response, ResponseEntity<byte[]> answer)
            throws IOException {
        response.setStatus(answer.getStatusCode().value());
        for (Map.Entry<String, List<String>> header : answer.getHeaders().headerSet()) {
            for (String value : header.getValue()) {
                response.setHeader(header.getKey(), value);
            }
        }
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }
}
