package org.kenes.opinion.chance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The lottery of the house (field specification, section 11): the seed follows from a checkpoint
/// that nobody knew when the draw was announced, each unit's key from the seed, and the smallest
/// keys are drawn. Meetings to be checked and passages to be quoted are drawn by it.
public final class HouseLottery {
    private final byte[] seed;
    private final Mac mac;

    /// @param checkpoint body of the checkpoint: origin, size and root, a line each
    /// @param beacon what a public event said after it, or empty: then whoever runs the log could
    ///   have tried several checkpoints
    public HouseLottery(String drawId, String checkpoint, String beacon) {
        String message = "kenes/draw/v1\n" + drawId + "\n" + checkpoint + beacon + "\n";
        this.seed = Seed.sha256().digest(message.getBytes(StandardCharsets.UTF_8));
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HMAC-SHA-256", e);
        }
    }

    /// @param key HMAC-SHA-256 of the unit under the seed
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, never changed
    public record Ticket(String unit, byte[] key) {
        public String keyHex() {
            return HexFormat.of().formatHex(key);
        }
    }

    public String seedHex() {
        return HexFormat.of().formatHex(seed);
    }

    /// All units in the order of the draw: by key, then by name.
    public List<Ticket> order(Collection<String> units) {
        return units.stream()
                .map(unit -> new Ticket(unit, hmac("unit\n" + unit)))
                .sorted(
                        Comparator.comparing(Ticket::key, Arrays::compareUnsigned)
                                .thenComparing(Ticket::unit))
                .toList();
    }

    /// What else follows from the seed.
    public synchronized byte[] hmac(String message) {
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }
}
