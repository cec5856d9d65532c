package org.kenes.ledger.entry;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;

import java.util.Arrays;
import java.util.Map;

/// What a leaf says by its envelope: `4B 01 kind C` (sealed, exactly 35 bytes) or `4B 02 kind json`
/// (public, canonical JSON). Anything else is not an entry of a dialogue.
public sealed interface LogEntry {
    int LONGEST_PUBLIC = 16_384;

    int kind();

    byte[] bytes();

    /// A contribution: only a commitment is in the log.
    record Sealed(int kind, Hash commitment) implements LogEntry {
        public static final int LENGTH = 3 + Hash.LENGTH;

        public Sealed {
            checkKind(kind);
        }

        @Override
        public byte[] bytes() {
            byte[] entry = new byte[LENGTH];
            entry[0] = 0x4b;
            entry[1] = 1;
            entry[2] = (byte) kind;
            commitment.copyTo(entry, 3);
            return entry;
        }
    }

    /// An act that everyone reads in the log itself.
    ///
    /// @param members values as in [CanonicalJson]
    record Public(int kind, Map<String, Object> members) implements LogEntry {
        public Public {
            checkKind(kind);
        }

        @Override
        public byte[] bytes() {
            byte[] json = CanonicalJson.write(members);
            byte[] entry = new byte[3 + json.length];
            if (entry.length > LONGEST_PUBLIC) {
                throw new MalformedException(
                        "a public entry has at most 16,384 bytes, not " + entry.length);
            }
            entry[0] = 0x4b;
            entry[1] = 2;
            entry[2] = (byte) kind;
            System.arraycopy(json, 0, entry, 3, json.length);
            return entry;
        }
    }

    /// @throws MalformedException if the bytes are neither
    static LogEntry parse(byte[] entry) {
        if (entry.length < 3 || entry[0] != 0x4b || entry[2] == 0) {
            throw new MalformedException("not an entry of a dialogue");
        }
        int kind = entry[2] & 0xff;
        return switch (entry[1]) {
            case 1 -> {
                if (entry.length != Sealed.LENGTH) {
                    throw new MalformedException(
                            "a sealed entry has 35 bytes, not " + entry.length);
                }
                yield new Sealed(kind, Hash.at(entry, 3));
            }
            case 2 -> {
                if (entry.length > LONGEST_PUBLIC) {
                    throw new MalformedException(
                            "a public entry has at most 16,384 bytes, not " + entry.length);
                }
                yield new Public(
                        kind, CanonicalJson.read(Arrays.copyOfRange(entry, 3, entry.length)));
            }
            default -> throw new MalformedException("unknown form of entry: " + entry[1]);
        };
    }

    private static void checkKind(int kind) {
        if (kind < 1 || kind > 255) {
            throw new MalformedException("a kind is 1 to 255, not " + kind);
        }
    }
}
