package org.kenes.report;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;
import org.kenes.report.annex.Annexes;
import org.kenes.report.annex.QuoteDraw;
import org.kenes.report.annex.SpokenWords;
import org.kenes.report.check.CheckJson;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.DrawnQuotes;
import org.kenes.report.check.Issue;
import org.kenes.report.check.LegalReviews;
import org.kenes.report.check.Records;
import org.kenes.report.check.ReleaseCheck;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.page.Appendix;
import org.kenes.report.page.EarlierRecounts;
import org.kenes.report.page.ReportPages;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.words.Lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks a release source against a package with findings and writes the written part of the
/// release folder: `release.yaml`, `text.<lang>.md`, `check.json`, `report/`.
///
/// Data, figures, findings and log of the folder are the work of the module `dataset`; the manifest
/// is written last, by [Manifest], when everything is there.
public final class ReleaseBuilder {
    private ReleaseBuilder() {}

    /// The check alone.
    ///
    /// @param source folder with `release.yaml` and its texts
    /// @param data folder with `datapackage.json` and `data/`
    /// @throws InvalidInput if one of them cannot be read
    public static CheckResult check(Path source, Path data, Findings findings) {
        ReleaseSource release = ReleaseSource.read(source);
        return check(release, source, data, findings);
    }

    private static CheckResult check(
            ReleaseSource release, Path source, Path data, Findings findings) {
        return check(
                release, source, data, findings, profile(release.profile()), release.publishAt());
    }

    /// The check at another instant or under another profile.
    public static CheckResult check(
            ReleaseSource release,
            Path source,
            Path data,
            Findings findings,
            LegalProfile profile,
            OffsetDateTime at) {
        Records records = records(source, data);
        return ReleaseCheck.check(release, findings, records, records::count, profile, at)
                .and(annexes(release, findings, records, data).issues())
                .and(draws(source, data))
                .reviewedBy(LegalReviews.in(source));
    }

    private static Records records(Path source, Path data) {
        return Records.read(data, DataPackage.read(data).currentDraft())
                .quoting(DrawnQuotes.in(source));
    }

    private static Annexes annexes(
            ReleaseSource release, Findings findings, Records records, Path data) {
        return Annexes.of(
                release,
                findings,
                records,
                () -> {
                    try (SpokenWords words = SpokenWords.open(DataPackage.read(data))) {
                        return words.first();
                    }
                });
    }

    /// Lotteries of the source that do not give what the source says.
    private static List<Issue> draws(Path source, Path data) {
        if (QuoteDraw.draws(source).isEmpty()) {
            return List.of();
        }
        DataPackage tables = DataPackage.read(data);
        try (SpokenWords words = SpokenWords.open(tables)) {
            new QuoteDraw(tables, words).replay(source);
            return List.of();
        } catch (InvalidInput e) {
            return List.of(
                    Issue.error("quote-not-drawn", e.file(), String.valueOf(e.getMessage())));
        }
    }

    /// The findings of a folder: `findings.json` where there is one, else computed for the figures
    /// the release uses.
    public static Findings findings(ReleaseSource release, Path data) {
        Path file = data.resolve("findings.json");
        try {
            return Files.isRegularFile(file)
                    ? Findings.read(Files.readAllBytes(file), "findings.json")
                    : compute(data, wanted(release, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the release uses, and what every release is compared with as far as the package has the
    /// tables.
    private static Set<String> wanted(ReleaseSource release, Path data) {
        Set<String> wanted = new TreeSet<>(release.figures());
        List<Table> tables = DataPackage.read(data).tables();
        for (Figure figure : figures(data).only(Annexes.figures()).all()) {
            if (tables.containsAll(figure.definition().needs().stream().map(Tables::of).toList())) {
                wanted.add(figure.id());
            }
        }
        return wanted;
    }

    /// Computes these figures over the tables of a package.
    public static Findings compute(Path data, Collection<String> figures) {
        return Evaluation.of(DataPackage.read(data), figures(data).only(figures), Lexicon.sha256());
    }

    /// Figures of the folder win over those that come with the program.
    public static Figures figures(Path data) {
        return Figures.builtIn().after(Figures.in(data));
    }

    /// @throws InvalidInput if there is no such profile
    public static LegalProfile profile(String id) {
        try {
            return LegalProfile.of(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(ReleaseSource.NAME, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }

    /// Writes nothing when the release is not publishable.
    ///
    /// @param source folder with `release.yaml` and its texts
    /// @param data folder with `datapackage.json`, `data/`, perhaps `figures/` and `findings.json`
    /// @param out folder to write into; may exist and hold the other parts
    /// @return the check; look at [CheckResult#publishable()]
    public static CheckResult build(Path source, Path data, Path out) {
        return build(source, data, findings(ReleaseSource.read(source), data), out);
    }

    /// As above, with findings that are at hand already.
    public static CheckResult build(Path source, Path data, Findings findings, Path out) {
        return build(source, data, findings, out, false);
    }

    /// As above.
    ///
    /// @param pdf whether every language also becomes a PDF: seconds, not milliseconds
    public static CheckResult build(
            Path source, Path data, Findings findings, Path out, boolean pdf) {
        ReleaseSource release = ReleaseSource.read(source);
        CheckResult check = check(release, source, data, findings);
        if (!check.publishable()) {
            return check;
        }
        try {
            write(source, data, findings, release, check, out, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return check;
    }

    private static void write(
            Path source,
            Path data,
            Findings findings,
            ReleaseSource release,
            CheckResult check,
            Path out,
            boolean pdf)
            throws IOException {
        Files.createDirectories(out);
        List<String> names = new ArrayList<>(List.of(ReleaseSource.NAME));
        release.languages().forEach(lang -> names.add("text." + lang + ".md"));
        for (String name : names) {
            byte[] bytes = Files.readAllBytes(source.resolve(name));
            Files.write(out.resolve(name), bytes);
        }
        Files.write(out.resolve("check.json"), CheckJson.write(check));
        if (!check.reviews().reviews().isEmpty()) {
            Files.write(out.resolve(LegalReviews.NAME), check.reviews().write());
        }
        copyDraws(source, out);
        for (Map.Entry<String, byte[]> file :
                Description.files(release, DataPackage.read(data)).entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
        SortedMap<String, byte[]> pages =
                pages(release, source, data, findings, check, attachments(data, findings, pdf));
        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            Path file = out.resolve("report").resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, page.getValue());
        }
    }

    /// What every PDF carries.
    private static SortedMap<String, byte[]> attachments(Path data, Findings findings, boolean pdf)
            throws IOException {
        return pdf
                ? new TreeMap<>(
                        Map.of(
                                "findings.json",
                                findings.write(),
                                DataPackage.NAME,
                                Files.readAllBytes(data.resolve(DataPackage.NAME))))
                : new TreeMap<>();
    }

    private static void copyDraws(Path source, Path out) throws IOException {
        for (Path draw : QuoteDraw.draws(source)) {
            Path from = Objects.requireNonNull(draw.getParent());
            Path to = out.resolve(source.relativize(from));
            Files.createDirectories(to);
            for (String name : List.of("draw.json", "drawn.csv", "population.csv")) {
                Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
            }
        }
    }

    private static SortedMap<String, byte[]> pages(
            ReleaseSource release,
            Path source,
            Path data,
            Findings findings,
            CheckResult check,
            SortedMap<String, byte[]> attachments) {
        Annexes annexes = annexes(release, findings, records(source, data), data);
        try (SpokenWords words = SpokenWords.open(DataPackage.read(data))) {
            return ReportPages.render(
                    release,
                    findings,
                    check,
                    new Appendix(
                            annexes, annexes.minority(findings, words), EarlierRecounts.in(data)),
                    queries(data),
                    CodeNames.read(data),
                    attachments);
        }
    }

    private static SortedMap<String, String> queries(Path data) {
        SortedMap<String, String> queries = new TreeMap<>();
        for (Figure figure : figures(data).all()) {
            queries.put(figure.id(), figure.sql());
        }
        return queries;
    }
}
