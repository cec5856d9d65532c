package org.kenes.ledger.tile;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Sha256;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Up to 256 neighbouring entries in one file: per entry a length of two bytes, then the bytes.
/// Zero and 65,535 are legal lengths.
public final class EntryBundle {
    public static final int LONGEST_ENTRY = 0xffff;

    private EntryBundle() {}

    /// @throws MalformedException if the bytes are not a sequence of 1–256 whole entries
    public static List<byte[]> parse(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int length = length(bundle, at);
            byte[] entry = new byte[length];
            System.arraycopy(bundle, at + 2, entry, 0, length);
            entries.add(entry);
            at += 2 + length;
        }
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new MalformedException(
                    "an entry bundle has 1 to 256 entries, not " + entries.size());
        }
        return entries;
    }

    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            write(entry, out);
        }
        return out.toByteArray();
    }

    public static void write(byte[] entry, ByteArrayOutputStream out) {
        if (entry.length > LONGEST_ENTRY) {
            throw new MalformedException("an entry has at most 65,535 bytes, not " + entry.length);
        }
        out.write(entry.length >>> 8);
        out.write(entry.length);
        out.write(entry, 0, entry.length);
    }

    /// Length of the entry whose two length bytes are at `at`, all of it inside the bundle.
    public static int length(byte[] bundle, int at) {
        return length(bundle, at, bundle.length);
    }

    private static int length(byte[] bundle, int at, int end) {
        if (at + 2 > end) {
            throw new MalformedException("entry bundle ends inside a length at byte " + at);
        }
        int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
        if (at + 2 + length > end) {
            throw new MalformedException("entry bundle ends inside the entry at byte " + at);
        }
        return length;
    }

    /// Writes the leaf hashes of exactly `width` entries to the beginning of `hashes`.
    ///
    /// @param end where the bundle ends in the array
    public static void leaves(byte[] bundle, int end, int width, byte[] hashes, Sha256 sha) {
        int at = 0;
        for (int i = 0; i < width; i++) {
            int length = length(bundle, at, end);
            // The byte before the entry stands in for the 00 that a leaf begins with.
            byte kept = bundle[at + 1];
            bundle[at + 1] = 0;
            sha.prefixed(bundle, at + 1, 1 + length, hashes, i * Hash.LENGTH);
            bundle[at + 1] = kept;
            at += 2 + length;
        }
        if (at != end) {
            throw new MalformedException(
                    "entry bundle has " + (end - at) + " bytes after its " + width + " entries");
        }
    }
}
