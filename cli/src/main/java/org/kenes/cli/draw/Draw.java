package org.kenes.cli.draw;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.HouseLottery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    /// @param parents branch → the organisation it is a branch of; who has an ancestor in common
    ///   with an organiser does not check it
    /// @throws IllegalArgumentException if a unit is there twice, or there are fewer than `n`
    public List<Drawn> run(
            List<Unit> population,
            int n,
            int least,
            List<String> checkers,
            Map<String, String> parents) {
        Checkers eligible = new Checkers(lottery, checkers, parents);
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
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<Keyed>> rest = new HashMap<>();
        for (Keyed it : all.subList(0, n)) {
            drawn.add(drawn(drawn.size() + 1, "national", it, eligible));
            missing.merge(it.unit().stratum(), least - 1, (left, _) -> left - 1);
        }
        for (Keyed it : all.subList(n, all.size())) {
            rest.computeIfAbsent(it.unit().stratum(), _ -> new ArrayList<>()).add(it);
        }
        for (String stratum : rest.keySet().stream().sorted(Draw::inByteOrder).toList()) {
            List<Keyed> left = Objects.requireNonNull(rest.get(stratum));
            int more = Math.clamp(missing.getOrDefault(stratum, least), 0, left.size());
            for (Keyed it : left.subList(0, more)) {
                drawn.add(drawn(drawn.size() + 1, "topup", it, eligible));
            }
        }
        return drawn;
    }

    private record Keyed(Unit unit, byte[] key) {}

    private static Drawn drawn(int rank, String part, Keyed it, Checkers checkers) {
        return new Drawn(rank, part, it.unit(), it.key(), checkers.of(it.unit()));
    }

    private static int inByteOrder(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
