package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Distinct pairs of comparison key and stance, in order of their first text. Of a text nothing is
/// kept but the number of its node; of a node some twenty bytes beside its key, one byte a letter.
final class Nodes {
    /// Texts whose keys are made at a time, on all processors.
    private static final int CHUNK = 1 << 14;

    /// For each text its node, −1 for texts without a letter or digit.
    private int[] nodeOf = new int[1024];

    private int texts;
    private byte[][] keys = new byte[1024][];
    private int[] lengths = new int[1024];
    private long[] signatures = new long[1024];
    private byte[] stances = new byte[1024];

    /// Number of the first text.
    private int[] firsts = new int[1024];

    private int size;
    private int empty;

    /// Open addressing over nodes; a free slot holds zero, a taken one the node plus one.
    private int[] table = new int[4096];

    static Nodes of(List<? extends Text<?>> sorted) {
        Nodes nodes = new Nodes();
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            nodes.add(sorted.subList(from, Math.min(sorted.size(), from + CHUNK)));
        }
        return nodes;
    }

    /// Adds the texts that come next.
    void add(List<? extends Text<?>> next) {
        String[] all = new String[next.size()];
        IntStream.range(0, all.length)
                .parallel()
                .forEach(i -> all[i] = ComparisonKey.of(next.get(i).text()));
        for (int i = 0; i < all.length; i++) {
            add(all[i], next.get(i).stance());
        }
    }

    private void add(String key, Stance stance) {
        if (texts == nodeOf.length) {
            nodeOf = Arrays.copyOf(nodeOf, room(texts));
        }
        if (key.isEmpty()) {
            nodeOf[texts++] = -1;
            empty++;
            return;
        }
        byte[] code = KeyCode.of(key);
        int slot = slot(code, (byte) stance.ordinal());
        if (table[slot] == 0) {
            if (2 * (size + 1) > table.length) {
                grow();
                slot = slot(code, (byte) stance.ordinal());
            }
            table[slot] = size + 1;
            append(key, code, (byte) stance.ordinal());
        }
        nodeOf[texts++] = table[slot] - 1;
    }

    private void append(String key, byte[] code, byte stance) {
        if (size == keys.length) {
            int room = room(size);
            keys = Arrays.copyOf(keys, room);
            lengths = Arrays.copyOf(lengths, room);
            signatures = Arrays.copyOf(signatures, room);
            stances = Arrays.copyOf(stances, room);
            firsts = Arrays.copyOf(firsts, room);
        }
        keys[size] = code;
        lengths[size] = key.length();
        signatures[size] = Negation.signature(key);
        stances[size] = stance;
        firsts[size++] = texts;
    }

    /// Half as much again: doubling would need three times the room for a moment.
    private static int room(int size) {
        return size + (size >> 1);
    }

    private int slot(byte[] code, byte stance) {
        int mask = table.length - 1;
        int at = (int) (Shingles.mix(Arrays.hashCode(code) * 31L + stance) >>> 32) & mask;
        while (table[at] != 0
                && !(stances[table[at] - 1] == stance
                        && Arrays.equals(keys[table[at] - 1], code))) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int node = 0; node < size; node++) {
            table[slot(keys[node], stances[node])] = node + 1;
        }
    }

    /// Once all texts are in: the table that found equal keys is let go.
    void complete() {
        table = new int[0];
    }

    int size() {
        return size;
    }

    int texts() {
        return texts;
    }

    int empty() {
        return empty;
    }

    int nodeOf(int text) {
        return nodeOf[text];
    }

    /// The key as it is kept; not to be changed.
    byte[] code(int node) {
        return keys[node];
    }

    int length(int node) {
        return lengths[node];
    }

    /// Number of the node's first text.
    int first(int node) {
        return firsts[node];
    }

    /// Whether two nodes may be joined at all.
    boolean sameSide(int a, int b) {
        return signatures[a] == signatures[b] && stances[a] == stances[b];
    }
}
