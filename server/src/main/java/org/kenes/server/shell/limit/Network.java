package org.kenes.server.shell.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names for networks that say nothing about them tomorrow: HMAC of IPv4 /24 or IPv6 /48 under a
/// key that lives in this process for one day.
final class Network {
    private static final int KEEP_V4 = 3;
    private static final int KEEP_V6 = 6;

    private final byte[] key = new byte[32];
    private long day = Long.MIN_VALUE;

    /// @param address as the container gives it, a literal
    /// @return empty for this very machine: its proxy or its operator, not a network
    synchronized String name(String address, long epochDay) {
        try {
            InetAddress it = InetAddress.getByName(address);
            if (it.isLoopbackAddress()) {
                return "";
            }
            if (epochDay != day) {
                new SecureRandom().nextBytes(key);
                day = epochDay;
            }
            byte[] bytes = it.getAddress();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] name = mac.doFinal(Arrays.copyOf(bytes, bytes.length == 4 ? KEEP_V4 : KEEP_V6));
            return HexFormat.of().formatHex(name, 0, 16);
        } catch (UnknownHostException e) {
            return HexFormat.of().formatHex(address.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
