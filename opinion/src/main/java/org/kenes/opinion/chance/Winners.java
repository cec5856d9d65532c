package org.kenes.opinion.chance;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// The first ones of a [Lottery] among more entries than fit in memory. Adding and merging in any
/// order gives the same winners; memory holds no more than them. Not thread-safe.
///
/// @param <T> what is drawn
public final class Winners<T extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1;

    private final int most;
    private final TreeSet<Ticket<T>> lowest = new TreeSet<>();

    /// The first four bytes of the last winner's ticket: most entries lose by them.
    private int last = -1;

    /// @param hash SHA-256(seed ‖ id), hexadecimal, so that it can be compared as text and printed
    public record Ticket<T extends Serializable>(String hash, String id, T item)
            implements Comparable<Ticket<T>>, Serializable {
        @Override
        public int compareTo(Ticket<T> other) {
            int byHash = hash.compareTo(other.hash);
            return byHash == 0 ? id.compareTo(other.id) : byHash;
        }
    }

    /// @param most how many win
    public Winners(int most) {
        this.most = most;
    }

    /// @param hash of the id, from [Lottery#hash]
    public void add(byte[] hash, String id, T item) {
        if (lowest.size() == most && Integer.compareUnsigned(first(hash), last) > 0) {
            return;
        }
        add(new Ticket<>(HexFormat.of().formatHex(hash), id, item));
    }

    private void add(Ticket<T> ticket) {
        lowest.add(ticket);
        if (lowest.size() > most) {
            lowest.pollLast();
        }
        if (lowest.size() == most) {
            last = Integer.parseUnsignedInt(lowest.last().hash, 0, 8, 16);
        }
    }

    public void merge(Winners<T> other) {
        other.lowest.forEach(this::add);
    }

    /// In the order of the draw.
    public List<Ticket<T>> inOrder() {
        return List.copyOf(lowest);
    }

    private static int first(byte[] hash) {
        return ByteBuffer.wrap(hash).getInt();
    }
}
