package org.kenes.ledger.note;

/// RFC 8032 Ed25519 on raw keys. Bouncy Castle's arithmetic signs and verifies several times faster
/// than the JDK's, which is what lets a server acknowledge every contribution at once.
public final class Ed25519 {
    public static final int KEY = 32;
    public static final int SIGNATURE = 64;

    private Ed25519() {}

    /// @param seed the 32 secret bytes
    public static byte[] publicKey(byte[] seed) {
        byte[] key = new byte[KEY];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    /// @param key the public key of the seed, known already; a wrong one would give the seed away
    static byte[] sign(byte[] seed, byte[] key, byte[] message) {
        byte[] signature = new byte[SIGNATURE];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                seed, 0, key, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    public static boolean verify(byte[] key, byte[] message, byte[] signature, int offset) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                signature, offset, key, 0, message, 0, message.length);
    }

    /// Whether these 32 bytes are a point of the curve at all.
    public static boolean isKey(byte[] key) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartial(key, 0);
    }
}
