package org.kenes.lawtext.parity;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.json.JsonText;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report on the languages of one version.
///
/// @param findings by code, then document order, then pair of languages
public record Parity(List<Text> expressions, List<Pair> pairs, List<Finding> findings) {
    public Parity {
        expressions = List.copyOf(expressions);
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /// @param units basic units and parts outside them
    /// @param letters letters and digits of all of them
    public record Text(String file, Lang lang, int units, long letters) {}

    /// @param compared units of both
    /// @param lengthRatio median of letters of the second per letter of the first, thousandths
    /// @param scale of the deviations, hundredths
    public record Pair(Lang first, Lang second, int compared, long lengthRatio, long scale) {}

    /// Why the languages differ, as somebody said who answers for the text.
    ///
    /// @param unit eId of the basic unit; `-` for the whole text
    public record Reason(String unit, String reason, String by) {}

    /// @throws IllegalArgumentException if there are fewer than two texts, or one language twice
    public static Parity of(List<Expression> expressions) {
        long languages = expressions.stream().map(Expression::lang).distinct().count();
        if (expressions.size() < 2 || languages < expressions.size()) {
            throw new IllegalArgumentException(
                    "parity needs two or more texts, each in a language of its own");
        }
        List<Units> all = expressions.stream().map(Units::new).toList();
        List<Pair> pairs = new ArrayList<>();
        List<PairFindings.Placed> placed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                PairFindings found = new PairFindings(all.get(i), all.get(j), pairs.size());
                pairs.add(found.pair());
                placed.addAll(found.findings());
            }
        }
        Map<String, Integer> order = Order.of(all.stream().map(Units::eIds).toList());
        placed.sort(
                Comparator.comparing((PairFindings.Placed p) -> p.finding().code())
                        .thenComparingInt(p -> order.getOrDefault(p.finding().unit(), 0))
                        .thenComparingInt(PairFindings.Placed::within)
                        .thenComparingInt(PairFindings.Placed::pair));
        List<Text> texts =
                all.stream()
                        .map(units ->
                                new Text(
                                        units.expression().source().file(),
                                        units.expression().lang(),
                                        units.size(),
                                        units.letters()))
                        .toList();
        return new Parity(texts, pairs, placed.stream().map(PairFindings.Placed::finding).toList());
    }

    public long count(Finding.Severity severity) {
        return findings.stream().filter(f -> f.code().severity() == severity).count();
    }

    /// @param tool name and version of the program, for the file
    public byte[] json(String tool, Lang reader) {
        return json(tool, reader, List.of());
    }

    /// The report with what its editor said about it.
    public byte[] json(String tool, Lang reader, List<Reason> reasons) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-law-parity/1");
        json.put("tool", tool);
        json.put("expressions", expressions.stream().map(Parity::text).toList());
        json.put("pairs", pairs.stream().map(Parity::pair).toList());
        json.put("findings", findings.stream().map(f -> finding(f, reader)).toList());
        Map<String, Object> summary = new LinkedHashMap<>();
        for (Finding.Severity severity : Finding.Severity.values()) {
            summary.put(severity.word(), count(severity));
        }
        json.put("summary", summary);
        if (!reasons.isEmpty()) {
            json.put("reasons", reasons.stream().map(Parity::reason).toList());
        }
        return JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> text(Text text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", text.file);
        json.put("lang", text.lang.code());
        json.put("units", text.units);
        json.put("letters", text.letters);
        return json;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unit", reason.unit);
        json.put("reason", reason.reason);
        json.put("by", reason.by);
        return json;
    }

    private static Map<String, Object> pair(Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("langs", List.of(pair.first.code(), pair.second.code()));
        json.put("unitsCompared", pair.compared);
        json.put("lengthRatio", java.math.BigDecimal.valueOf(pair.lengthRatio, 3));
        json.put("scale", java.math.BigDecimal.valueOf(pair.scale, 2));
        return json;
    }

    private static Map<String, Object> finding(Finding finding, Lang reader) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code().name());
        json.put("severity", finding.code().severity().word());
        json.put("unit", finding.unit());
        json.put("eId", finding.eId());
        json.put("num", finding.num().isEmpty() ? null : finding.num());
        json.put("langs", finding.langs().stream().map(Lang::code).toList());
        json.put("detail", finding.detail());
        json.put("message", finding.message(reader));
        return json;
    }
}
