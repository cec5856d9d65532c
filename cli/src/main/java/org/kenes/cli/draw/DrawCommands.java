package org.kenes.cli.draw;

import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// `kenes draw …`.
public final class DrawCommands {
    private static final String USAGE =
            """
            usage: kenes draw run --population F.csv --checkpoint F --draw-id ID --n N [--beacon T]
                                  [--min-per-stratum M] [--checkers F.csv]
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
                    "checkers");
    private static final Set<String> BOUND = Set.of("population", "drawn", "bad", "alpha");

    private static void draw(CommandLine options, PrintStream out) throws IOException {
        String note = Files.readString(Path.of(options.required("checkpoint")));
        List<String> lines = note.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("\\d+")) {
            throw new IllegalArgumentException("the checkpoint cannot be read");
        }
        String body = String.join("\n", lines.subList(0, 3)) + "\n";
        var draw = new Draw(options.required("draw-id"), body, options.or("beacon", ""));
        List<Draw.Unit> population = population(Path.of(options.required("population")));
        List<String> checkers = new ArrayList<>();
        if (options.has("checkers")) {
            List<String> rows = Files.readAllLines(Path.of(options.required("checkers")));
            rows.stream().skip(1).map(row -> row.split(",")[0]).forEach(checkers::add);
        }
        int least = number(options.or("min-per-stratum", "0"));
        var csv = new StringBuilder("rank,part,event_id,stratum,key,checker\n");
        for (Draw.Drawn it : draw.run(population, number(options.required("n")), least, checkers)) {
            String key = HexFormat.of().formatHex(it.key());
            csv.append(it.rank()).append(',').append(it.part()).append(',');
            csv.append(it.unit().event()).append(',').append(it.unit().stratum()).append(',');
            csv.append(key).append(',').append(it.checker() == null ? "" : it.checker());
            csv.append('\n');
        }
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Draw.Unit> population(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file);
        if (rows.isEmpty() || !rows.getFirst().equals("event_id,stratum,organisers")) {
            throw new IllegalArgumentException(
                    file + ": the header is event_id,stratum,organisers");
        }
        List<Draw.Unit> units = new ArrayList<>();
        String before = "";
        for (int i = 1; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException(file + ", line " + (i + 1) + ": three cells");
            }
            if (cells[0].compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + ": twice, or not sorted by event_id");
            }
            before = cells[0];
            units.add(new Draw.Unit(cells[0], cells[1], Arrays.asList(cells[2].split("\\|"))));
        }
        return units;
    }

    private static void bound(CommandLine options, PrintStream out) {
        String alpha = options.or("alpha", "0.05");
        Bound it =
                Bound.of(
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
