package org.kenes.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Random numbers without a state: the draw of a slot of an element depends on the seed, the name
/// of the stream, the index and the slot, and on nothing that was drawn before. The mixing function
/// is the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014); the key is the beginning of a SHA-256.
final class Draws {
    private final long key;

    Draws(String seed, String stream) {
        try {
            byte[] name = (seed + "\n" + stream).getBytes(StandardCharsets.UTF_8);
            key = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    long bits(long index, int slot) {
        return mix(key ^ mix(index) ^ Long.rotateLeft(mix(slot), 21));
    }

    /// @return a number in [0, bound)
    int below(long index, int slot, int bound) {
        return (int) Math.unsignedMultiplyHigh(bits(index, slot), bound);
    }

    boolean percent(long index, int slot, int chance) {
        return below(index, slot, 100) < chance;
    }

    /// The position whose weight the draw falls on.
    ///
    /// @param weights none negative, the sum positive
    int weighted(long index, int slot, long... weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        long rest = Math.unsignedMultiplyHigh(bits(index, slot), sum);
        int position = 0;
        while (rest >= weights[position]) {
            rest -= weights[position];
            position++;
        }
        return position;
    }

    private static long mix(long value) {
        long x = value + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
