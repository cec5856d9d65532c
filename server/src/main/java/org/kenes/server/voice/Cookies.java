package org.kenes.server.voice;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Cookies of ten minutes that tie a link or a visit to the browser that asked.
final class Cookies {
    /// Lax, because the browser comes back over a link of somebody else's page.
    static final String FLOW = "__Host-kenes-identity";

    static final String BROWSER = "__Host-kenes-confirm";

    private Cookies() {}

    static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(it -> it.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static String write(String name, String value, Duration age) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }
}
