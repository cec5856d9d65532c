package org.kenes.report.check;

import org.kenes.dataset.Json;
import org.kenes.dataset.figure.EventStatus;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.words.Meaning;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A phrase of a text that nobody bound, held against every figure of a release. It shows what
/// could bear it out; which figure the author meant is not known, so this is no verdict.
public final class ReverseCheck {
    private ReverseCheck() {}

    /// @param value as in the findings
    /// @param why what keeps the figure from supporting the words although the number fits, or
    ///   empty
    public record Match(String figure, String value, boolean holds, String why) {}

    /// @param code `borne-out`, `other-population`, `differs`, `no-figure` or `no-rule`
    /// @param matches figures of that population first, in order of their ids
    public record State(String code, List<Match> matches) {
        public String sentence() {
            return switch (code) {
                case "borne-out" -> "a figure says this";
                case "other-population" -> "the number is there, but it counts something else";
                case "differs" -> "what was counted of this is another number";
                case "no-rule" -> "these words have no rule by which they hold or fail";
                default -> "nothing that answers this was counted";
            };
        }
    }

    public static State of(Scan.Found found, Findings findings) {
        Predicate predicate = found.phrase().predicate();
        if (predicate instanceof Predicate.Degree) {
            return new State("no-rule", List.of());
        }
        List<Match> borne = new ArrayList<>();
        List<Match> differs = new ArrayList<>();
        List<Match> others = new ArrayList<>();
        for (FigureFindings figure : findings.figures()) {
            Row row = figure.row(View.ALL, new TreeMap<>()).orElse(null);
            Measure measure =
                    row == null ? null : Evidence.measure(figure.definition().kind(), row);
            if (row == null || measure == null) {
                continue;
            }
            boolean holds = Meaning.holds(predicate, measure);
            String why = obstacle(found, new Evidence(figure, row, List.of(row)));
            String id = figure.definition().id();
            String value = String.valueOf(row.value());
            if (why.isEmpty()) {
                (holds ? borne : differs).add(new Match(id, value, holds, ""));
            } else if (holds && exact(predicate)) {
                others.add(new Match(id, value, true, why));
            }
        }
        if (!borne.isEmpty()) {
            return new State("borne-out", borne);
        }
        if (!others.isEmpty()) {
            return new State("other-population", join(others, differs));
        }
        return differs.isEmpty()
                ? new State("no-figure", List.of())
                : new State("differs", differs);
    }

    private static List<Match> join(List<Match> first, List<Match> second) {
        List<Match> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /// Only a number is so particular that finding it elsewhere means something.
    private static boolean exact(Predicate predicate) {
        return predicate instanceof Predicate.Number;
    }

    /// Why a figure does not speak of what the words speak of, or empty.
    private static String obstacle(Scan.Found found, Evidence evidence) {
        FigureDefinition is = evidence.definition();
        if (found.universe().isEmpty()) {
            return "population not said";
        }
        if (!evidence.supports(found.universe(), false)) {
            return "counts " + is.universe();
        }
        if (is.status() != null
                && (is.status() == EventStatus.PLANNED) != found.status().equals("planned")) {
            return is.status().code();
        }
        TreeSet<String> counted = new TreeSet<>();
        is.composition().forEach(stance -> counted.add(stance.code()));
        return counted.equals(found.stances()) ? "" : "adds up " + String.join("+", counted);
    }

    /// `kenes-scan/1` with, per phrase, `state` and `figures`.
    public static byte[] json(List<Scan.Found> phrases, Findings findings) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Scan.Found phrase : phrases) {
            Map<String, Object> out = phrase.json();
            State state = of(phrase, findings);
            out.put("state", state.code());
            out.put(
                    "figures",
                    state.matches().stream()
                            .map(match ->
                                    Map.of(
                                            "figure", match.figure(),
                                            "holds", match.holds(),
                                            "value", match.value(),
                                            "why", match.why()))
                            .toList());
            all.add(out);
        }
        return Json.file(Map.of("format", "kenes-scan/1", "phrases", all));
    }
}
