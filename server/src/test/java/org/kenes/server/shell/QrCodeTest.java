package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is drawn is read back with a decoder, from the very path of the picture.
class QrCodeTest {
    private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    @Test
    void anAddressIsReadBackInCapitalsAndStaysSmall() throws Exception {
        QrCode code = QrCode.ofAddress("https://kenes.example/kk/receipt/7CV7T-VDQQH");
        assertThat(new Decoder().decode(modules(code)).getText())
                .isEqualTo("HTTPS://KENES.EXAMPLE/KK/RECEIPT/7CV7T-VDQQH");
        assertThat(code.side()).as("version 3 and the quiet zone").isLessThanOrEqualTo(29 + 8);
    }

    @Test
    void aFileOfTheGreatestSizeIsReadBackByteByByte() throws Exception {
        byte[] file = new byte[QrCode.MOST_BYTES];
        new Random(1).nextBytes(file);
        byte[] dash = "— witness".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(dash, 0, file, 0, dash.length);
        var read = new Decoder().decode(modules(QrCode.ofBytes(file)));
        assertThat(read.getByteSegments()).singleElement().isEqualTo(file);
        assertThatThrownBy(() -> QrCode.ofBytes(Arrays.copyOf(file, file.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BitMatrix modules(QrCode code) {
        int quiet = 4;
        BitMatrix modules = new BitMatrix(code.side() - 2 * quiet);
        Matcher stroke = STROKE.matcher(code.path());
        while (stroke.find()) {
            modules.setRegion(
                    Integer.parseInt(stroke.group(1)) - quiet,
                    Integer.parseInt(stroke.group(2)) - quiet,
                    Integer.parseInt(stroke.group(3)),
                    1);
        }
        return modules;
    }
}
