package org.kenes.server.shell.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// Lets in as many who have something to say as can be served within a second or two, and tells all
/// others when to come again. Without it every one of a crowd would hold memory and wait for a
/// connection until the patience of all is over at once.
///
/// It stands before the limits against abuse: who is sent away here has used up nothing. Staff,
/// phones with a key and programs have doors of their own and do not pass here.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class Turnstile extends OncePerRequestFilter {
    private static final Pattern SPEAKS = Pattern.compile("/[a-z]{2,3}/(?!staff(/|$)).+");

    /// Requests at a time: half a second of work for two cores.
    static final int ROOM = 512;

    private final Semaphore room = new Semaphore(ROOM);
    private final Appointments appointments = new Appointments();
    private final Views views;

    Turnstile(Views views) {
        this.views = views;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !SPEAKS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!room.tryAcquire()) {
            Refusal full =
                    Refusal.of(Problem.BUSY)
                            .withRetryAfter(appointments.next(now()).plusSeconds(1))
                            .withTyped(Views.typed(request));
            LimitFilter.send(response, views.refuse(request, full));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
            appointments.served(now());
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
