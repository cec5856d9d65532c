package org.kenes.ledger.tree;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.StrictBase64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A SHA-256 value: 32 bytes that never change.
public final class Hash implements Comparable<Hash> {
    public static final int LENGTH = 32;

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    /// @throws MalformedException if there are not exactly 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    public static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    public static Hash ofHex(String hex) {
        return new Hash(Hex.decode(hex, LENGTH, "hash"));
    }

    public static Hash ofBase64(String base64) {
        return new Hash(StrictBase64.decode(base64, LENGTH, "hash"));
    }

    /// SHA-256 over the pieces, one after the other.
    public static Hash sha256(byte[]... pieces) {
        return new Hash(Sha256.get().of(pieces));
    }

    public static Hash sha256(String prefix, byte[]... pieces) {
        byte[][] all = new byte[pieces.length + 1][];
        all[0] = prefix.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(pieces, 0, all, 1, pieces.length);
        return sha256(all);
    }

    public byte[] bytes() {
        return value.clone();
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, LENGTH);
    }

    public boolean is(byte[] bytes, int offset) {
        return Arrays.equals(value, 0, LENGTH, bytes, offset, offset + LENGTH);
    }

    public String hex() {
        return Hex.encode(value);
    }

    public String base64() {
        return StrictBase64.encode(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    /// Base64, as on every line of the log.
    @Override
    public String toString() {
        return base64();
    }
}
