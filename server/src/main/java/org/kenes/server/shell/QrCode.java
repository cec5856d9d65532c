package org.kenes.server.shell;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// A QR code as a drawing: crisp at every size, on screen and on paper.
///
/// @param side modules, with the quiet zone
/// @param path of the dark modules, for an SVG of `side` × `side`
public record QrCode(int side, String path) {
    /// What version 30 holds at level L; more is not read reliably by phones.
    public static final int MOST_BYTES = 1_732;

    private static final int QUIET = 4;

    /// An address, in capitals and thereby in the alphanumeric mode that needs the fewest modules;
    /// level M.
    ///
    /// @param address its path must be answered in capitals too
    public static QrCode ofAddress(String address) {
        return draw(address.toUpperCase(Locale.ROOT), ErrorCorrectionLevel.M);
    }

    /// A file, byte by byte; level L.
    ///
    /// @throws IllegalArgumentException if it is longer than [#MOST_BYTES]
    public static QrCode ofBytes(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new IllegalArgumentException("too long for a QR code: " + file.length);
        }
        return draw(new String(file, StandardCharsets.ISO_8859_1), ErrorCorrectionLevel.L);
    }

    private static QrCode draw(String content, ErrorCorrectionLevel level) {
        try {
            ByteMatrix dark =
                    Encoder.encode(content, level, Map.<EncodeHintType, Object>of()).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dark.getHeight(); y++) {
                row(dark.getArray()[y], y, path);
            }
            return new QrCode(dark.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length(), e);
        }
    }

    /// Dark modules beside each other become one stroke.
    private static void row(byte[] modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.length) {
            int from = x;
            while (x < modules.length && modules[x] == 1) {
                x++;
            }
            if (x > from) {
                path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
            }
            x++;
        }
    }

    /// A picture file of its own.
    public String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + side
                + " "
                + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                + side
                + "v"
                + side
                + "H0z\"/><path d=\""
                + path
                + "\"/></svg>\n";
    }
}
