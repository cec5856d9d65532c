package org.kenes.server.release.law;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/// What a share card shows inside a legal window: the mark, no word and no number. 1200 × 630.
final class NeutralCard {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int STROKES = 8;
    private static final byte[] PNG = draw();

    private NeutralCard() {}

    static ResponseEntity<byte[]> answer() {
        return ResponseEntity.status(HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(PNG);
    }

    /// Eight strokes in a ring that is open below, as the mark of the site.
    private static byte[] draw() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xfbfaf7));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x0e6b5f));
        pen.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < STROKES; i++) {
            double angle = Math.PI / 2 + (i + 1) * 2 * Math.PI / (STROKES + 1);
            double x = Math.cos(angle);
            double y = Math.sin(angle);
            pen.draw(
                    new Line2D.Double(
                            WIDTH / 2.0 + 95 * x,
                            HEIGHT / 2.0 + 95 * y,
                            WIDTH / 2.0 + 150 * x,
                            HEIGHT / 2.0 + 150 * y));
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
