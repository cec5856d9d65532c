package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.source.TextSource.Place;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// `check.json`: canonical JSON, optional members absent.
public final class CheckJson {
    private CheckJson() {}

    public static byte[] write(CheckResult result) {
        Map<String, Object> file = new TreeMap<>();
        file.put("format", "kenes-check/1");
        file.put("release", result.release());
        file.put("at", result.at().toString());
        file.put("profile", result.profile());
        file.put("publishable", result.publishable());
        file.put("summary", result.summary());
        file.put("claims", result.claims().stream().map(it -> claim(result, it)).toList());
        file.put("issues", result.issues().stream().map(CheckJson::issue).toList());
        return Json.file(file);
    }

    private static Map<String, Object> claim(CheckResult result, ClaimResult claim) {
        Map<String, Object> out = new TreeMap<>();
        out.put("id", claim.id());
        out.put("lang", claim.lang());
        place(out, claim.place());
        out.put("span", claim.span().source());
        out.put("verdict", claim.verdict().code());
        out.put("legal", claim.legal());
        out.put("explain", Explanation.inAllLanguages(claim));
        if (!claim.reason().isEmpty()) {
            out.put("reason", claim.reason());
        }
        if (!claim.says().isEmpty()) {
            out.put("says", claim.says());
        }
        if (claim.figure() != null) {
            out.put("figure", claim.figure().definition().id());
            out.put("evidence", evidence(claim, claim.figure().definition()));
        }
        result.cleared(claim).ifPresent(review -> out.put("review", review.index()));
        Fragility fragility = claim.fragility();
        if (fragility != null) {
            Map<String, Object> numbers = new TreeMap<>();
            put(numbers, "added", fragility.added());
            put(numbers, "removed", fragility.removed());
            put(numbers, "switched", fragility.switched());
            out.put("fragility", numbers);
        }
        return out;
    }

    private static Map<String, Object> evidence(ClaimResult claim, FigureDefinition definition) {
        Map<String, Object> evidence = new TreeMap<>();
        evidence.put("basis", definition.basis().code());
        evidence.put("kind", definition.kind().code());
        evidence.put("universe", definition.universe());
        if (definition.status() != null) {
            evidence.put("status", definition.status().code());
        }
        Map<String, Object> views = new TreeMap<>();
        for (Row row : claim.rows()) {
            Map<String, Object> view = new TreeMap<>();
            put(view, "k", big(row.k()));
            put(view, "n", big(row.n()));
            if (row.value() != null) {
                view.put("value", row.value());
            }
            if (row.n() == null) {
                view.put("state", row.state().code());
            }
            views.put(row.view().code(), view);
        }
        evidence.put("views", views);
        return evidence;
    }

    private static @Nullable BigInteger big(@Nullable Long value) {
        return value == null ? null : BigInteger.valueOf(value);
    }

    /// Integers above 2⁵³−1 are strings.
    private static void put(Map<String, Object> out, String name, @Nullable BigInteger value) {
        if (value != null) {
            out.put(
                    name,
                    value.bitLength() <= 53 ? (Object) value.longValueExact() : value.toString());
        }
    }

    private static Map<String, Object> issue(Issue issue) {
        Map<String, Object> out = new TreeMap<>();
        out.put("code", issue.code());
        out.put("severity", issue.error() ? "error" : "warning");
        out.put("lang", issue.lang());
        out.put("quote", issue.quote());
        out.put("message", issue.message());
        if (issue.place() != null) {
            place(out, issue.place());
            out.put("length", (long) issue.length());
        }
        return out;
    }

    private static void place(Map<String, Object> out, Place place) {
        out.put("line", (long) place.line());
        out.put("col", (long) place.col());
    }
}
