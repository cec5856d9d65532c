package org.kenes.server.outreach.photo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Small files that would be huge pictures: told by their header alone, or decoded so coarsely that
/// they stay small.
public class ImageBombTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aPictureTooLargeIsRefusedBeforeAnythingIsDecoded() {
        for (byte[] bomb :
                new byte[][] {
                    png(30_000, 30_000, 0),
                    png(20_001, 1, 0),
                    png(10_000, 5_001, 0),
                    png(0x7fffffff, 0x7fffffff, 0),
                    png(-1, 5, 0),
                    jpeg(65_500, 65_500),
                    jpeg(20_001, 100),
                    webp("VP8X", 16_384, 16_384),
                    webp("VP8L", 16_383, 16_383),
                    webp("VP8 ", 16_383, 16_383)
                }) {
            long before = allocated();
            Sniffed found = Sniffed.of(bomb);
            long used = allocated() - before;
            assertThat(found).isEqualTo(new Sniffed.Rejected("too_large"));
            assertThat(used).isLessThan(MEGABYTE);
        }
        assertThat(Sniffed.of(webp("VP8X", 640, 480))).isEqualTo(new Sniffed.Unsupported("webp"));
    }

    /// 49 million pixels in 50 kilobytes are allowed; they are never all in memory.
    @Test
    void aPictureOfTheGreatestSizeIsDecodedCoarsely() throws IOException {
        byte[] bomb = png(7_000, 7_000, 7_000);
        assertThat(bomb.length).isLessThan(200_000);
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(bomb);
        long before = allocated();
        long from = System.nanoTime();
        BufferedImage upright = Renditions.upright(bomb, header, 1);
        assertThat(allocated() - before).isLessThan(64 * MEGABYTE);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
        assertThat(Math.max(upright.getWidth(), upright.getHeight())).isLessThanOrEqualTo(2_560);
    }

    /// A gigabyte of zeros in one compressed chunk of text beside a small picture.
    @Test
    void aBombBesideThePictureIsNotUnpacked() throws IOException {
        byte[] zeros = new byte[1 << 20];
        var packed = new ByteArrayOutputStream();
        packed.writeBytes("Comment\0\0".getBytes(ISO_8859_1));
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int i = 0; i < 1_024; i++) {
                deflate.write(zeros);
            }
        }
        var file = new ByteArrayOutputStream();
        byte[] picture = png(64, 64, 64);
        file.write(picture, 0, 33);
        file.writeBytes(chunk("zTXt", packed.toByteArray()));
        file.writeBytes(chunk("iCCP", packed.toByteArray()));
        file.write(picture, 33, picture.length - 33);
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(file.toByteArray());
        long before = allocated();
        BufferedImage upright = Renditions.upright(file.toByteArray(), header, 1);
        DeviceData.of(file.toByteArray());
        assertThat(allocated() - before).isLessThan(64 * MEGABYTE);
        assertThat(upright.getWidth()).isEqualTo(64);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().threadId());
    }

    /// Black and white, one bit a pixel.
    ///
    /// @param rows that are really in the file
    public static byte[] png(int width, int height, int rows) {
        var file = new ByteArrayOutputStream();
        file.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array();
        file.writeBytes(chunk("IHDR", head));
        var packed = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] row = new byte[1 + (rows == 0 ? 0 : (width + 7) / 8)];
            for (int i = 0; i < rows; i++) {
                deflate.write(row);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        file.writeBytes(chunk("IDAT", packed.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(40)
                .putInt(0xffd8ffc0)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    private static byte[] webp(String kind, int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(56).put("WEBP".getBytes(ISO_8859_1));
        file.put(kind.getBytes(ISO_8859_1)).putInt(20);
        switch (kind) {
            case "VP8X" -> {
                file.putInt(0);
                three(file, width - 1);
                three(file, height - 1);
            }
            case "VP8L" -> file.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14);
            default ->
                    file.put(new byte[] {0, 0, 0, (byte) 0x9d, 0x01, 0x2a})
                            .putShort((short) width)
                            .putShort((short) height);
        }
        return file.array();
    }

    private static void three(ByteBuffer file, int value) {
        file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
}
