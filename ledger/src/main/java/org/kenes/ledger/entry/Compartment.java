package org.kenes.ledger.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The four parts of a contribution that are committed to under salts of their own, so that each
/// can be shown, hidden or destroyed alone.
public enum Compartment {
    /// What the tables publish.
    CODED,
    /// The words.
    TEXT,
    /// What only auditors may see.
    PROV,
    /// The author's key for withdrawing, or nothing.
    CTL;

    public static final int SALT = 16;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// Never handed out.
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] label = ("kenes/compartment/v1\n" + code + "\n").getBytes(US_ASCII);

    public String code() {
        return code;
    }

    /// d(x): what commits to a value; without the salt it says nothing about it.
    public Hash digest(byte[] salt, byte[] value) {
        if (salt.length != SALT) {
            throw new MalformedException("a salt has 16 bytes, not " + salt.length);
        }
        return Hash.sha256(label, salt, value);
    }

    public Hash digest(byte[] salt, String value) {
        return digest(salt, value.getBytes(StandardCharsets.UTF_8));
    }
}
