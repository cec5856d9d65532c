package org.kenes.server.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What one answer must hand to the very next page and to no address, log or database: the secret
/// of a receipt. A cookie that no script can read, good for a minute and read once: whoever shows
/// it sends [#spent] along.
public final class Flash {
    public static final String NAME = "__Host-kenes-flash";
    private static final Duration LASTS = Duration.ofMinutes(1);

    private Flash() {}

    /// @param code of the receipt, so that another receipt's page does not show this secret
    public static ResponseCookie of(String code, String secret) {
        return cookie(code + "." + secret, LASTS);
    }

    /// The secret that belongs to this receipt, if it came along.
    public static Optional<String> read(HttpServletRequest request, String code) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> value.startsWith(code + "."))
                        .map(value -> value.substring(code.length() + 1))
                        .findFirst();
    }

    public static ResponseCookie spent() {
        return cookie("", Duration.ZERO);
    }

    private static ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
    }
}
