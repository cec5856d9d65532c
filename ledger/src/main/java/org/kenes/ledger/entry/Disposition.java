package org.kenes.ledger.entry;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Hex;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What became of an entry: a function of the log, not a claim of its operator.
public sealed interface Disposition {
    List<String> NAMES =
            List.of("counted", "moderated", "withdrawn", "erased", "superseded", "public");

    /// 1–6, the third byte of the entry in a disposition tree.
    int code();

    record Counted() implements Disposition {
        @Override
        public int code() {
            return 1;
        }

        @Override
        public String toString() {
            return "counted";
        }
    }

    record Moderated(String rule) implements Disposition {
        @Override
        public int code() {
            return 2;
        }

        @Override
        public String toString() {
            return "moderated:" + rule;
        }
    }

    record Withdrawn() implements Disposition {
        @Override
        public int code() {
            return 3;
        }

        @Override
        public String toString() {
            return "withdrawn";
        }
    }

    record Erased() implements Disposition {
        @Override
        public int code() {
            return 4;
        }

        @Override
        public String toString() {
            return "erased";
        }
    }

    record Superseded(long by) implements Disposition {
        @Override
        public int code() {
            return 5;
        }

        @Override
        public String toString() {
            return "superseded:" + by;
        }
    }

    /// An act, not a contribution.
    record Public() implements Disposition {
        @Override
        public int code() {
            return 6;
        }

        @Override
        public String toString() {
            return "public";
        }
    }

    /// `counted`, `moderated` …: without rule or successor.
    default String name() {
        return NAMES.get(code() - 1);
    }

    /// The entry of the disposition tree: `4B 03 d [payload]`.
    default byte[] bytes() {
        byte[] payload =
                switch (this) {
                    case Moderated(String rule) -> rule.getBytes(StandardCharsets.US_ASCII);
                    case Superseded(long by) -> ByteBuffer.allocate(8).putLong(by).array();
                    case Counted _, Withdrawn _, Erased _, Public _ -> new byte[0];
                };
        byte[] entry = new byte[3 + payload.length];
        entry[0] = 0x4b;
        entry[1] = 3;
        entry[2] = (byte) code();
        System.arraycopy(payload, 0, entry, 3, payload.length);
        return entry;
    }

    /// @throws MalformedException if the bytes are not an entry of a disposition tree
    static Disposition parse(byte[] entry) {
        if (entry.length >= 3 && entry[0] == 0x4b && entry[1] == 3) {
            byte[] payload = java.util.Arrays.copyOfRange(entry, 3, entry.length);
            String rule = new String(payload, StandardCharsets.ISO_8859_1);
            if (entry[2] == 2 && LedgerRecord.NAME.matcher(rule).matches()) {
                return new Moderated(rule);
            }
            if (entry[2] == 5 && payload.length == 8 && payload[0] >= 0) {
                return new Superseded(ByteBuffer.wrap(payload).getLong());
            }
            if (payload.length == 0) {
                switch (entry[2]) {
                    case 1:
                        return new Counted();
                    case 3:
                        return new Withdrawn();
                    case 4:
                        return new Erased();
                    case 6:
                        return new Public();
                    default:
                        break;
                }
            }
        }
        throw new MalformedException("not a disposition entry: " + Hex.encode(entry));
    }
}
