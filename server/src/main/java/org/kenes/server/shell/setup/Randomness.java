package org.kenes.server.shell.setup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/// Where every secret, salt, identifier and shuffle of the server comes from. Real use draws from
/// the system's generator; `demo --once` draws from a seed, so that equal seeds give equal bytes.
/// Thread-safe.
public final class Randomness {
    private interface Source {
        void fill(byte[] bytes);
    }

    private final Source source;

    private Randomness(Source source) {
        this.source = source;
    }

    public static Randomness secure() {
        return new Randomness(new SecureRandom()::nextBytes);
    }

    /// SHA-256 in counter mode. Anybody who knows the seed knows every secret: only for data that
    /// protect nobody.
    public static Randomness seeded(String seed) {
        return new Randomness(new Seeded(seed)::fill);
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        source.fill(bytes);
        return bytes;
    }

    public long number() {
        return ByteBuffer.wrap(bytes(8)).getLong();
    }

    /// A random (version 4) UUID.
    public UUID uuid() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(16));
        long high = bytes.getLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = bytes.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static final class Seeded {
        private final byte[] seed;
        private byte[] block = new byte[0];
        private int used;
        private long counter;

        Seeded(String seed) {
            this.seed = ("kenes randomness\n" + seed + "\n").getBytes(StandardCharsets.UTF_8);
        }

        synchronized void fill(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (used == block.length) {
                    block = next();
                    used = 0;
                }
                bytes[i] = block[used++];
            }
        }

        private byte[] next() {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(seed);
                return sha.digest(ByteBuffer.allocate(8).putLong(counter++).array());
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has SHA-256", e);
            }
        }
    }
}
