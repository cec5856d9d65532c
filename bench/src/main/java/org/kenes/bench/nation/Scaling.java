package org.kenes.bench.nation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// `nation.Scaling [NAME=VALUE …]`: what a dialogue of so many people needs, on paper, from
/// measured costs. Nothing is measured here; every number it begins with is printed, and each can
/// be given another value, such as those of your own machine from `nation.Load` and
/// `nation.Stages`.
public final class Scaling {
    private static final Map<String, Double> COSTS = new LinkedHashMap<>();

    // Measured ones are of docs/performance.md; those of the load test on a machine with a load of
    // 30.
    static {
        COSTS.put("people", 100e6);
        COSTS.put("contributions", 1.5); // of each
        COSTS.put("days", 60.0);
        COSTS.put("server", 2_200.0); // µs of CPU of a contribution and half a reading, nation.Load
        COSTS.put("database", 1_450.0); // µs of CPU in PostgreSQL, nation.Load
        COSTS.put(
                "sequence", 110.0); // µs from adding to publishing, everything in it, record.Append
        COSTS.put("cores", 8.0); // of one server, of which a quarter stays free
        COSTS.put("databaseCores", 32.0); // of one PostgreSQL, of which a quarter stays free
        COSTS.put("room", 512.0); // of the turnstile of one server
        COSTS.put(
                "bytes",
                2_340.0); // of all tables and indexes for a contribution, after nation.Load
        COSTS.put("log", 90.0); // bytes of files for an entry, after nation.Load
    }

    /// Processor seconds of a million contributions, from `nation.Stages`; and how they grow.
    ///
    /// @param exponent 1 = with the number of contributions
    private record Stage(String name, double seconds, double exponent, String apart) {}

    private static final List<Stage> STAGES =
            List.of(
                    new Stage("verify the log", 0.5, 1, "by ranges of leaves, any number of cores"),
                    new Stage("tables of a cut", 60, 1, "by ranges of leaves, a file for each"),
                    new Stage("figures", 90, 1, "on Spark by contributions, the same bytes"),
                    new Stage("families of texts", 31, 1, "on Spark by bands of the sketch"),
                    new Stage("campaigns, words", 24, 1, "on Spark by texts"),
                    new Stage("themes", 30, 0, "at most 400 texts a provision: does not grow"),
                    new Stage(
                            "opinion groups",
                            10,
                            1,
                            "on Spark: sums over people are whole numbers"),
                    new Stage("report in three languages", 13.3, 0, "does not grow"),
                    new Stage("recount by a stranger", 216, 1, "all of the above once more"));

    private Scaling() {}

    public static void main(String[] args) {
        for (String word : args) {
            String[] pair = word.split("=", 2);
            if (pair.length < 2 || COSTS.put(pair[0], Double.parseDouble(pair[1])) == null) {
                System.err.println("unknown " + word + "; known are " + COSTS.keySet());
                System.exit(2);
            }
        }
        System.out.println("given: " + COSTS);
        size();
        peaks();
        stages();
    }

    private static double of(String name) {
        return Objects.requireNonNull(COSTS.get(name));
    }

    private static double all() {
        return of("people") * of("contributions");
    }

    private static void size() {
        System.out.printf(
                Locale.ROOT,
                "%n%,.0f contributions in %.0f days: %,.0f a day, %,.0f a second on average%n",
                all(),
                of("days"),
                all() / of("days"),
                all() / of("days") / 86_400);
        System.out.printf(
                Locale.ROOT,
                "kept: %,.0f GB in PostgreSQL, %,.1f GB of log files (%,.0f full tiles of"
                        + " entries)%n",
                all() * of("bytes") / 1e9,
                all() * of("log") / 1e9,
                all() / 256);
    }

    /// Contributions a second that one database can take beside the leader's work on them.
    private static double databaseCeiling() {
        return of("databaseCores") * 0.75 * 1e6 / (of("database") + of("sequence"));
    }

    /// @param share of all people who come within so many seconds, on top of an ordinary day
    private record Evening(String name, double share, int seconds) {}

    private static void peaks() {
        List<Evening> evenings =
                List.of(
                        new Evening("an ordinary day", 0, 1),
                        new Evening("a hundredth of all people within an hour", 0.01, 3_600),
                        new Evening("a tenth of all people within an hour", 0.1, 3_600),
                        new Evening("a hundredth of all people within a minute", 0.01, 60),
                        new Evening("a thousandth of all people within a second", 0.001, 1));
        double sequenced = 1e6 / of("sequence");
        System.out.printf(
                Locale.ROOT,
                "%none server takes %,.0f/s, one PostgreSQL at most %,.0f/s, the leader sequences"
                        + " at most %,.0f/s%n",
                perServer(),
                databaseCeiling(),
                sequenced);
        System.out.println(
                "\n"
                    + "| evening | servers | PostgreSQL | accepted a second | busiest second | told"
                    + " to come again | the last of them after | the log is behind by | bottleneck"
                    + " |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Evening evening : evenings) {
            for (int servers : new int[] {1, 4, 16}) {
                evening(evening, servers, 1, sequenced);
                if (servers * perServer() > databaseCeiling()) {
                    evening(evening, servers, 4, sequenced);
                }
            }
        }
    }

    /// @param shards into which the tables of contributions are divided (Citus or the like)
    private static void evening(Evening evening, int servers, int shards, double sequenced) {
        double day = all() / of("days");
        double burst = of("people") * evening.share();
        double web = servers * perServer();
        double database = shards * databaseCeiling();
        double pace = Math.min(web, database);
        Peak.Result it =
                Peak.of(
                        new Peak.Day(Math.round(day + burst), Math.round(burst), evening.seconds()),
                        new Peak.Capacity(pace, Math.round(servers * of("room")), sequenced),
                        1);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %,.0f | %,d | %,d | %s | %s | %s |%n",
                evening.name(),
                servers,
                shards,
                pace,
                it.busiest(),
                it.told(),
                it.told() == 0 ? "–" : time(it.longest()),
                time(it.behind()),
                it.told() == 0 ? "–" : pace == web ? "servers" : "PostgreSQL");
    }

    private static double perServer() {
        return of("cores") * 0.75 * 1e6 / of("server");
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    private static void stages() {
        System.out.println(
                "\n"
                        + "| stage | a million (measured) | all of them | on 64 cores, were it to"
                        + " spread evenly | how it spreads |");
        System.out.println("|---|---|---|---|---|");
        for (Stage stage : STAGES) {
            double seconds = stage.seconds() * Math.pow(all() / 1e6, stage.exponent());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f CPU-s | %s | %s | %s |%n",
                    stage.name(),
                    stage.seconds(),
                    hours(seconds),
                    stage.exponent() == 0 ? hours(seconds) : hours(seconds / 64),
                    stage.apart());
        }
    }

    private static String hours(double seconds) {
        return seconds < 600
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : seconds < 7_200
                        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
    }
}
