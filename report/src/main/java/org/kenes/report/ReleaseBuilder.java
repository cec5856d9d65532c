package org.kenes.report;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.check.CheckJson;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.Records;
import org.kenes.report.check.ReleaseCheck;
import org.kenes.report.law.LegalProfile;
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
import java.util.SortedMap;
import java.util.TreeMap;

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
        return check(release, data, findings);
    }

    private static CheckResult check(ReleaseSource release, Path data, Findings findings) {
        return check(release, data, findings, profile(release.profile()), release.publishAt());
    }

    /// The check at another instant or under another profile.
    public static CheckResult check(
            ReleaseSource release,
            Path data,
            Findings findings,
            LegalProfile profile,
            OffsetDateTime at) {
        Records records = Records.read(data, DataPackage.read(data).currentDraft());
        return ReleaseCheck.check(release, findings, records, records::count, profile, at);
    }

    /// The findings of a folder: `findings.json` where there is one, else computed for the figures
    /// the release uses.
    public static Findings findings(ReleaseSource release, Path data) {
        Path file = data.resolve("findings.json");
        try {
            return Files.isRegularFile(file)
                    ? Findings.read(Files.readAllBytes(file), "findings.json")
                    : compute(data, release.figures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        ReleaseSource release = ReleaseSource.read(source);
        CheckResult check = check(release, data, findings);
        if (!check.publishable()) {
            return check;
        }
        try {
            write(source, data, findings, release, check, out);
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
            Path out)
            throws IOException {
        Files.createDirectories(out);
        List<String> names = new ArrayList<>(List.of(ReleaseSource.NAME));
        release.languages().forEach(lang -> names.add("text." + lang + ".md"));
        for (String name : names) {
            byte[] bytes = Files.readAllBytes(source.resolve(name));
            Files.write(out.resolve(name), bytes);
        }
        Files.write(out.resolve("check.json"), CheckJson.write(check));
        SortedMap<String, byte[]> pages =
                ReportPages.render(release, findings, check, queries(data), CodeNames.read(data));
        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            Path file = out.resolve("report").resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, page.getValue());
        }
    }

    /// The pages of a report, without writing them: for those who recompute a published one.
    public static SortedMap<String, byte[]> pages(
            Path source, Path data, Findings findings, CheckResult check) {
        return ReportPages.render(
                ReleaseSource.read(source), findings, check, queries(data), CodeNames.read(data));
    }

    private static SortedMap<String, String> queries(Path data) {
        SortedMap<String, String> queries = new TreeMap<>();
        for (Figure figure : figures(data).all()) {
            queries.put(figure.id(), figure.sql());
        }
        return queries;
    }
}
