package org.kenes.server.shell.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What lets somebody through whose whole network is busy: a ticket that is good after twenty
/// seconds, or at once for a device that has worked for it, a second or two. Neither asks for
/// sight, hearing or a puzzle. Signed by this process, for one kind of request from one network,
/// good once and for ten minutes. Thread-safe.
final class Tickets {
    static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int RANDOM = 12;
    private static final int SIGNED = Long.BYTES + RANDOM;
    private static final int MAC = 16;
    private static final int MOST_USED = 200_000;
    private static final int LONGEST_WORK = 20;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];
    private final Map<String, Boolean> used =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_USED;
                }
            };

    Tickets() {
        random.nextBytes(key);
    }

    /// @param whose kind of request and network
    /// @param now in milliseconds
    String issue(String whose, long now) {
        byte[] chance = new byte[RANDOM];
        random.nextBytes(chance);
        byte[] signed =
                ByteBuffer.allocate(SIGNED).putLong(now + WAIT.toMillis()).put(chance).array();
        byte[] ticket = Arrays.copyOf(signed, SIGNED + MAC);
        System.arraycopy(mac(signed, whose), 0, ticket, SIGNED, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }

    /// Whether this ticket lets its holder through; it does so once.
    ///
    /// @param work what the device found, or null
    boolean redeem(@Nullable String ticket, @Nullable String work, String whose, long now) {
        byte[] bytes = decoded(ticket);
        if (ticket == null || bytes.length != SIGNED + MAC) {
            return false;
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        byte[] mac = Arrays.copyOfRange(bytes, SIGNED, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(signed, whose))) {
            return false;
        }
        long from = ByteBuffer.wrap(signed).getLong();
        boolean waited = now >= from || worked(ticket, work);
        if (!waited || now > from + GOOD_FOR.toMillis()) {
            return false;
        }
        synchronized (used) {
            return used.put(ticket, true) == null;
        }
    }

    /// Whether SHA-256 of ticket, colon and work begins with sixteen zero bits.
    static boolean worked(String ticket, @Nullable String work) {
        if (work == null || work.isEmpty() || work.length() > LONGEST_WORK) {
            return false;
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((ticket + ":" + work).getBytes(UTF_8));
            return digest[0] == 0 && digest[1] == 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] decoded(@Nullable String ticket) {
        try {
            return ticket == null ? new byte[0] : Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(byte[] signed, String whose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(signed);
            return Arrays.copyOf(mac.doFinal(whose.getBytes(UTF_8)), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
