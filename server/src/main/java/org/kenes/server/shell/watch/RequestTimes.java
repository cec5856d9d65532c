package org.kenes.server.shell.watch;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

import java.io.IOException;

/// How long requests take, by method, pattern of the address and status. Addresses themselves are
/// never a label: they hold codes and keys of people.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTimes extends OncePerRequestFilter {
    private static final double[] SECONDS = {.005, .01, .025, .05, .1, .3, 1, 2, 5, 15};

    /// Nothing of ours has this address, or it was refused before anybody looked for it.
    private static final String NO_ROUTE = "none";

    private final Histogram times;

    RequestTimes(PrometheusRegistry registry) {
        times =
                Histogram.builder()
                        .name("kenes_http_request_seconds")
                        .help("Time from the request to the end of its answer.")
                        .labelNames("method", "route", "status")
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .register(registry);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long from = System.nanoTime();
        int status = 500; // what the container answers when somebody throws through us
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            times.labelValues(
                            method(request.getMethod()),
                            route == null ? NO_ROUTE : route.toString(),
                            Integer.toString(status))
                    .observe((System.nanoTime() - from) / 1e9);
        }
    }

    /// Methods that a client invents must not become labels without end.
    private static String method(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
