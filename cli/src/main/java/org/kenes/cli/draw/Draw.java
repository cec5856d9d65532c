package org.kenes.cli.draw;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.HouseLottery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A draw of meetings to be checked (field specification, section 11): the seed follows from a
/// checkpoint that nobody knew when the draw was announced, each unit's key from the seed.
public final class Draw {
    private final HouseLottery lottery;

    /// @param checkpoint body of the checkpoint: origin, size and root, a line each
    /// @param beacon what a public event said after it, or empty
    public Draw(String drawId, String checkpoint, String beacon) {
        this.lottery = new HouseLottery(drawId, checkpoint, beacon);
    }

    /// @param stratum region and lead organiser
    public record Unit(String event, String stratum, List<String> organisers) {}

    /// @param part `national`, which the published bound rests on, or `topup`
    /// @param checker null when nobody is eligible
    public record Drawn(int rank, String part, Unit unit, byte[] key, @Nullable String checker) {}

    public String seedHex() {
        return lottery.seedHex();
    }

    /// @param n units of the whole country
    /// @param least units of every stratum, as far as it has so many
    /// @throws IllegalArgumentException if a unit is there twice, or there are fewer than `n`
    public List<Drawn> run(List<Unit> population, int n, int least, List<String> checkers) {
        if (n > population.size()) {
            throw new IllegalArgumentException(n + " cannot be drawn from " + population.size());
        }
        Map<String, Unit> units = new HashMap<>();
        for (Unit unit : population) {
            if (units.put(unit.event(), unit) != null) {
                throw new IllegalArgumentException("twice in the population: " + unit.event());
            }
        }
        List<Keyed> all =
                lottery.order(units.keySet()).stream()
                        .map(ticket ->
                                new Keyed(
                                        Objects.requireNonNull(units.get(ticket.unit())),
                                        ticket.key()))
                        .toList();
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
                                                        lottery.hmac(
                                                                "checker\n"
                                                                        + unit.event()
                                                                        + "\n"
                                                                        + c),
                                                Arrays::compareUnsigned)
                                        .thenComparing(c -> c))
                        .orElse(null);
        return new Drawn(rank, part, unit, it.key(), checker);
    }

    private static int inByteOrder(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
