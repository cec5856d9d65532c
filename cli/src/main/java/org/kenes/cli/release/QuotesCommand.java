package org.kenes.cli.release;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.annex.QuoteDraw;
import org.kenes.report.annex.SpokenWords;
import org.kenes.report.source.ReleaseSource;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// `kenes release quotes`: the passages that a release may quote on a provision.
final class QuotesCommand {
    private QuotesCommand() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        CommandLine line =
                new CommandLine(words, Set.of("wid", "each", "beacon", "passed"), Set.of());
        Path folder = Path.of(line.arguments(1).getFirst());
        ReleaseSource release = ReleaseSource.read(folder);
        DataPackage data = DataPackage.read(folder);
        String beacon = line.or("beacon", "");
        SortedMap<String, byte[]> files;
        try (SpokenWords spoken = SpokenWords.open(data)) {
            files =
                    new QuoteDraw(data, spoken)
                            .files(
                                    release.id(),
                                    line.required("wid"),
                                    release.languages(),
                                    line.number("each", 3, 1, 100),
                                    beacon,
                                    passed(line.maybe("passed")));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
            if (file.getKey().endsWith("drawn.csv")) {
                print(file.getKey(), file.getValue(), out);
            }
        }
        if (beacon.isEmpty()) {
            out.println(
                    "without a beacon whoever runs the log could have tried several checkpoints");
        }
        return 0;
    }

    private static void print(String path, byte[] drawn, PrintStream out) {
        out.println(path);
        for (Map<String, String> row : Csv.read(new String(drawn, StandardCharsets.UTF_8), path)) {
            String rule = row.getOrDefault("rule", "");
            out.println(
                    "  %s %s %s"
                            .formatted(
                                    row.get("rank"),
                                    row.get("idx"),
                                    rule.isEmpty() ? row.get("text") : "passed over: " + rule));
        }
    }

    /// Rows `idx,rule`.
    private static Map<Long, String> passed(@org.jspecify.annotations.Nullable String file)
            throws IOException {
        Map<Long, String> passed = new TreeMap<>();
        if (file == null) {
            return passed;
        }
        for (Map<String, String> row : Csv.read(Files.readString(Path.of(file)), file)) {
            String idx = row.getOrDefault("idx", "");
            String rule = row.getOrDefault("rule", "");
            if (!idx.matches("[0-9]{1,18}") || !rule.matches("[a-z0-9-]{1,40}")) {
                throw new UsageException(file + ": columns are idx and rule, not " + row);
            }
            passed.put(Long.valueOf(idx), rule);
        }
        return passed;
    }
}
