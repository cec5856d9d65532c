package org.kenes.server.dialogue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// The cookie of the answer key: made at the first contribution, never on a page that is only read.
@Component
public class KeyCookie {
    static final String NAME = "__Host-kenes-key";
    private static final long DAYS_AFTER_CLOSING = 30;
    private static final long MOST_DAYS = 400;

    private final byte[] voiceSecret;
    private final Randomness randomness;
    private final Settings settings;
    private final Clock clock;

    KeyCookie(Randomness randomness, Settings settings, Clock clock) {
        this.voiceSecret = KeyFile.of(settings, "voice", randomness);
        this.randomness = randomness;
        this.settings = settings;
        this.clock = clock;
    }

    public AnswerKey readOrMake(HttpServletRequest request) {
        return read(request).orElseGet(() -> new AnswerKey(randomness.bytes(32)));
    }

    public Optional<AnswerKey> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(NAME)) {
                return AnswerKey.parse(cookie.getValue(), voiceSecret);
            }
        }
        return Optional.empty();
    }

    /// A key as [#text] wrote it, perhaps with spaces that a mail or a person put in.
    public Optional<AnswerKey> typed(String text) {
        return AnswerKey.parse(text.replaceAll("\\s", ""), voiceSecret);
    }

    /// The key for carrying it to another device.
    public String text(AnswerKey key) {
        return key.cookie(voiceSecret);
    }

    /// What makes this browser forget its key.
    public ResponseCookie forgotten() {
        return cookie("", Duration.ZERO);
    }

    /// As whom this browser speaks: 0 for nobody in particular.
    public int level(HttpServletRequest request) {
        return read(request).map(AnswerKey::level).orElse(0);
    }

    public ResponseCookie write(AnswerKey key) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = settings.dialogue().closes().plusDays(DAYS_AFTER_CLOSING);
        long days = Math.clamp(end.toEpochDay() - today.toEpochDay(), 1, MOST_DAYS);
        return cookie(key.cookie(voiceSecret), Duration.ofDays(days));
    }

    /// The answer, and the browser keeps its key.
    public ResponseEntity<byte[]> kept(ResponseEntity<byte[]> answer, AnswerKey key) {
        var headers = new HttpHeaders(answer.getHeaders());
        headers.add(HttpHeaders.SET_COOKIE, write(key).toString());
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    private static ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
