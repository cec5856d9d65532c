package org.kenes.server.outreach.photo;

import java.nio.charset.StandardCharsets;

/// What a file is, by its content alone: neither its name nor the type it came with is believed.
sealed interface Sniffed {
    /// @param width in pixels, as the header says
    record Image(String format, int width, int height) implements Sniffed {}

    /// Something that is kept and never shown.
    record Unsupported(String what) implements Sniffed {}

    /// @param reason `too_large` or `damaged`
    record Rejected(String reason) implements Sniffed {}

    long MOST_PIXELS = 50_000_000;
    int LONGEST_SIDE = 20_000;

    static Sniffed of(byte[] file) {
        if (file.length == 0) {
            return new Rejected("damaged");
        }
        if (at(file, 0) == 0xff && at(file, 1) == 0xd8 && at(file, 2) == 0xff) {
            return jpeg(file);
        }
        if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return starts(file, 12, "IHDR") && file.length >= 24
                    ? sized("png", number(file, 16), number(file, 20))
                    : new Rejected("damaged");
        }
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return webp(file);
        }
        if (starts(file, 4, "ftyp")) {
            return new Unsupported("heif");
        }
        if (starts(file, 0, "GIF8")) {
            return new Unsupported("gif");
        }
        if (starts(file, 0, "%PDF")) {
            return new Unsupported("pdf");
        }
        return new Unsupported("other");
    }

    /// The frame header, wherever it stands among the segments.
    private static Sniffed jpeg(byte[] file) {
        int at = 2;
        while (at + 9 < file.length) {
            if (at(file, at) != 0xff) {
                return new Rejected("damaged");
            }
            int marker = at(file, at + 1);
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                int height = at(file, at + 5) << 8 | at(file, at + 6);
                int width = at(file, at + 7) << 8 | at(file, at + 8);
                return sized("jpeg", width, height);
            }
            boolean bare = marker == 0xff || marker == 0x01 || marker >= 0xd0 && marker <= 0xd7;
            at += bare ? (marker == 0xff ? 1 : 2) : 2 + (at(file, at + 2) << 8 | at(file, at + 3));
        }
        return new Rejected("damaged");
    }

    /// Kept and never shown, but a huge one is told from others all the same (RFC 9649).
    private static Sniffed webp(byte[] file) {
        int width = 1;
        int height = 1;
        if (starts(file, 12, "VP8X")) {
            width = 1 + (at(file, 24) | at(file, 25) << 8 | at(file, 26) << 16);
            height = 1 + (at(file, 27) | at(file, 28) << 8 | at(file, 29) << 16);
        } else if (starts(file, 12, "VP8L")) {
            int bits = Integer.reverseBytes(number(file, 21));
            width = 1 + (bits & 0x3fff);
            height = 1 + (bits >>> 14 & 0x3fff);
        } else if (starts(file, 12, "VP8 ")) {
            width = (at(file, 26) | at(file, 27) << 8) & 0x3fff;
            height = (at(file, 28) | at(file, 29) << 8) & 0x3fff;
        }
        return sized("webp", Math.max(1, width), Math.max(1, height)) instanceof Rejected large
                ? large
                : new Unsupported("webp");
    }

    private static Sniffed sized(String format, int width, int height) {
        if (width < 1 || height < 1) {
            return new Rejected(width < 0 || height < 0 ? "too_large" : "damaged");
        }
        boolean large =
                width > LONGEST_SIDE
                        || height > LONGEST_SIDE
                        || (long) width * height > MOST_PIXELS;
        return large ? new Rejected("too_large") : new Image(format, width, height);
    }

    private static int at(byte[] file, int index) {
        return index < file.length ? file[index] & 0xff : 0;
    }

    private static int number(byte[] file, int index) {
        return at(file, index) << 24
                | at(file, index + 1) << 16
                | at(file, index + 2) << 8
                | at(file, index + 3);
    }

    private static boolean starts(byte[] file, int from, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (at(file, from + i) != (wanted[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
