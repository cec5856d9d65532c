package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a device wrote into a JPEG: how the picture is to be turned (1–8, 1 is upright), and for
/// the house only when, where and with what it was taken (Exif 2.32, CIPA DC-008).
record DeviceData(
        int orientation,
        @Nullable LocalDateTime taken,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String camera,
        boolean contentCredentials) {
    private static final DeviceData NONE = new DeviceData(1, null, null, null, null, false);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_ENTRIES = 500;

    /// Never fails: what cannot be read is not there.
    static DeviceData of(byte[] file) {
        boolean credentials = false;
        DeviceData found = NONE;
        int at = 2;
        while (at + 4 < file.length && (file[at] & 0xff) == 0xff) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xda || marker == 0xd9) {
                break;
            }
            int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            int end = Math.min(file.length, at + 2 + length);
            credentials |= marker == 0xeb;
            boolean exif =
                    marker == 0xe1
                            && end - at > 10
                            && new String(file, at + 4, 4, StandardCharsets.ISO_8859_1)
                                    .equals("Exif");
            if (exif) {
                found = tiff(ByteBuffer.wrap(file, at + 10, end - at - 10).slice());
            }
            at += 2 + length;
        }
        return new DeviceData(
                found.orientation, found.taken, found.lat, found.lon, found.camera, credentials);
    }

    private static DeviceData tiff(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int main = tiff.getInt(4);
            Integer orientation = number(tiff, main, 0x0112);
            Integer exif = number(tiff, main, 0x8769);
            Integer gps = number(tiff, main, 0x8825);
            String time = exif == null ? null : text(tiff, exif, 0x9003);
            return new DeviceData(
                    orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation,
                    time == null ? null : time(time),
                    gps == null ? null : degrees(tiff, gps, 2, "S"),
                    gps == null ? null : degrees(tiff, gps, 4, "W"),
                    text(tiff, main, 0x0110),
                    false);
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return NONE;
        }
    }

    private static @Nullable LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// @return where the entry of a tag begins, or -1
    private static int entry(ByteBuffer tiff, int directory, int tag) {
        int entries = Math.min(tiff.getShort(directory) & 0xffff, MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * 12;
            if ((tiff.getShort(at) & 0xffff) == tag) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable Integer number(ByteBuffer tiff, int directory, int tag) {
        int at = entry(tiff, directory, tag);
        if (at < 0) {
            return null;
        }
        boolean brief = tiff.getShort(at + 2) == 3;
        return brief ? Integer.valueOf(tiff.getShort(at + 8) & 0xffff) : tiff.getInt(at + 8);
    }

    private static @Nullable String text(ByteBuffer tiff, int directory, int tag) {
        int at = entry(tiff, directory, tag);
        if (at < 0 || tiff.getShort(at + 2) != 2) {
            return null;
        }
        int length = Math.min(tiff.getInt(at + 4), 200);
        byte[] bytes = new byte[Math.max(0, length)];
        tiff.get(length <= 4 ? at + 8 : tiff.getInt(at + 8), bytes);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /// @param tag of the three fractions; its reference is the tag before
    private static @Nullable Double degrees(
            ByteBuffer tiff, int directory, int tag, String negative) {
        int at = entry(tiff, directory, tag);
        if (at < 0) {
            return null;
        }
        int from = tiff.getInt(at + 8);
        double degrees = 0;
        for (int i = 0; i < 3; i++) {
            long over = tiff.getInt(from + i * 8) & 0xffffffffL;
            long under = tiff.getInt(from + i * 8 + 4) & 0xffffffffL;
            degrees += under == 0 ? 0 : (double) over / under / Math.pow(60, i);
        }
        boolean below = negative.equals(text(tiff, directory, tag - 1));
        return below ? -degrees : degrees;
    }
}
