package org.kenes.server.outreach.photo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/// The pictures that are shown. Decoded so coarsely that no more than about 2560 pixels a side are
/// ever in memory, turned upright, in sRGB, scaled step by step, written as JPEG with no other
/// segment than JFIF and the words of the house.
final class Renditions {
    static final List<Integer> SIZES = List.of(1280, 640, 240);
    private static final float QUALITY = 0.82f;

    private Renditions() {}

    /// @param size longest side that was asked for
    record Rendition(int size, int width, int height, byte[] jpeg) {}

    /// What can be decoded, upright and at most about 2560 pixels a side.
    ///
    /// @throws IOException when it is damaged
    static BufferedImage upright(byte[] file, Sniffed.Image header, int orientation)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(header.format());
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(header.width(), header.height()) / SIZES.getFirst());
            param.setSourceSubsampling(step, step, 0, 0);
            return turned(reader.read(0, param), orientation);
        } catch (RuntimeException e) {
            // some damaged files make the decoder fall over instead of saying so
            throw new IOException("damaged: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    static List<Rendition> of(BufferedImage upright, Credits credits) throws IOException {
        List<Rendition> all = new ArrayList<>();
        BufferedImage at = upright;
        for (int size : SIZES) {
            int longest = Math.max(at.getWidth(), at.getHeight());
            if (longest > size) {
                int width = Math.max(1, Math.round(at.getWidth() * (float) size / longest));
                int height = Math.max(1, Math.round(at.getHeight() * (float) size / longest));
                at = scaled(at, width, height);
            }
            all.add(new Rendition(size, at.getWidth(), at.getHeight(), jpeg(at, credits)));
        }
        return all;
    }

    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = scaled.createGraphics();
        draw.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        draw.drawImage(image, 0, 0, width, height, null);
        draw.dispose();
        return scaled;
    }

    /// Orientations of Exif: 1 upright, 2 mirrored, 3 upside down, 6 a quarter to the right, …
    private static BufferedImage turned(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        boolean lying = orientation >= 5;
        BufferedImage turned =
                new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        AffineTransform how =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        Graphics2D draw = turned.createGraphics();
        // transparent parts become white, other colour spaces become sRGB
        draw.setColor(java.awt.Color.WHITE);
        draw.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        draw.drawImage(image, how, null);
        draw.dispose();
        return turned;
    }

    private static byte[] jpeg(BufferedImage image, Credits credits) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return withWords(bytes.toByteArray(), credits);
    }

    /// Puts the words of the house behind the JFIF segment that the encoder wrote first.
    private static byte[] withWords(byte[] jpeg, Credits credits) {
        int jfif = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        var all = new ByteArrayOutputStream();
        all.write(jpeg, 0, jfif);
        var xmp = new ByteArrayOutputStream();
        xmp.writeBytes("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1));
        xmp.writeBytes(credits.xmp());
        segment(all, 0xe1, xmp.toByteArray());
        segment(all, 0xed, credits.iim());
        all.write(jpeg, jfif, jpeg.length - jfif);
        return all.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xff);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }
}
