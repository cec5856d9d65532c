package org.kenes.cli.law;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.table.ComparativeTable;
import org.kenes.lawtext.table.ComparisonJson;
import org.kenes.lawtext.table.ComparisonPage;
import org.kenes.lawtext.table.TableFiles;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `compare`: two texts as JSON, as a page, or as the comparative table.
final class CompareCommand {
    private CompareCommand() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments =
                new Arguments(
                        words,
                        Set.of(
                                "lang",
                                "out",
                                "o",
                                "level",
                                "lineage",
                                "trust-wid",
                                "reasons",
                                "write-lineage"),
                        Set.of("all", "no-diff", "json"));
        List<String> files = arguments.arguments(2, 2);
        String target = arguments.maybe("o");
        String form =
                arguments.has("json")
                        ? "json"
                        : arguments.choice("out", form(target), "json", "html", "table");
        if (form.equals("table") && (target == null || arguments.has("no-diff"))) {
            throw new UsageException("--out table needs -o FILE, and no --no-diff");
        }
        Imported old = Laws.one(files.getFirst(), arguments.lang());
        Imported now = Laws.one(files.getLast(), arguments.lang());
        Comparison comparison = comparison(arguments, old, now);
        byte[] result =
                switch (form) {
                    case "html" -> ComparisonPage.html(comparison);
                    case "table" -> table(arguments, comparison, String.valueOf(target), err);
                    default ->
                            ComparisonJson.of(
                                    comparison,
                                    Laws.TOOL,
                                    old.report(),
                                    now.report(),
                                    arguments.maybe("lineage"));
                };
        Laws.write(result, target, out);
        String proposal = arguments.maybe("write-lineage");
        if (proposal != null) {
            Laws.write(comparison.proposal("", "").json(), proposal, out);
        }
        if (comparison.unconfirmed() > 0) {
            err.println(
                    comparison.unconfirmed()
                            + " rows need an editor's confirmation (--write-lineage, --lineage)");
        }
        return 0;
    }

    /// What the name of the file asks for.
    private static String form(@Nullable String target) {
        if (target == null) {
            return "json";
        }
        boolean table = target.endsWith(".csv") || target.endsWith(".docx");
        return table ? "table" : target.endsWith(".html") ? "html" : "json";
    }

    /// @throws UnreadableLawException if the texts and the lineage do not fit together
    static Comparison comparison(Arguments arguments, Imported old, Imported now) {
        CompareOptions options = CompareOptions.STANDARD;
        if (arguments.has("level")) {
            options = options.level(arguments.choice("level", Kind.values(), Kind.ARTICLE));
        }
        if (arguments.has("trust-wid")) {
            options =
                    options.trustWId(
                            arguments.choice(
                                    "trust-wid",
                                    CompareOptions.TrustWId.values(),
                                    CompareOptions.TrustWId.AUTO));
        }
        String lineage = arguments.maybe("lineage");
        if (lineage != null) {
            options = options.lineage(Lineage.read(Laws.text(lineage), lineage));
        }
        if (arguments.has("no-diff")) {
            options = options.withoutDiff();
        }
        try {
            return Comparison.of(old.expression(), now.expression(), options);
        } catch (IllegalArgumentException e) {
            throw new UnreadableLawException(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] table(
            Arguments arguments, Comparison comparison, String target, PrintStream err) {
        String file = arguments.maybe("reasons");
        Map<String, String> reasons =
                file == null
                        ? Map.of()
                        : Reasons.read(
                                Laws.text(file), file, comparison.after().expression().lang());
        ComparativeTable table = ComparativeTable.of(comparison, reasons, arguments.has("all"));
        table.unreasoned().forEach(line -> err.println("no justification for " + line.eId()));
        String ending = target.substring(target.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> TableFiles.html(table);
            case "csv" -> TableFiles.csv(table);
            case "docx" -> TableFiles.docx(table);
            default -> throw new UsageException("a table is .html, .csv or .docx, not ." + ending);
        };
    }
}
