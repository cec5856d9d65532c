package org.kenes.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 with a digest that is used again and again and buffers that are the caller's: walking
/// millions of leaves makes no garbage. One per thread.
public final class Sha256 {
    private static final ThreadLocal<Sha256> OWN = ThreadLocal.withInitial(Sha256::new);

    private final MessageDigest digest = digest();
    private final byte[] pair = new byte[1 + 2 * Hash.LENGTH];

    private Sha256() {
        pair[0] = 1;
    }

    public static Sha256 get() {
        return OWN.get();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] of(byte[]... pieces) {
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return digest.digest();
    }

    /// H(00 ‖ entry)
    public void leaf(byte[] entry, int offset, int length, byte[] out, int outOffset) {
        digest.update((byte) 0);
        digest.update(entry, offset, length);
        finish(out, outOffset);
    }

    /// H over a stretch that already begins with 00 or 01.
    public void prefixed(byte[] bytes, int offset, int length, byte[] out, int outOffset) {
        digest.update(bytes, offset, length);
        finish(out, outOffset);
    }

    /// H(01 ‖ left ‖ right); `out` may be one of the operands.
    void node(byte[] left, int l, byte[] right, int r, byte[] out, int outOffset) {
        System.arraycopy(left, l, pair, 1, Hash.LENGTH);
        System.arraycopy(right, r, pair, 1 + Hash.LENGTH, Hash.LENGTH);
        digest.update(pair, 0, pair.length);
        finish(out, outOffset);
    }

    /// Hashes `count` (a power of two) neighbouring hashes at `from` up to one, in place, at the
    /// beginning of `work`.
    public void up(byte[] hashes, int from, int count, byte[] work) {
        System.arraycopy(hashes, from, work, 0, count * Hash.LENGTH);
        for (int n = count; n > 1; n /= 2) {
            for (int i = 0; i < n / 2; i++) {
                int pairAt = 2 * i * Hash.LENGTH;
                node(work, pairAt, work, pairAt + Hash.LENGTH, work, i * Hash.LENGTH);
            }
        }
    }

    private void finish(byte[] out, int offset) {
        try {
            digest.digest(out, offset, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}
