package org.kenes.opinion.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// 256 public bits.
///
/// @param hex 64 lower-case hexadecimal digits
public record Seed(String hex) {
    public Seed {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a seed has 64 lower-case hexadecimal digits: " + hex);
        }
    }

    /// The seed of a conversation in a cut.
    ///
    /// @param root root of the checkpoint, 32 bytes
    public static Seed ofCut(byte[] root, String conversation) {
        MessageDigest digest = sha256();
        digest.update("kenes opinion v1".getBytes(StandardCharsets.UTF_8));
        digest.update(root);
        digest.update(conversation.getBytes(StandardCharsets.UTF_8));
        return new Seed(HexFormat.of().formatHex(digest.digest()));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// The first eight bytes, big-endian.
    long first64() {
        return ByteBuffer.wrap(bytes()).getLong();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
