package org.kenes.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.Json;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.sample.Nation;
import org.kenes.sample.Truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What was planted in the synthetic nation beside what the published tables of the cut say, each
/// with the error that chance allows: the file `truth/errors.csv` of a demo's release. Nothing but
/// the folder of the cut is read.
///
/// A share counts opinions outside campaigns; four standard errors of a share of that many are
/// allowed. Of a campaign, every text that counts must be in one family and no other text; a tenth
/// of a hundredth, at least one, may be lost to people who later answered again. A meeting reported
/// twice shows as two reports of one place, day and audience.
final class TruthErrors {
    static final String PATH = "truth/errors.csv";
    private static final String HEADER = "what,key,planted,found,base,error,allowed,within\n";
    private static final int LEAST = 30;
    private static final double STANDARD_ERRORS = 4;
    private static final int MEGABYTES = 512;
    private static final int PLACES = 6;

    private static final String SHARES =
            """
            SELECT %s AS key, c.stance, count(*) AS n
            FROM contributions c LEFT JOIN families f ON f.idx = c.idx
            WHERE c.kind = 'opinion' AND c.stance IS NOT NULL AND NOT coalesce(f.campaign, false)
              AND c.region IS NOT NULL
            GROUP BY 1, 2
            """;
    private static final Map<String, String> KEYS =
            Map.of(
                    "overall", "'*'",
                    "provision", "c.wid",
                    "region", "c.region",
                    "language", "c.lang",
                    "provision region", "c.wid || ' ' || c.region");
    private static final String FAMILY =
            """
            SELECT f.family, t.text
            FROM texts t JOIN contributions c ON c.idx = t.idx LEFT JOIN families f ON f.idx = t.idx
            WHERE c.kind = 'opinion' AND c.wid = ? AND c.stance = ?
            """;
    private static final String TWICE =
            """
            WITH who AS (
                SELECT e.event, e.region, e.district, e.settlement, e.held_on, e.format,
                       (SELECT string_agg(a.audience, ' ' ORDER BY a.audience)
                        FROM event_audiences a WHERE a.event = e.event) AS audiences
                FROM events e
                WHERE e.state IN ('held', 'reported', 'complete', 'verified', 'duplicate'))
            SELECT a.event AS one, b.event AS other
            FROM who a JOIN who b
              ON a.event < b.event AND a.region IS NOT DISTINCT FROM b.region
             AND a.district IS NOT DISTINCT FROM b.district
             AND a.settlement IS NOT DISTINCT FROM b.settlement
             AND a.held_on = b.held_on AND a.format = b.format
             AND a.audiences IS NOT DISTINCT FROM b.audiences
            """;

    private final StringBuilder csv = new StringBuilder(HEADER);
    private final Nation nation;
    private final Truth truth;
    private final Path folder;

    private TruthErrors(Nation nation, Path folder) {
        this.nation = nation;
        this.truth = new Truth(nation);
        this.folder = folder;
    }

    /// Writes the table into the folder of a cut.
    static void write(Nation nation, Path folder) {
        new TruthErrors(nation, folder).write();
    }

    private void write() {
        DataPackage data = DataPackage.read(folder);
        try (Database database = Database.open(MEGABYTES)) {
            for (String table :
                    List.of("contributions", "families", "texts", "events", "event_audiences")) {
                data.load(Tables.of(table), database);
            }
            shares(database);
            for (Truth.Copies campaign : truth.copies()) {
                campaign(database, campaign);
            }
            twice(database);
            groups();
            Path file = folder.resolve(PATH);
            Files.createDirectories(file.getParent());
            Files.writeString(file, csv);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shares(Database database) throws SQLException {
        Map<String, Map<String, Map<String, Long>>> counts = new HashMap<>();
        for (var scope : KEYS.entrySet()) {
            Map<String, Map<String, Long>> byKey = new HashMap<>();
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(SHARES.formatted(scope.getValue()))) {
                while (rows.next()) {
                    byKey.computeIfAbsent(rows.getString("key"), _ -> new HashMap<>())
                            .put(rows.getString("stance"), rows.getLong("n"));
                }
            }
            counts.put(scope.getKey(), byKey);
        }
        Map<String, Double> planted = new HashMap<>();
        Map<String, Double> found = new HashMap<>();
        Map<String, Double> chance = new HashMap<>();
        for (Truth.Share share : truth.shares()) {
            Map<String, Long> here =
                    counts.getOrDefault(share.scope(), Map.of())
                            .getOrDefault(share.key(), Map.of());
            long n = here.values().stream().mapToLong(k -> k).sum();
            if (n < LEAST) {
                continue;
            }
            double p = share.millionths() / 1e6;
            double f = (double) here.getOrDefault(share.stance(), 0L) / n;
            double variance = p * (1 - p) / n;
            if (share.scope().equals("language") && share.stance().equals("support")) {
                planted.put(share.key(), p);
                found.put(share.key(), f);
                chance.put(share.key(), variance);
            }
            row(
                    "share of " + share.stance() + " by " + share.scope(),
                    share.key(),
                    p,
                    f,
                    n,
                    STANDARD_ERRORS * Math.sqrt(variance));
        }
        drift(planted, found, chance);
    }

    /// How much more support is written in one language than in another.
    private void drift(
            Map<String, Double> planted, Map<String, Double> found, Map<String, Double> chance) {
        List<String> languages = planted.keySet().stream().sorted().toList();
        for (String one : languages) {
            for (String other : languages) {
                if (one.compareTo(other) < 0) {
                    row(
                            "drift of support between languages",
                            one + " " + other,
                            planted.getOrDefault(one, 0.0) - planted.getOrDefault(other, 0.0),
                            found.getOrDefault(one, 0.0) - found.getOrDefault(other, 0.0),
                            0,
                            STANDARD_ERRORS
                                    * Math.sqrt(
                                            chance.getOrDefault(one, 0.0)
                                                    + chance.getOrDefault(other, 0.0)));
                }
            }
        }
    }

    private void campaign(Database database, Truth.Copies campaign) throws SQLException {
        Set<String> sent = new HashSet<>(campaign.texts());
        Map<Long, Long> families = new HashMap<>();
        Map<Long, Long> foreign = new HashMap<>();
        long counted = 0;
        try (PreparedStatement statement = database.connection().prepareStatement(FAMILY)) {
            statement.setString(1, campaign.wid());
            statement.setString(2, campaign.stance());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long family = rows.getLong("family");
                    boolean member = sent.contains(rows.getString("text"));
                    counted += member ? 1 : 0;
                    (member ? families : foreign).merge(family, 1L, Long::sum);
                }
            }
        }
        var largest =
                families.entrySet().stream()
                        .max(Map.Entry.<Long, Long>comparingByValue())
                        .orElse(Map.entry(-1L, 0L));
        long strangers = foreign.getOrDefault(largest.getKey(), 0L);
        double lost = Math.max(1, counted / 1000.0);
        row(
                "texts of the campaign in one family",
                campaign.id(),
                counted,
                largest.getValue(),
                counted,
                lost);
        row("other texts in that family", campaign.id(), 0, strangers, counted, 0);
    }

    private void twice(Database database) throws SQLException {
        // of a meeting reported three times any two reports are a pair
        Map<String, String> first = new HashMap<>();
        Map<String, Long> reports = new HashMap<>();
        nation.meetings()
                .forEach(meeting -> {
                    Long same = meeting.sameAs();
                    String of = same == null ? meeting.id() : nation.meeting(same).id();
                    first.put(meeting.id(), of);
                    reports.merge(of, 1L, Long::sum);
                });
        long planted = reports.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
        long recovered = 0;
        long others = 0;
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(TWICE)) {
            while (rows.next()) {
                boolean known =
                        Objects.equals(
                                first.get(rows.getString("one")),
                                first.get(rows.getString("other")));
                recovered += known ? 1 : 0;
                others += known ? 0 : 1;
            }
        }
        row("meetings reported twice", "pairs", planted, recovered, planted, 0);
        long meetings = first.size();
        row(
                "meetings that only look so",
                "pairs",
                0,
                others,
                meetings,
                Math.max(1, meetings / 100.0));
    }

    /// Two groups were planted; a card with few answers may land in the other one.
    private void groups() throws IOException {
        List<Long> planted = truth.groups();
        Map<String, Object> json =
                Json.read(Files.readAllBytes(folder.resolve("opinion/groups.json")), "groups.json");
        List<Long> sizes = new ArrayList<>();
        if (json.get("groups") instanceof List<?> groups) {
            for (Object group : groups) {
                if (group instanceof Map<?, ?> map && map.get("size") instanceof Long size) {
                    sizes.add(size);
                }
            }
        }
        long cards = planted.getFirst() + planted.getLast();
        if (cards < 100) {
            return;
        }
        row("groups of answers", "number", 2, sizes.size(), cards, 0);
        for (int i = 0; i < planted.size() && sizes.size() == planted.size(); i++) {
            row(
                    "groups of answers",
                    "size " + (char) ('A' + i),
                    planted.get(i),
                    sizes.get(i),
                    cards,
                    Math.ceil(cards * .05));
        }
    }

    private void row(
            String what, String key, double planted, double found, long base, double allowed) {
        double error = Math.abs(found - planted);
        csv.append(what).append(',').append(key).append(',');
        csv.append(decimal(planted)).append(',').append(decimal(found)).append(',');
        csv.append(base == 0 ? "" : Long.toString(base)).append(',');
        csv.append(decimal(error)).append(',').append(decimal(allowed)).append(',');
        csv.append(error <= allowed + 1e-12).append('\n');
    }

    private static String decimal(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// The rows of a table, for tests and for the terminal: how many there are, and those that
    /// miss.
    static List<String> misses(Path folder) {
        try {
            return Files.readString(folder.resolve(PATH), UTF_8)
                    .lines()
                    .filter(line -> line.endsWith(",false"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
