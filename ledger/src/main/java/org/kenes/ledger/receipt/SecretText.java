package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;

import java.util.Arrays;
import java.util.Optional;

/// A contribution's secret in a form a person can copy by hand: 14 groups of 4 symbols, with a
/// check value that catches a wrong one.
public final class SecretText {
    public static final int LENGTH = 32;
    private static final int CHECK = 3;

    private SecretText() {}

    public static String encode(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new MalformedException("a secret has 32 bytes, not " + secret.length);
        }
        byte[] all = Arrays.copyOf(secret, LENGTH + CHECK);
        System.arraycopy(check(secret), 0, all, LENGTH, CHECK);
        return Crockford.grouped(Crockford.encode(all, 56), 4);
    }

    /// Takes what a person typed: case, dashes, spaces and look-alike letters do not matter.
    ///
    /// @throws MalformedException if it is not a secret or a symbol is wrong
    public static byte[] decode(String typed) {
        String symbols = Crockford.normalised(typed);
        if (symbols.length() != 56) {
            throw new MalformedException("a secret has 56 symbols, not " + symbols.length());
        }
        byte[] all = Crockford.decode(symbols, LENGTH + CHECK);
        byte[] secret = Arrays.copyOf(all, LENGTH);
        if (!Arrays.equals(check(secret), Arrays.copyOfRange(all, LENGTH, LENGTH + CHECK))) {
            throw new MalformedException("the secret has a typing error: its check value is wrong");
        }
        return secret;
    }

    /// What a person typed, or nothing if it is not a secret.
    public static Optional<byte[]> typed(String typed) {
        try {
            return Optional.of(decode(typed));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static byte[] check(byte[] secret) {
        return Arrays.copyOf(Hash.sha256("kenes/secret/v1\n", secret).bytes(), CHECK);
    }
}
