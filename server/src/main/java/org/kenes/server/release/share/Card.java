package org.kenes.server.release.share;

import org.kenes.server.shell.Page;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// A share card: 1200 × 630, the same figure, label and date as the page. Drawn with fonts of our
/// own, so that Kazakh letters are there on every machine.
final class Card {
    static final int WIDTH = 1200;
    static final int HEIGHT = 630;
    private static final int LEFT = 72;
    private static final int ROOM = WIDTH - 2 * LEFT;
    private static final int TITLE = 46;
    private static final int BIG = 96;
    private static final int SMALL = 28;

    /// The faces that reports are printed with.
    private static final Font REGULAR = font(400);

    private static final Font BOLD = font(700);

    private final Page page;
    private final Headline figure;

    Card(Page page, Headline figure) {
        this.page = page;
        this.figure = figure;
    }

    private static Font font(int weight) {
        String name = "/org/kenes/report/fonts/golos-text-" + weight + ".ttf";
        try (InputStream in = Card.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("not a font: " + name, e);
        }
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setColor(new Color(0xfbfaf7));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x0e6b5f));
        pen.fillRect(0, 0, WIDTH, 12);
        pen.setColor(new Color(0x1d2429));
        int y = 96;
        for (String line : wrap(pen, figure.title(), BOLD, TITLE, 2)) {
            draw(pen, line, BOLD, TITLE, LEFT, y);
            y += TITLE + 12;
        }
        y = body(pen, y + 20);
        foot(pen, y);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private int body(Graphics2D pen, int top) {
        List<Headline.Line> lines = figure.lines();
        int y = top;
        if (lines.size() == 1 && lines.getFirst().name().isEmpty()) {
            draw(pen, lines.getFirst().value(), BOLD, BIG, LEFT, y + BIG);
            draw(pen, lines.getFirst().base(), REGULAR, SMALL, LEFT, y + BIG + 48);
            return y + BIG + 70;
        }
        for (Headline.Line line : lines.subList(0, Math.min(5, lines.size()))) {
            y += 46;
            draw(pen, fit(pen, line.name(), REGULAR, SMALL, ROOM - 260), REGULAR, SMALL, LEFT, y);
            double width = width(pen, line.value(), BOLD, SMALL);
            draw(pen, line.value(), BOLD, SMALL, WIDTH - LEFT - (int) Math.ceil(width), y);
        }
        return y;
    }

    private void foot(Graphics2D pen, int from) {
        pen.setColor(new Color(0x55605f));
        int y = HEIGHT - 100;
        String source = page.asOf(figure.cut()) + " · " + page.dialogue().name(page.lang());
        draw(pen, fit(pen, source, REGULAR, 24, ROOM), REGULAR, 24, LEFT, HEIGHT - 44);
        if (figure.ofPositions() && from < y) {
            for (String line : wrap(pen, page.text("term.selfselected"), REGULAR, 24, 2)) {
                draw(pen, line, REGULAR, 24, LEFT, y - 22);
                y += 32;
            }
        }
    }

    private static void draw(Graphics2D pen, String text, Font face, int size, int x, int y) {
        pen.setFont(face.deriveFont((float) size));
        pen.drawString(text, x, y);
    }

    private static double width(Graphics2D pen, String text, Font face, int size) {
        return face.deriveFont((float) size)
                .getStringBounds(text, pen.getFontRenderContext())
                .getWidth();
    }

    private static String fit(Graphics2D pen, String text, Font face, int size, int room) {
        String shown = text;
        while (width(pen, shown, face, size) > room && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2).strip() + "…";
        }
        return shown;
    }

    private static List<String> wrap(Graphics2D pen, String text, Font face, int size, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(pen, longer, face, size) > ROOM && !line.isEmpty()) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, fit(pen, kept.getLast() + " …", face, size, ROOM));
        return kept;
    }
}
