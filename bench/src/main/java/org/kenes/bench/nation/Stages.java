package org.kenes.bench.nation;

import org.kenes.cli.verify.VerifyCommand;
import org.kenes.dataset.cut.LoadedCut;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.DataPackage.Form;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Sha256;
import org.kenes.dataset.table.Tables;
import org.kenes.report.Manifest;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.CheckResult;
import org.kenes.report.words.Lexicon;
import org.kenes.sample.Sample;
import org.kenes.server.demo.StruckText;
import org.kenes.server.shell.setup.FolderTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The way from a log to a verified release at the size of a nation, each stage with its time and
/// memory, and what each is measured against: hashing the same bytes, DuckDB's own reading of the
/// same tables.
///
/// Arguments: opinions (500,000 unless given), people (as many), events (3 % of them), folder that
/// keeps the release.
public final class Stages {
    private static final Form FORM = Form.valueOf(System.getProperty("kenes.form", "PARQUET"));

    private Stages() {}

    public static void main(String[] args) throws Exception {
        long opinions = args.length > 0 ? Long.parseLong(args[0]) : 500_000;
        int people = args.length > 1 ? Integer.parseInt(args[1]) : Math.toIntExact(opinions);
        long events = args.length > 2 ? Long.parseLong(args[2]) : opinions * 3 / 100;
        Path work = Files.createTempDirectory("kenes-nation");
        Path release = args.length > 3 ? Path.of(args[3]) : work.resolve("release");
        try {
            run(work, release, people, events, opinions);
        } finally {
            FolderTree.remove(work);
        }
    }

    private static void run(Path work, Path release, int people, long events, long opinions)
            throws Exception {
        System.out.printf("%,d opinions, %,d people, %,d events%n", opinions, people, events);
        StageTable table = new StageTable();
        NationLog log = new NationLog(work, people, events, opinions);
        table.run(
                "log and openings of the nation",
                () -> {
                    log.write();
                    return true;
                });
        Files.createDirectories(release);
        Findings findings = cut(table, log, release);
        table.run("report and PDF in three languages", () -> report(work, release, findings));
        table.run(
                "manifest, disposition tree, release entry",
                () -> {
                    Manifest.write(release);
                    Map<String, String> hashes = new TreeMap<>();
                    for (String file :
                            new String[] {"manifest.json", "findings.json", "check.json"}) {
                        hashes.put(file, Sha256.of(release.resolve(file)));
                    }
                    log.release(release, hashes);
                    return true;
                });
        int exit =
                table.run(
                        "kenes verify",
                        () ->
                                VerifyCommand.run(
                                        new String[] {release.toString()}, System.out, System.err));
        if (exit != 0) {
            throw new IllegalStateException("the release does not verify");
        }
        table.run("limit: SHA-256 of every file", () -> hash(release));
        table.run("limit: DuckDB loads contributions and texts", () -> load(release));
    }

    /// Only Parquet: what is packed as CSV too takes another four minutes at five million opinions.
    private static Findings cut(StageTable table, NationLog log, Path release) throws Exception {
        int level = Evaluation.VERIFIED_LEVEL;
        try (LoadedCut cut = table.run("loading: log and openings into tables", log.cut()::load)) {
            DataPackage data =
                    table.run(
                            "cut: tables as Parquet",
                            () -> cut.writeTables(release, FORM, Map.of("name", "bench")));
            cut.writeSources(release);
            Findings findings =
                    table.run(
                            "cut: all figures",
                            () ->
                                    cut.writeFigures(
                                            release,
                                            data,
                                            Figures.builtIn(),
                                            Lexicon.sha256(),
                                            level));
            table.run(
                    "cut: annex (groups, readings, majorities)",
                    () -> {
                        cut.writeAnnex(release, level);
                        return true;
                    });
            return findings;
        }
    }

    /// The sample's first release; what does not hold on this nation is struck, as a press office
    /// would.
    private static boolean report(Path work, Path release, Findings findings) throws IOException {
        Path source = work.resolve("source");
        Sample.Release.FIRST.copyTo(source);
        CheckResult check = ReleaseBuilder.build(source, release, findings, release, true);
        while (!check.publishable() && StruckText.strike(source, check)) {
            check = ReleaseBuilder.build(source, release, findings, release, true);
        }
        if (!check.publishable()) {
            throw new IllegalStateException("not publishable: " + check.issues() + check.claims());
        }
        return true;
    }

    private static long hash(Path release) throws IOException {
        try (var files = Files.walk(release)) {
            return files.filter(Files::isRegularFile).map(Sha256::of).count();
        }
    }

    private static boolean load(Path release) {
        DataPackage data = DataPackage.read(release);
        try (Database database = Database.open(1024)) {
            for (String table : new String[] {"contributions", "texts"}) {
                data.load(Tables.of(table), database);
            }
        }
        return true;
    }
}
