package org.kenes.server.account;

import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.setup.Randomness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

/// Random tokens of 256 bits as text, and the hash that is kept of one.
public final class Tokens {
    private static final int BYTES = 32;

    private Tokens() {}

    public static String draw(Randomness randomness) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES));
    }

    public static byte[] hash(String token) {
        return Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    /// A name that may be shown: it does not open anything.
    static String id(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
