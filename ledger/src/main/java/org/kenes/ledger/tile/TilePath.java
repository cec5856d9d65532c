package org.kenes.ledger.tile;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Shown;

import java.util.ArrayList;
import java.util.List;

/// Place of a tile below the root of a log, as in C2SP tlog-tiles: `tile/<level>/<n>[.p/<width>]`
/// for hashes and `tile/entries/<n>[.p/<width>]` for entries.
///
/// @param level 0–63, or [#ENTRIES] for an entry bundle
/// @param n number of the tile in its level
/// @param width 1–256 hashes or entries; 256 is a full tile
public record TilePath(int level, long n, int width) {
    public static final int ENTRIES = -1;

    /// Hashes in a full tile.
    public static final int FULL = 256;

    public TilePath {
        if (level < ENTRIES || level > 63 || n < 0 || width < 1 || width > FULL) {
            throw new MalformedException(
                    "no such tile: level " + level + ", number " + n + ", width " + width);
        }
    }

    /// The tile `n` of a level as wide as a log of this size has it.
    public static TilePath in(long size, int level, long n) {
        long hashes = size >>> (8 * Math.max(level, 0));
        return new TilePath(level, n, (int) Math.min(FULL, hashes - n * FULL));
    }

    /// Every tile and entry bundle that a log of this size has, each as wide as it has it.
    public static List<TilePath> of(long size) {
        List<TilePath> paths = new ArrayList<>();
        long hashes = size;
        for (int level = 0; hashes > 0; level++, hashes /= FULL) {
            for (long n = 0; n * FULL < hashes; n++) {
                int width = (int) Math.min(FULL, hashes - n * FULL);
                paths.add(new TilePath(level, n, width));
                if (level == 0) {
                    paths.add(new TilePath(ENTRIES, n, width));
                }
            }
        }
        return paths;
    }

    /// Whether a log of this size has everything that is in this tile.
    public boolean isWithin(long size) {
        int shift = 8 * Math.max(level, 0);
        long hashes = shift < Long.SIZE ? size >>> shift : 0;
        return n <= hashes / FULL && n * FULL + width <= hashes;
    }

    public boolean isFull() {
        return width == FULL;
    }

    public boolean isEntries() {
        return level == ENTRIES;
    }

    /// The path with `/` between its parts, relative to the root of the log.
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder("tile/");
        path.append(level == ENTRIES ? "entries" : Integer.toString(level)).append('/');
        int groups = 1;
        for (long rest = n / 1000; rest > 0; rest /= 1000) {
            groups++;
        }
        long unit = 1;
        for (int i = 1; i < groups; i++) {
            unit *= 1000;
        }
        for (; unit > 0; unit /= 1000) {
            int group = (int) (n / unit % 1000);
            if (unit > 1) {
                path.append('x');
            }
            path.append((char) ('0' + group / 100))
                    .append((char) ('0' + group / 10 % 10))
                    .append((char) ('0' + group % 10));
            if (unit > 1) {
                path.append('/');
            }
        }
        return isFull() ? path.toString() : path.append(".p/").append(width).toString();
    }

    /// @throws MalformedException for every spelling but the one [#toString] gives
    public static TilePath parse(String path) {
        TilePath parsed = read(path);
        if (!parsed.toString().equals(path)) {
            throw refused(path);
        }
        return parsed;
    }

    private static TilePath read(String path) {
        if (!path.startsWith("tile/")) {
            throw refused(path);
        }
        int afterLevel = path.indexOf('/', 5);
        if (afterLevel < 0) {
            throw refused(path);
        }
        String levelName = path.substring(5, afterLevel);
        int partial = path.indexOf(".p/", afterLevel);
        String number = path.substring(afterLevel + 1, partial < 0 ? path.length() : partial);
        long level = levelName.equals("entries") ? ENTRIES : Decimal.parse(levelName);
        long width = partial < 0 ? FULL : Decimal.parse(path.substring(partial + 3));
        if (level > 63 || width > FULL || number.length() > 4 * 6) {
            throw refused(path);
        }
        long n = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                n = n * 10 + (c - '0');
            } else if (c != 'x' && c != '/') {
                throw refused(path);
            }
        }
        return new TilePath((int) level, n, (int) width);
    }

    private static MalformedException refused(String path) {
        return new MalformedException("not a tile path: \"" + Shown.of(path) + "\"");
    }
}
