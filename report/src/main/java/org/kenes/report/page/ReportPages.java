package org.kenes.report.page;

import org.kenes.dataset.Json;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.CodeNames;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Values;
import org.kenes.report.number.Formats;
import org.kenes.report.source.Inline;
import org.kenes.report.source.Inline.Placeholder;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.TextSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// All files of the folder `report/`.
public final class ReportPages {
    private final ReleaseSource release;
    private final Findings findings;
    private final CheckResult check;
    private final Appendix appendix;
    private final Map<String, String> queries;
    private final CodeNames names;
    private final SortedMap<String, byte[]> attachments;

    private ReportPages(
            ReleaseSource release,
            Findings findings,
            CheckResult check,
            Appendix appendix,
            Map<String, String> queries,
            CodeNames names,
            SortedMap<String, byte[]> attachments) {
        this.release = release;
        this.findings = findings;
        this.check = check;
        this.appendix = appendix;
        this.queries = queries;
        this.names = names;
        this.attachments = attachments;
    }

    /// @param queries figure → SQL
    /// @param names of the codes in the rows
    /// @param attachments name → bytes of the files that every PDF carries; no PDF when empty
    /// @return path below `report/` → bytes; the same input gives the same bytes
    public static SortedMap<String, byte[]> render(
            ReleaseSource release,
            Findings findings,
            CheckResult check,
            Appendix appendix,
            Map<String, String> queries,
            CodeNames names,
            SortedMap<String, byte[]> attachments) {
        SortedMap<String, byte[]> files = new TreeMap<>(Fonts.files());
        ReportPages pages =
                new ReportPages(release, findings, check, appendix, queries, names, attachments);
        // languages share nothing but what they read
        release.languages().parallelStream().map(pages::in).toList().forEach(files::putAll);
        files.put("claims.jsonld", linked(release, findings, check));
        return files;
    }

    private SortedMap<String, byte[]> in(String lang) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        TextSource text = Objects.requireNonNull(release.texts().get(lang));
        put(
                files,
                "report." + lang + ".html",
                new TextPage(release, findings, check, appendix, lang, names).render(text));
        if (!attachments.isEmpty()) {
            TextPage.Printed printed =
                    new TextPage(release, findings, check, appendix, lang, names).print(text);
            files.put(
                    "report." + lang + ".pdf",
                    PdfReport.write(release, lang, printed, attachments));
        }
        ClaimPage pages = new ClaimPage(release, lang, queries, names);
        Values values = new Values(findings, new Formats(lang));
        for (ClaimResult claim : check.claims()) {
            if (claim.lang().equals(lang)) {
                put(
                        files,
                        "claims/" + claim.id() + "." + lang + ".html",
                        pages.claim(claim, words(claim.span().inner(), values)));
            }
        }
        for (FigureFindings figure : findings.figures()) {
            put(files, TextPage.figurePage(figure.definition().id(), lang), pages.figure(figure));
            String chart = new FigureChart(new FigureRows(figure, lang, names)).file();
            put(files, "charts/" + figure.definition().id() + "." + lang + ".svg", chart);
        }
        return files;
    }

    private static void put(SortedMap<String, byte[]> files, String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// The words as they are read, values filled in.
    private static String words(List<Inline> inlines, Values values) {
        StringBuilder words = new StringBuilder();
        for (Inline inline : inlines) {
            words.append(
                    switch (inline) {
                        case Inline.Text text -> text.text();
                        case Inline.Emphasis emphasis -> words(emphasis.inner(), values);
                        case Inline.Link link -> words(link.inner(), values);
                        case Inline.Photo photo -> photo.alt();
                        case Inline.Span span -> words(span.inner(), values);
                        case Placeholder placeholder -> values.show(placeholder).text();
                    });
        }
        return words.toString();
    }

    /// schema.org claims with PROV: derived from a finding, by an activity that used the tables and
    /// the query.
    private static byte[] linked(ReleaseSource release, Findings findings, CheckResult check) {
        List<Map<String, Object>> graph = new ArrayList<>();
        for (ClaimResult claim : check.claims()) {
            Values values = new Values(findings, new Formats(claim.lang()));
            Map<String, Object> is = new TreeMap<>();
            is.put("@type", "Claim");
            is.put("@id", "#" + claim.id() + "." + claim.lang());
            is.put("text", words(claim.span().inner(), values));
            is.put("inLanguage", claim.lang());
            is.put("appearance", "report." + claim.lang() + ".html");
            is.put(
                    "author",
                    String.valueOf(release.imprint().getOrDefault("issuer", release.id())));
            is.put("kenes:verdict", claim.verdict().code());
            FigureFindings figure = claim.figure();
            if (figure != null) {
                is.put("prov:wasDerivedFrom", "../findings.json#" + figure.definition().id());
                is.put(
                        "prov:wasGeneratedBy",
                        Map.of(
                                "@type",
                                "prov:Activity",
                                "prov:used",
                                List.of(
                                        Map.of(
                                                "@id",
                                                "../datapackage.json",
                                                "kenes:tables",
                                                findings.tables()),
                                        Map.of(
                                                "@id",
                                                "../figures/"
                                                        + figure.definition().id()
                                                        + "/figure.sql",
                                                "kenes:sha256",
                                                figure.sqlSha256()))));
            }
            graph.add(is);
        }
        return Json.file(
                Map.of(
                        "@context",
                        Map.of(
                                "@vocab", "https://schema.org/",
                                "prov", "http://www.w3.org/ns/prov#",
                                "kenes", "urn:kenes:"),
                        "@graph",
                        graph));
    }
}
