package org.kenes.cli.draw;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.opinion.interval.SampleBound;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `kenes draw …`.
public final class DrawCommands {
    private static final String USAGE =
            """
            usage: kenes draw run --population F.csv --checkpoint F --draw-id ID --n N [--beacon T]
                                  [--min-per-stratum M] [--checkers F.csv] [--orgs F.csv]
                   kenes draw bound --population N --drawn N --bad N [--alpha 0.05]
            """;

    private DrawCommands() {}

    /// @param args after `draw`
    /// @return 0 done · 2 usage, or input that cannot be used
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            List<String> rest = List.of(args).subList(Math.min(1, args.length), args.length);
            switch (args.length == 0 ? "" : args[0]) {
                case "run" -> draw(new CommandLine(rest, RUN, Set.of()), out);
                case "bound" -> bound(new CommandLine(rest, BOUND, Set.of()), out);
                case "help", "--help", "-h" -> out.print(USAGE);
                default -> {
                    err.print(USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (IllegalArgumentException | UsageException e) {
            err.println("error: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("error: cannot read " + e.getMessage());
            return 2;
        }
    }

    private static final Set<String> RUN =
            Set.of(
                    "population",
                    "checkpoint",
                    "draw-id",
                    "beacon",
                    "n",
                    "min-per-stratum",
                    "checkers",
                    "orgs");
    private static final Set<String> BOUND = Set.of("population", "drawn", "bad", "alpha");

    private static void draw(CommandLine options, PrintStream out) throws IOException {
        String note = Files.readString(Path.of(options.required("checkpoint")));
        List<String> lines = note.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("\\d+")) {
            throw new IllegalArgumentException("the checkpoint cannot be read");
        }
        String body = String.join("\n", lines.subList(0, 3)) + "\n";
        var draw = new Draw(options.required("draw-id"), body, options.or("beacon", ""));
        Path file = Path.of(options.required("population"));
        List<Draw.Unit> population =
                DrawFiles.population(Files.readAllBytes(file), file.toString());
        List<String> checkers = new ArrayList<>();
        if (options.has("checkers")) {
            List<String> rows = Files.readAllLines(Path.of(options.required("checkers")));
            rows.stream().skip(1).map(row -> row.split(",")[0]).forEach(checkers::add);
        }
        Map<String, String> parents =
                options.has("orgs") ? parents(Path.of(options.required("orgs"))) : Map.of();
        int least = number(options.or("min-per-stratum", "0"));
        int n = number(options.required("n"));
        out.write(DrawFiles.sample(draw.run(population, n, least, checkers, parents)));
    }

    /// @param file `organisation,parent`, as in the table `organisations` of a release, other
    ///   columns ignored
    private static Map<String, String> parents(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file);
        List<String> header = List.of((rows.isEmpty() ? "" : rows.getFirst()).split(",", -1));
        int organisation = header.indexOf("organisation");
        int parent = header.indexOf("parent");
        if (organisation < 0 || parent < 0) {
            throw new IllegalArgumentException(
                    file + ": the header names the columns organisation and parent");
        }
        Map<String, String> parents = new TreeMap<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (cells.length > Math.max(organisation, parent) && !cells[parent].isEmpty()) {
                parents.put(cells[organisation], cells[parent]);
            }
        }
        return parents;
    }

    private static void bound(CommandLine options, PrintStream out) {
        String alpha = options.or("alpha", "0.05");
        SampleBound it =
                SampleBound.of(
                        number(options.required("population")),
                        number(options.required("drawn")),
                        number(options.required("bad")),
                        new BigDecimal(alpha));
        out.println(
                """
                {"population":%d,"drawn":%d,"bad":%d,"alpha":"%s","upperCount":%d,\
                "upperShare":"%s","lowerCount":%d,"lowerShare":"%s"}\
                """
                        .formatted(
                                it.population(),
                                it.drawn(),
                                it.bad(),
                                alpha,
                                it.upperCount(),
                                it.upperShare().toPlainString(),
                                it.lowerCount(),
                                it.lowerShare().toPlainString()));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("a whole number is needed, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
