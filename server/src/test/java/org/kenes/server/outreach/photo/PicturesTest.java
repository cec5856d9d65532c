package org.kenes.server.outreach.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.testkit.SharedData;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

class PicturesTest {
    private static final Credits CREDITS =
            new Credits(
                    "Фото: А. М. <a>",
                    "Қатысушылар & сұрақ",
                    "cc-by-4.0",
                    "https://creativecommons.org/licenses/by/4.0/",
                    "Жезқазған",
                    LocalDate.of(2031, 2, 27));

    @ParameterizedTest
    @ValueSource(strings = {"1772700000001.jpg", "1772700000002.jpg", "1772850000003.jpg"})
    void noRenditionHasAnythingOfTheDevice(String name) throws IOException {
        byte[] file = SharedData.bytes("field/samples/" + name);
        DeviceData device = DeviceData.of(file);
        assertThat(device.lat()).as("the sample carries its place").isNotNull();
        assertThat(device.taken()).isNotNull();
        String camera = String.valueOf(device.camera());
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(file);
        var renditions =
                Renditions.of(Renditions.upright(file, header, device.orientation()), CREDITS);
        assertThat(renditions).hasSize(3);
        for (Renditions.Rendition it : renditions) {
            String bytes = new String(it.jpeg(), ISO_8859_1);
            assertThat(Math.max(it.width(), it.height())).isLessThanOrEqualTo(it.size());
            assertThat(bytes)
                    .doesNotContain("Exif\0", "GPS", "exif:", camera, "C2PA", "ICC_PROFILE");
            assertThat(bytes).contains("http://ns.adobe.com/xap/1.0/", "Photoshop 3.0");
            assertThat(DeviceData.of(it.jpeg()).lat()).isNull();
            assertThat(segments(it.jpeg()))
                    .as("JFIF, XMP, IIM, tables, frame, scan")
                    .containsOnly(0xe0, 0xe1, 0xed, 0xdb, 0xc0, 0xc4, 0xda);
            assertThat(Arrays.copyOfRange(it.jpeg(), it.jpeg().length - 2, it.jpeg().length))
                    .containsExactly(0xff, 0xd9);
            assertThat(ImageIO.read(new ByteArrayInputStream(it.jpeg()))).isNotNull();
        }
    }

    @Test
    void theSameOriginalGivesTheSameBytes() throws IOException {
        byte[] file = SharedData.bytes("field/samples/1772700000001.jpg");
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(file);
        byte[] one = Renditions.of(Renditions.upright(file, header, 1), CREDITS).get(1).jpeg();
        byte[] other = Renditions.of(Renditions.upright(file, header, 1), CREDITS).get(1).jpeg();
        assertThat(one).isEqualTo(other);
    }

    @Test
    void aPictureBombIsRefusedByItsHeader() {
        byte[] png = new byte[40];
        byte[] head = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);
        System.arraycopy(head, 0, png, 0, head.length);
        png[17] = 1;
        png[21] = 1;
        assertThat(Sniffed.of(png)).isEqualTo(new Sniffed.Rejected("too_large"));
        png[16] = (byte) 0xff;
        assertThat(Sniffed.of(png)).isEqualTo(new Sniffed.Rejected("too_large"));
        byte[] jpeg = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xc0,
            0,
            11,
            8,
            0x4e,
            0x20,
            0x4e,
            0x20,
            1,
            0
        };
        assertThat(Sniffed.of(jpeg)).isEqualTo(new Sniffed.Rejected("too_large"));
    }

    @Test
    void whatItIsIsSeenFromItsContent() {
        assertThat(Sniffed.of(new byte[0])).isEqualTo(new Sniffed.Rejected("damaged"));
        assertThat(of("RIFF0000WEBPVP8 ")).isEqualTo(new Sniffed.Unsupported("webp"));
        assertThat(of("\0\0\0\u0018ftypheic")).isEqualTo(new Sniffed.Unsupported("heif"));
        assertThat(of("GIF89a")).isEqualTo(new Sniffed.Unsupported("gif"));
        assertThat(of("%PDF-1.7")).isEqualTo(new Sniffed.Unsupported("pdf"));
        assertThat(of("<svg xmlns=")).isEqualTo(new Sniffed.Unsupported("other"));
        assertThat(of("\u00ff\u00d8\u00ff\u00e0")).isEqualTo(new Sniffed.Rejected("damaged"));
    }

    @Test
    void aDamagedPictureIsSaidToBe() throws IOException {
        byte[] png = png(drawn(1));
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(png);
        byte[] half = Arrays.copyOf(png, 60);
        assertThatThrownBy(() -> Renditions.upright(half, header, 1))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPictureIsTurnedUpright() throws IOException {
        byte[] png = png(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB));
        Sniffed.Image header = (Sniffed.Image) Sniffed.of(png);
        assertThat(Renditions.upright(png, header, 6).getHeight()).isEqualTo(30);
        assertThat(Renditions.upright(png, header, 3).getHeight()).isEqualTo(20);
    }

    @Test
    void smallCopiesAreFoundAndOtherPicturesAreNot() {
        BufferedImage picture = drawn(1);
        PictureHash hash = PictureHash.of(picture);
        assertThat(hash.isLike(PictureHash.of(Renditions.scaled(picture, 400, 300)))).isTrue();
        for (int seed = 2; seed < 12; seed++) {
            assertThat(hash.isLike(PictureHash.of(drawn(seed)))).as("seed " + seed).isFalse();
        }
    }

    private static Sniffed of(String text) {
        return Sniffed.of(text.getBytes(ISO_8859_1));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int seed) {
        var image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            draw.setColor(new Color(random.nextInt(0x1000000)));
            draw.fillOval(
                    random.nextInt(1600),
                    random.nextInt(1200),
                    random.nextInt(500),
                    random.nextInt(500));
        }
        draw.dispose();
        return image;
    }

    private static List<Integer> segments(byte[] jpeg) {
        var found = new java.util.ArrayList<Integer>();
        int at = 2;
        while (at + 3 < jpeg.length) {
            int marker = jpeg[at + 1] & 0xff;
            found.add(marker);
            if (marker == 0xda) {
                break;
            }
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return found;
    }
}
