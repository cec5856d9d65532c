package org.kenes.cli.draw;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A draw of meetings to be checked (field specification, section 11): the seed follows from a
/// checkpoint that nobody knew when the draw was announced, each unit's key from the seed.
public final class Draw {
    private final byte[] seed;

    /// @param checkpoint body of the checkpoint: origin, size and root, a line each
    /// @param beacon what a public event said after it, or empty
    public Draw(String drawId, String checkpoint, String beacon) {
        this.seed = sha256("kenes/draw/v1\n" + drawId + "\n" + checkpoint + beacon + "\n");
    }

    /// @param stratum region and lead organiser
    public record Unit(String event, String stratum, List<String> organisers) {}

    /// @param part `national`, which the published bound rests on, or `topup`
    /// @param checker null when nobody is eligible
    public record Drawn(int rank, String part, Unit unit, byte[] key, @Nullable String checker) {}

    public String seedHex() {
        return HexFormat.of().formatHex(seed);
    }

    /// @param n units of the whole country
    /// @param least units of every stratum, as far as it has so many
    /// @throws IllegalArgumentException if a unit is there twice, or there are fewer than `n`
    public List<Drawn> run(List<Unit> population, int n, int least, List<String> checkers) {
        if (n > population.size()) {
            throw new IllegalArgumentException(n + " cannot be drawn from " + population.size());
        }
        List<Keyed> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Unit unit : population) {
            if (!seen.add(unit.event())) {
                throw new IllegalArgumentException("twice in the population: " + unit.event());
            }
            all.add(new Keyed(unit, hmac("unit\n" + unit.event())));
        }
        all.sort(
                Comparator.comparing(Keyed::key, Arrays::compareUnsigned)
                        .thenComparing(it -> it.unit().event()));
        List<Drawn> drawn = new ArrayList<>();
        Map<String, Integer> inStratum = new TreeMap<>(Draw::inByteOrder);
        all.forEach(it -> inStratum.put(it.unit().stratum(), 0));
        for (Keyed it : all.subList(0, n)) {
            drawn.add(drawn(drawn.size() + 1, "national", it, checkers));
            inStratum.merge(it.unit().stratum(), 1, Integer::sum);
        }
        for (var stratum : inStratum.entrySet()) {
            int missing = least - stratum.getValue();
            for (Keyed it : all.subList(n, all.size())) {
                if (missing > 0 && it.unit().stratum().equals(stratum.getKey())) {
                    drawn.add(drawn(drawn.size() + 1, "topup", it, checkers));
                    missing--;
                }
            }
        }
        return drawn;
    }

    private record Keyed(Unit unit, byte[] key) {}

    private Drawn drawn(int rank, String part, Keyed it, List<String> checkers) {
        Unit unit = it.unit();
        String checker =
                checkers.stream()
                        .filter(c -> !unit.organisers().contains(c))
                        .min(
                                Comparator.comparing(
                                                (String c) ->
                                                        hmac("checker\n" + unit.event() + "\n" + c),
                                                Arrays::compareUnsigned)
                                        .thenComparing(c -> c))
                        .orElse(null);
        return new Drawn(rank, part, unit, it.key(), checker);
    }

    private static int inByteOrder(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(String message) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
