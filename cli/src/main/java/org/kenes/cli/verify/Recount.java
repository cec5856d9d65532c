package org.kenes.cli.verify;

import org.kenes.cli.verify.Step.State;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.figure.DuckDbEngine;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;
import org.kenes.report.Manifest;
import org.kenes.report.annex.QuoteDraw;
import org.kenes.report.annex.SpokenWords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The recount of one release folder, ten steps. Each throws {@link Defect} with the first thing
/// that does not fit. What 2 to 5 do is in {@link LogSteps}, 9 and 10 in {@link RenderedReport}.
final class Recount {
    private final Path folder;
    private final Wishes wishes;
    private final Consumer<Step> report;

    Recount(Path folder, Wishes wishes, Consumer<Step> report) {
        this.folder = folder;
        this.wishes = wishes;
        this.report = report;
    }

    /// @return the last line: what was verified
    String run() {
        Manifest.verify(folder);
        say(1, "manifest", Manifest.files(folder).size() + " files");
        DataPackage data = DataPackage.read(folder);
        String verified;
        Findings findings;
        int draws = 0;
        try (PublishedTables tables = PublishedTables.load(data)) {
            boolean revised = false;
            if (Files.isDirectory(folder.resolve("log")) && !wishes.dataOnly()) {
                LogSteps.Verified log = LogSteps.run(folder, wishes, report, tables);
                verified = log.line();
                revised = log.revised();
                draws = log.draws();
            } else {
                verified = "VERIFIED DATA ONLY";
                withoutLog();
                RebuiltTables.files(tables);
            }
            annex(tables);
            findings = figures(tables, revised);
        }
        draws(data, draws);
        RenderedReport.compare(folder, findings, report);
        return verified;
    }

    private void withoutLog() {
        for (String step : List.of("2 log", "3 release-entry", "4 account", "5 tables")) {
            report.accept(
                    new Step(
                            step.charAt(0) - '0',
                            step.substring(2),
                            State.SKIPPED,
                            "no log, or --data-only"));
        }
    }

    /// Groups of answers, majorities, representation and readings are made again.
    private void annex(PublishedTables tables) {
        String differs =
                Annex.firstDifference(
                        folder,
                        tables.database(),
                        tables.data().cut().root(),
                        Evaluation.VERIFIED_LEVEL);
        if (differs != null) {
            throw new Defect(differs + " is not what the tables give");
        }
        say(
                6,
                "derived-tables",
                "families from %d published texts of %d that have words; weights and annex"
                        .formatted(
                                count(tables, "texts", "true"),
                                count(tables, "contributions", "text_status <> 'none'")));
    }

    private static long count(PublishedTables tables, String table, String where) {
        return tables.has(Tables.of(table))
                ? tables.database().number("SELECT count(*) FROM " + table + " WHERE " + where)
                : 0;
    }

    private Findings figures(PublishedTables tables, boolean revised) {
        Findings published = Findings.read(bytes(folder.resolve("findings.json")), "findings.json");
        Figures figures = Figures.in(folder);
        int withheld = Revised.withheld(tables).size();
        int silenced = Revised.silenced(tables);
        DuckDbEngine engine =
                DuckDbEngine.on(
                        tables.database(),
                        figures.all(),
                        tables.data().weights(),
                        Evaluation.VERIFIED_LEVEL);
        Findings recomputed = Evaluation.of(engine, tables.data(), figures, published.lexicon());
        if (revised || withheld > 0) {
            Revised.compare(published, recomputed, withheld + silenced);
        } else if (!Arrays.equals(recomputed.write(), bytes(folder.resolve("findings.json")))) {
            throw new Defect("findings.json: " + firstDifference(published, recomputed));
        }
        for (FigureFindings figure : published.figures()) {
            String path = "figures/" + figure.definition().id() + "/result.csv";
            if (!Arrays.equals(ResultFiles.bytes(figure), bytes(folder.resolve(path)))) {
                throw new Defect(path + " is not what the query gives");
            }
        }
        say(
                7,
                "figures",
                recomputed.figures().size()
                        + " figures recomputed"
                        + (withheld > 0 ? ", " + withheld + " rows withheld since" : ""));
        return published;
    }

    private static String firstDifference(Findings published, Findings recomputed) {
        Map<String, FigureFindings> found = new TreeMap<>();
        recomputed.figures().forEach(figure -> found.put(figure.definition().id(), figure));
        for (FigureFindings figure : published.figures()) {
            if (!figure.equals(found.get(figure.definition().id()))) {
                return "figure " + figure.definition().id() + " is not what its query gives";
            }
        }
        return "it is not what the tables and queries give";
    }

    /// @param checks back-checks that were drawn again with the log
    private void draws(DataPackage data, int checks) {
        List<String> again = new ArrayList<>();
        if (checks > 0) {
            again.add(checks + " draws of back-checks");
        }
        if (!QuoteDraw.draws(folder).isEmpty()) {
            try (SpokenWords words = SpokenWords.open(data)) {
                again.add(new QuoteDraw(data, words).replay(folder) + " strata of quotations");
            }
        }
        if (again.isEmpty()) {
            report.accept(new Step(8, "draws", State.SKIPPED, "this release has none"));
        } else {
            say(8, "draws", String.join(", ", again) + " drawn again");
        }
    }

    private void say(int number, String name, String details) {
        report.accept(Step.ok(number, name, details));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
