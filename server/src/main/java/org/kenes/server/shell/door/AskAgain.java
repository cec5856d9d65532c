package org.kenes.server.shell.door;

import jakarta.servlet.http.HttpServletRequest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signed token of the page that asks "send this?". It binds the address and every field, and
/// holds for an hour; the key lives as long as the process, so after a restart the page is shown
/// once more. A foreign page cannot make such a token, because it cannot read ours.
final class AskAgain {
    static final String TOKEN = "confirmed";

    private static final Duration HOLDS = Duration.ofHours(1);

    private final SecretKeySpec key;
    private final Clock clock;

    AskAgain(Clock clock) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.clock = clock;
    }

    /// All fields as they were sent, and the token.
    Map<String, List<String>> fields(HttpServletRequest request) {
        Map<String, List<String>> fields = sent(request);
        Instant until = clock.instant().plus(HOLDS);
        fields.put(TOKEN, List.of(token(request.getRequestURI(), fields, until.getEpochSecond())));
        return fields;
    }

    boolean isConfirmed(HttpServletRequest request) {
        String given = request.getParameter(TOKEN);
        if (given == null || !given.matches("[0-9]{1,12}\\.[0-9a-f]{64}")) {
            return false;
        }
        long until = Long.parseLong(given.substring(0, given.indexOf('.')));
        String right = token(request.getRequestURI(), sent(request), until);
        return clock.instant().getEpochSecond() <= until
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.US_ASCII),
                        right.getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, List<String>> sent(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        fields.remove(TOKEN);
        return fields;
    }

    private String token(String path, Map<String, List<String>> fields, long until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            add(mac, "kenes/ask-again/v1");
            add(mac, Long.toString(until));
            add(mac, path);
            for (Map.Entry<String, List<String>> field : new TreeMap<>(fields).entrySet()) {
                add(mac, field.getKey());
                add(mac, Integer.toString(field.getValue().size()));
                field.getValue().forEach(value -> add(mac, value));
            }
            return until + "." + HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// Length first, so that two lists of parts never give the same bytes.
    private static void add(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
    }
}
