package org.kenes.opinion.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A draw that a person can check with any SHA-256 tool: entries are ordered by SHA-256(seed ‖ id),
/// and the first ones win.
public final class Lottery {
    private final byte[] seed;

    public Lottery(Seed seed) {
        this.seed = seed.bytes();
    }

    /// @return the ids in the order of the draw; ties cannot occur between different ids
    public List<String> order(List<String> ids) {
        record Ticket(String id, byte[] hash) {}
        return ids.stream()
                .map(id -> new Ticket(id, hash(id)))
                .sorted(Comparator.comparing(Ticket::hash, Arrays::compareUnsigned))
                .map(Ticket::id)
                .toList();
    }

    /// A number in [0, 1) from SHA-256(seed ‖ participant ‖ counter), the counter as eight bytes,
    /// big-endian.
    public double draw(String participant, long counter) {
        byte[] id = participant.getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(id.length + 8).put(id).putLong(counter).array();
        return (ByteBuffer.wrap(hash(message)).getLong() >>> 11) * 0x1p-53;
    }

    /// The ticket of an entry: SHA-256(seed ‖ id).
    public byte[] hash(String id) {
        return hash(id.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(byte[] message) {
        MessageDigest digest = Seed.sha256();
        digest.update(seed);
        return digest.digest(message);
    }
}
