package org.kenes.opinion.duplicates;

import java.util.Arrays;

/// The set of 64-bit hashes of all windows of five characters of a key (of the whole key if it is
/// shorter), and how much of it another key shares. One instance is reused for many texts; not
/// thread-safe.
final class Shingles {
    private static final int WINDOW = 5;

    private long[] hashes = new long[256];
    private int count;

    /// Open addressing; a slot is taken if its mark is the current text's.
    private long[] table = new long[1024];

    private int[] owner = new int[1024];
    private int[] seen = new int[1024];
    private int text;
    private int probe;

    private long[] other = new long[256];
    private char[] letters = new char[256];

    /// The number of distinct shingles.
    int size() {
        return count;
    }

    /// The distinct shingle at this index, in order of first occurrence.
    long get(int index) {
        return hashes[index];
    }

    /// Takes up a text by its [KeyCode].
    void read(byte[] code) {
        read(letters(code));
    }

    private int letters(byte[] code) {
        if (code.length > letters.length) {
            letters = new char[Math.max(code.length, 2 * letters.length)];
        }
        return KeyCode.letters(code, letters);
    }

    private void read(int length) {
        int windows = windows(length);
        if (windows > hashes.length) {
            hashes = new long[Math.max(windows, 2 * hashes.length)];
        }
        int raw = hash(letters, length, hashes);
        int need = Integer.highestOneBit(Math.max(raw, 256)) << 2;
        if (need > table.length) {
            table = new long[need];
            owner = new int[need];
            seen = new int[need];
            text = 0;
            probe = 0;
        }
        if (++text == Integer.MAX_VALUE) {
            Arrays.fill(owner, 0);
            text = 1;
        }
        count = 0;
        int mask = table.length - 1;
        for (int i = 0; i < raw; i++) {
            long hash = hashes[i];
            int slot = (int) (hash >>> 32) & mask;
            while (owner[slot] == text && table[slot] != hash) {
                slot = slot + 1 & mask;
            }
            if (owner[slot] != text) {
                owner[slot] = text;
                table[slot] = hash;
                hashes[count++] = hash;
            }
        }
    }

    /// How many distinct shingles the text that was read and this one share.
    int shared(byte[] code) {
        return count(letters(code), Integer.MAX_VALUE, 0);
    }

    /// Whether both share at least so many: looks no further than that is certain.
    boolean shares(byte[] code, long least) {
        return count(letters(code), least, least) >= least;
    }

    /// Counts until `enough` are found or `least` cannot be found any more.
    private int count(int length, long enough, long least) {
        int windows = windows(length);
        if (windows > other.length) {
            other = new long[Math.max(windows, 2 * other.length)];
        }
        int raw = hash(letters, length, other);
        if (++probe == Integer.MAX_VALUE) {
            Arrays.fill(seen, 0);
            probe = 1;
        }
        int mask = table.length - 1;
        int shared = 0;
        for (int i = 0; i < raw && shared < enough && shared + (raw - i) >= least; i++) {
            long hash = other[i];
            int slot = (int) (hash >>> 32) & mask;
            while (owner[slot] == text && table[slot] != hash) {
                slot = slot + 1 & mask;
            }
            if (owner[slot] == text && seen[slot] != probe) {
                seen[slot] = probe;
                shared++;
            }
        }
        return shared;
    }

    private static int windows(int length) {
        return Math.max(1, length - WINDOW + 1);
    }

    /// All windows, with repetitions. Windows are of code points; keys with characters beyond the
    /// basic plane take the slower way.
    private static int hash(char[] key, int length, long[] into) {
        if (length < WINDOW) {
            long h = length;
            for (int i = 0; i < length; i++) {
                h = mix(h ^ key[i] * 0x9E3779B97F4A7C15L);
            }
            into[0] = mix(h);
            return 1;
        }
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(key[i])) {
                return hashCodePoints(new String(key, 0, length).codePoints().toArray(), into);
            }
        }
        // Four characters fit into 64 bits; the fifth goes into a second word.
        long window = 0;
        for (int i = 0; i < WINDOW - 1; i++) {
            window = window << 16 | key[i];
        }
        int windows = length - WINDOW + 1;
        for (int i = 0; i < windows; i++) {
            char next = key[i + WINDOW - 1];
            into[i] = mix(mix(window) + next);
            window = window << 16 | next;
        }
        return windows;
    }

    private static int hashCodePoints(int[] points, long[] into) {
        int windows = Math.max(1, points.length - WINDOW + 1);
        for (int i = 0; i < windows; i++) {
            // The same as the fast way for windows of the basic plane.
            int last = Math.min(points.length, i + WINDOW) - 1;
            long window = 0;
            for (int j = i; j < last; j++) {
                window = window << 16 ^ points[j];
            }
            into[i] = mix(mix(window) + points[last]);
        }
        return windows;
    }

    /// SplitMix64's finaliser; the shingles' hashes are part of the published definition.
    static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
