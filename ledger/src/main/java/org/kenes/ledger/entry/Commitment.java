package org.kenes.ledger.entry;

import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;

/// The digests of the four compartments and what they hash to: `C = node(coded, rest)`, `rest =
/// node(text, tail)`, `tail = node(prov, ctl)`. A reader who is given the coded part needs `rest`
/// and nothing more.
public record Commitment(Hash coded, Hash text, Hash prov, Hash ctl) {
    private static final byte[] NODE = "kenes/node/v1\n".getBytes(StandardCharsets.US_ASCII);

    public Hash tail() {
        return node(prov, ctl);
    }

    public Hash rest() {
        return node(text, tail());
    }

    /// C, the only thing of a contribution that is in the log.
    public Hash value() {
        return node(coded, rest());
    }

    public LogEntry.Sealed entry(int kind) {
        return new LogEntry.Sealed(kind, value());
    }

    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /// C from an opened coded part and the hash of everything else.
    public static Hash of(byte[] codedSalt, String coded, Hash rest) {
        return node(Compartment.CODED.digest(codedSalt, coded), rest);
    }

    /// `rest` from opened words and the hash of the two parts that stay hidden.
    public static Hash rest(byte[] textSalt, String text, Hash tail) {
        return node(Compartment.TEXT.digest(textSalt, text), tail);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
