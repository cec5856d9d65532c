package org.kenes.server.outreach.desk;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.form.Fault;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import tools.jackson.databind.json.JsonMapper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

/// Where keys of the field are issued and revoked; both are entries of the record.
@Component
public class KeyDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 20_000;
    private static final int QR_SIDE = 600;

    private final FieldKeys keys;
    private final Organisations organisations;
    private final Places places;
    private final Record record;
    private final Dialogue dialogue;
    private final Clock clock;

    KeyDesk(
            FieldKeys keys,
            Organisations organisations,
            Places places,
            Record record,
            Dialogue dialogue,
            Clock clock) {
        this.keys = keys;
        this.organisations = organisations;
        this.places = places;
        this.record = record;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    public sealed interface Issue {
        record Done(FieldKey key, String token) implements Issue {}

        record Refused(List<Fault> problems) implements Issue {}
    }

    @Transactional
    public Issue issue(FieldKeys.Wish wish) {
        List<Fault> problems = new ArrayList<>();
        if (organisations.find(wish.organisation()).isEmpty()) {
            problems.add(new Fault("no-organisation", wish.organisation()));
        }
        if (places.find(wish.place()).isEmpty()) {
            problems.add(new Fault("no-place", wish.place()));
        }
        if (!List.of("reporter", "checker").contains(wish.role())) {
            problems.add(new Fault("no-role", wish.role()));
        }
        if (keys.all().size() >= MOST) {
            problems.add(new Fault("many-keys", String.valueOf(MOST)));
        }
        if (!problems.isEmpty()) {
            return new Issue.Refused(problems);
        }
        FieldKeys.Issued issued = keys.issue(wish);
        FieldKey key = issued.key();
        write(
                "issued " + key.id(),
                new FieldEntry.FieldKey(
                        key.id(),
                        key.organisation(),
                        key.place(),
                        key.role(),
                        LocalDate.ofInstant(key.issued(), ZoneOffset.UTC),
                        day(key.expires())));
        return new Issue.Done(key, issued.token());
    }

    /// @return the key as it is now; empty if there is none that was still in force
    @Transactional
    public Optional<FieldKey> revoke(String id, Duration grace) {
        Optional<FieldKey> revoked = keys.revoke(id, grace);
        revoked.ifPresent(key ->
                write("revoked " + id, new FieldEntry.FieldKeyRevoked(id, LocalDate.now(clock))));
        return revoked;
    }

    private void write(String key, Entry entry) {
        record.add(
                new Submission(
                        new SubmissionKey("outreach/field-key", key),
                        key.getBytes(StandardCharsets.UTF_8),
                        () -> entry));
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// What ODK Collect scans to know this server: its settings, packed.
    public String settings(String url) {
        Map<String, Object> general = new LinkedHashMap<>();
        general.put("server_url", url);
        general.put("form_update_mode", "match_exactly");
        general.put("autosend", "wifi_and_cellular");
        general.put("image_size", "medium");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("general", general);
        all.put("admin", Map.of());
        var info = dialogue.info();
        all.put("project", Map.of("name", info.name(info.langs().getFirst())));
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(JSON.writeValueAsBytes(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /// A QR code as one path of squares.
    ///
    /// @param side in squares
    public record Squares(int side, String path) {}

    public static Squares squares(String text) {
        BitMatrix matrix = matrix(text, 0);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new Squares(matrix.getWidth(), path.toString());
    }

    /// A QR code with error level M as a PNG.
    public static byte[] png(String text) {
        BitMatrix matrix = matrix(text, QR_SIDE);
        var image = new BufferedImage(QR_SIDE, QR_SIDE, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < QR_SIDE; y++) {
            for (int x = 0; x < QR_SIDE; x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xffffff);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static BitMatrix matrix(String text, int side) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            side,
                            side,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
        }
    }
}
