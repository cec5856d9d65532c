package org.kenes.report.annex;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.dataset.table.DataPackage;
import org.kenes.opinion.chance.HouseLottery;
import org.kenes.opinion.chance.HouseLottery.Ticket;
import org.kenes.report.annex.SpokenWords.Passage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Quotations are drawn, not picked: for one provision, one stratum per position and language, the
/// same number for every position of a language, by the [HouseLottery] on the checkpoint of the
/// cut. Each stratum is a folder `draws/quote/<release>/<wid>/<stance>/<lang>/` with what anybody
/// needs to draw again: `population.csv`, `draw.json`, `drawn.csv`.
public final class QuoteDraw {
    private static final List<String> STANCES = List.of("support", "partly", "oppose");
    private static final String LINE = "\n";

    private final DataPackage data;
    private final SpokenWords words;

    public QuoteDraw(DataPackage data, SpokenWords words) {
        this.data = data;
        this.words = words;
    }

    /// @param release id of the release
    /// @param each passages per position and language; where one has fewer, all of the language are
    ///   reduced to its number
    /// @param passed index → code of the rule why a drawn passage is passed over; the next key
    ///   follows
    /// @return path below the folder of the release → bytes
    public SortedMap<String, byte[]> files(
            String release,
            String wid,
            List<String> languages,
            int each,
            String beacon,
            Map<Long, String> passed) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String lang : languages) {
            Map<String, List<String>> eligible = new TreeMap<>();
            int equal = each;
            for (String stance : STANCES) {
                List<String> population = words.eligible(wid, stance, lang);
                eligible.put(stance, population);
                long free =
                        population.stream()
                                .filter(idx -> !passed.containsKey(Long.valueOf(idx)))
                                .count();
                equal = (int) Math.min(equal, free);
            }
            for (String stance : STANCES) {
                String id = String.join("/", "quote", release, wid, stance, lang);
                stratum(files, id, eligible.getOrDefault(stance, List.of()), equal, beacon, passed);
            }
        }
        return files;
    }

    private void stratum(
            SortedMap<String, byte[]> files,
            String id,
            List<String> population,
            int n,
            String beacon,
            Map<Long, String> passed) {
        DataPackage.Cut cut = data.cut();
        String checkpoint = cut.origin() + LINE + cut.size() + LINE + cut.root() + LINE;
        HouseLottery lottery = new HouseLottery(id, checkpoint, beacon);
        StringBuilder drawn = new StringBuilder("rank,idx,key,rule,text" + LINE);
        int rank = 0;
        int taken = 0;
        for (Ticket ticket : lottery.order(population)) {
            if (taken == n) {
                break;
            }
            String rule = passed.getOrDefault(Long.valueOf(ticket.unit()), "");
            taken += rule.isEmpty() ? 1 : 0;
            Passage passage = words.passage(Long.parseLong(ticket.unit()));
            drawn.append(++rank).append(',').append(ticket.unit()).append(',');
            drawn.append(ticket.keyHex()).append(',').append(rule).append(',');
            drawn.append(rule.isEmpty() ? quoted(passage.text()) : "").append(LINE);
        }
        String folder = "draws/" + id + "/";
        files.put(
                folder + "population.csv",
                utf8(
                        "idx"
                                + LINE
                                + String.join(LINE, population)
                                + (population.isEmpty() ? "" : LINE)));
        files.put(folder + "drawn.csv", utf8(drawn.toString()));
        files.put(
                folder + "draw.json",
                Json.file(
                        Map.of(
                                "beacon", beacon,
                                "checkpoint", checkpoint,
                                "drawId", id,
                                "n", (long) n,
                                "seed", lottery.seedHex())));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Draws every stratum of a release folder again.
    ///
    /// @return number of strata
    /// @throws InvalidInput naming the first file that is not what the lottery gives
    public int replay(Path release) {
        int strata = 0;
        for (Path file : draws(release)) {
            Map<String, Object> draw = Json.read(bytes(file), name(release, file));
            if (!(draw.get("drawId") instanceof String id) || !(draw.get("n") instanceof Long n)) {
                throw new InvalidInput(name(release, file), 1, 1, "no drawId or no n");
            }
            String[] parts = id.split("/", -1);
            if (parts.length != 5 || !release.resolve("draws/" + id + "/draw.json").equals(file)) {
                throw new InvalidInput(name(release, file), 1, 1, "is the draw of another folder");
            }
            String beacon = draw.get("beacon") instanceof String text ? text : "";
            SortedMap<String, byte[]> again = new TreeMap<>();
            stratum(
                    again,
                    id,
                    words.eligible(parts[2], parts[3], parts[4]),
                    n.intValue(),
                    beacon,
                    passed(release, file.resolveSibling("drawn.csv")));
            again.forEach((path, bytes) -> {
                if (!Arrays.equals(bytes, bytes(release.resolve(path)))) {
                    throw new InvalidInput(path, 1, 1, "is not what the lottery gives");
                }
            });
            strata++;
        }
        return strata;
    }

    /// The passages that a published draw passed over, with their rules.
    private static Map<Long, String> passed(Path release, Path drawn) {
        Map<Long, String> passed = new TreeMap<>();
        String text = new String(bytes(drawn), StandardCharsets.UTF_8);
        for (Map<String, String> row :
                org.kenes.dataset.table.Csv.read(text, name(release, drawn))) {
            String rule = row.getOrDefault("rule", "");
            if (!rule.isEmpty()) {
                passed.put(Long.valueOf(row.getOrDefault("idx", "0")), rule);
            }
        }
        return passed;
    }

    /// The strata of a folder.
    public static List<Path> draws(Path release) {
        Path folder = release.resolve("draws/quote");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(f -> f.endsWith("draw.json")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path release, Path file) {
        return release.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInput(String.valueOf(file.getFileName()), 1, 1, "cannot be read", e);
        }
    }
}
