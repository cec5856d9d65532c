package org.kenes.server.shell.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Refuses what comes too fast, with the time to wait and everything that was typed.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class LimitFilter extends OncePerRequestFilter {
    /// The cookie of the answer key; its value is counted and kept nowhere else.
    private static final String KEY = "__Host-kenes-key";

    /// Fields of a form that was sent again with a ticket.
    private static final String TICKET = "ticket";

    private static final String WORK = "ticket-work";

    /// @param pause zero lets the request through
    /// @param ticket makes the same request good after that time, or null
    private record Decision(Duration pause, @Nullable String ticket) {
        static final Decision PASS = new Decision(Duration.ZERO, null);
    }

    private final Buckets buckets = new Buckets();
    private final Tickets tickets = new Tickets();
    private final Network network = new Network();
    private final Proxy proxy;
    private final Views views;
    private final Clock clock;

    LimitFilter(Environment settings, Views views, Clock clock) {
        this.proxy = Proxy.of(settings.getProperty("kenes.trust-proxy", ""));
        this.views = views;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Limited> limited = Limited.of(request);
        Decision decision = limited.map(it -> decide(it, request)).orElse(Decision.PASS);
        limited.filter(Limited::isForPrograms).ifPresent(it -> tell(it, request, response));
        if (decision.pause().isZero()) {
            chain.doFilter(request, response);
        } else {
            send(response, refusal(request, decision));
        }
    }

    private Decision decide(Limited what, HttpServletRequest request) {
        long now = clock.millis();
        String key = key(request);
        if (!key.isEmpty()) {
            Duration wait = buckets.take(what + key, what.perKey(), now);
            if (!wait.isZero()) {
                return new Decision(wait, null);
            }
        }
        String from = network.name(proxy.client(request), now / 86_400_000);
        if (from.isEmpty()) {
            return Decision.PASS;
        }
        String whose = what + from;
        Duration hard = buckets.take(whose, List.of(what.perNetwork()), now);
        if (!hard.isZero()) {
            return new Decision(hard, null);
        }
        boolean form = request.getMethod().equals("POST") && !what.isForPrograms();
        if (!form
                || buckets.take(whose, List.of(what.soft()), now).isZero()
                || tickets.redeem(
                        request.getParameter(TICKET), request.getParameter(WORK), whose, now)) {
            return Decision.PASS;
        }
        return new Decision(Tickets.WAIT, tickets.issue(whose, now));
    }

    /// What a program may still do (draft-ietf-httpapi-ratelimit-headers): policy, and what is left
    /// of it. Whoever brings a key is told about the key, others about their network.
    private void tell(Limited what, HttpServletRequest request, HttpServletResponse response) {
        long now = clock.millis();
        String key = key(request);
        boolean own = !key.isEmpty() && !what.perKey().isEmpty();
        String name = own ? key : network.name(proxy.client(request), now / 86_400_000);
        Limited.Rate rate = own ? what.perKey().getFirst() : what.perNetwork();
        String policy = own ? "\"key\"" : "\"network\"";
        long seconds = Math.max(1, rate.in().toSeconds());
        response.setHeader("RateLimit-Policy", policy + ";q=" + rate.times() + ";w=" + seconds);
        response.setHeader(
                "RateLimit",
                policy + ";r=" + buckets.left(what + name, rate, now) + ";t=" + seconds);
    }

    private ResponseEntity<byte[]> refusal(HttpServletRequest request, Decision decision) {
        Refusal refusal =
                Refusal.of(Problem.SLOW_DOWN)
                        .withRetryAfter(decision.pause().plusSeconds(1))
                        .withTicket(decision.ticket());
        return views.refuse(request, refusal.withTyped(Views.typed(request)));
    }

    /// Whoever writes for others is counted by its key, a person by theirs.
    private static String key(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && request.getRequestURI().startsWith("/api/")) {
            return authorization;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(KEY)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    static void send(HttpServletResponse response, ResponseEntity<byte[]> answer)
            throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }
}
