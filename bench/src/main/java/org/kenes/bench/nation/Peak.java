package org.kenes.bench.nation;

import java.util.SplittableRandom;

/// People who come when they come, second by second, to servers that serve so many a second and
/// have room for so many more; who finds no room is told when to come again, as the turnstile of
/// the server does it. Deterministic.
final class Peak {
    /// @param contributions all that come within the day
    /// @param burst of them so many come within `burstSeconds`, at eight in the evening
    record Day(long contributions, long burst, int burstSeconds) {}

    /// @param perSecond contributions that all servers together can serve
    /// @param room contributions that may wait inside
    /// @param sequenced entries a second that the leader gives a place
    record Capacity(double perSecond, long room, double sequenced) {}

    /// @param told who were told to come again
    /// @param longest until the last of those was served, in seconds from when they first came
    /// @param busiest arrivals in the busiest second, first arrivals only
    /// @param behind how long the log is behind what was acknowledged at most, in seconds
    record Result(long told, double longest, long busiest, double behind) {}

    private static final int SECONDS = 86_400;
    private static final int EVENING = 20 * 3_600;

    /// Of a day on which nothing happens, by hours, of 1,000: nights are quiet, evenings are not.
    private static final int[] HOURS = {
        14, 8, 5, 4, 4, 7, 14, 26, 38, 46, 50, 52, 56, 54, 50, 49, 50, 54, 62, 76, 92, 88, 66, 35
    };

    private Peak() {}

    static Result of(Day day, Capacity capacity, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] promised = new double[2 * SECONDS];
        double inside = 0;
        double next = 0;
        long told = 0;
        double longest = 0;
        long busiest = 0;
        double waiting = 0;
        double most = 0;
        for (int second = 0; second < 2 * SECONDS; second++) {
            long fresh = second < SECONDS ? arrivals(day, second, random) : 0;
            busiest = Math.max(busiest, fresh);
            double come = fresh + promised[second];
            double served = Math.min(inside + come, capacity.perSecond());
            double stays = Math.min(inside + come - served, capacity.room());
            double turnedAway = inside + come - served - stays;
            inside = stays;
            waiting = Math.max(0, waiting + served - capacity.sequenced());
            most = Math.max(most, waiting);
            if (turnedAway > 0) {
                told += Math.round(turnedAway);
                next = Math.max(next, second + 1.0);
                while (turnedAway > 0) {
                    int at = (int) Math.min(next, 2.0 * SECONDS - 1);
                    double fits =
                            Math.min(turnedAway, Math.max(1, capacity.perSecond() - promised[at]));
                    promised[at] += fits;
                    turnedAway -= fits;
                    longest = Math.max(longest, at - second + 1.0);
                    next = at + (promised[at] >= capacity.perSecond() ? 1 : 0);
                }
            }
        }
        return new Result(told, longest, busiest, most / capacity.sequenced());
    }

    private static long arrivals(Day day, int second, SplittableRandom random) {
        double usual =
                (day.contributions() - day.burst()) * HOURS[second / 3_600] / 1_000.0 / 3_600;
        long come = poisson(usual, random);
        int since = second - EVENING;
        if (since >= 0 && since < day.burstSeconds()) {
            come += day.burst() / day.burstSeconds();
        }
        return come;
    }

    /// By the normal approximation, which is exact enough for hundreds.
    private static long poisson(double mean, SplittableRandom random) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
}
