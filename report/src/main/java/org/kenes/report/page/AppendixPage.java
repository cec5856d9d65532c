package org.kenes.report.page;

import org.kenes.dataset.figure.Findings;
import org.kenes.report.CodeNames;
import org.kenes.report.annex.Deviation;
import org.kenes.report.annex.MinorityReport.Provision;
import org.kenes.report.annex.MinorityReport.Side;
import org.kenes.report.annex.Omission;
import org.kenes.report.annex.SpokenWords.Passage;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The annexes of one language.
final class AppendixPage {
    private final Appendix appendix;
    private final Findings findings;
    private final String lang;
    private final CodeNames names;
    private final Messages messages;
    private final Formats formats;

    AppendixPage(Appendix appendix, Findings findings, String lang, CodeNames names) {
        this.appendix = appendix;
        this.findings = findings;
        this.lang = lang;
        this.names = names;
        this.messages = Messages.of(lang);
        this.formats = new Formats(lang);
    }

    /// "What this text does not mention", and deviations from what was fixed before.
    void omissions(Html html) {
        html.raw("<section class=\"annex\" aria-labelledby=\"omissions\">\n");
        html.element("h2 id=\"omissions\"", messages.say("annex.omissions"));
        List<Omission> omissions = appendix.annexes().omissions().getOrDefault(lang, List.of());
        if (omissions.isEmpty()) {
            html.element("p", messages.say("annex.omissions.none"));
        } else {
            html.raw("<ul>\n");
            omissions.forEach(omission -> html.element("li", sentence(omission)));
            html.raw("</ul>\n");
        }
        deviations(html);
        html.raw("</section>\n");
    }

    private String sentence(Omission omission) {
        Map<String, String> values = new TreeMap<>();
        omission.numbers()
                .forEach((name, n) -> values.put(name, formats.integer(BigInteger.valueOf(n))));
        switch (omission.kind()) {
            case "provision", "position" -> {
                values.put("provision", names.name("wid", omission.subject(), lang));
                values.put("stances", stances(omission));
            }
            case "counting", "registered" -> values.put("figure", title(omission.subject()));
            case "dispositions" -> values.put("totals", totals(omission.numbers()));
            default -> {}
        }
        String key = "omission." + omission.kind();
        return messages.say(
                omission.numbers().isEmpty() && key.endsWith("checks") ? key + ".none" : key,
                values);
    }

    /// "Against – 120": the positions nobody mentions, each with its number.
    private String stances(Omission omission) {
        return String.join(
                ", ",
                omission.stances().stream()
                        .map(stance ->
                                messages.say("code.stance." + stance)
                                        + " – "
                                        + formats.integer(
                                                BigInteger.valueOf(
                                                        omission.numbers()
                                                                .getOrDefault(stance, 0L))))
                        .toList());
    }

    private String totals(SortedMap<String, Long> numbers) {
        return String.join(
                ", ",
                numbers.entrySet().stream()
                        .map(e ->
                                messages.say("code.disposition." + e.getKey())
                                        + " – "
                                        + formats.integer(BigInteger.valueOf(e.getValue())))
                        .toList());
    }

    private String title(String figure) {
        return findings.figure(figure)
                .map(f -> f.definition().title().getOrDefault(lang, figure))
                .orElse(figure);
    }

    private void deviations(Html html) {
        Map<String, List<String>> byCode = new LinkedHashMap<>();
        for (Deviation deviation : appendix.annexes().deviations()) {
            byCode.computeIfAbsent(deviation.code(), c -> new java.util.ArrayList<>())
                    .add(title(deviation.figure()));
        }
        html.element("h3", messages.say("annex.deviations"));
        if (byCode.isEmpty()) {
            html.element("p", messages.say("annex.deviations.none"));
            return;
        }
        html.raw("<ul>\n");
        byCode.forEach((code, figures) ->
                html.element(
                        "li",
                        messages.say("deviation." + code) + ": " + String.join("; ", figures)));
        html.raw("</ul>\n");
    }

    /// Arguments of each position, the same number for each.
    void minority(Html html) {
        html.raw("<section class=\"annex\" aria-labelledby=\"minority\">\n");
        html.element("h2 id=\"minority\"", messages.say("annex.minority"));
        html.element("p class=\"fig\"", messages.say("annex.minority.rule"));
        if (appendix.minority().provisions().isEmpty()) {
            html.element("p", messages.say("annex.minority.none"));
        }
        for (Provision provision : appendix.minority().provisions()) {
            html.element("h3", names.name("wid", provision.wid(), lang));
            html.raw("<div class=\"sides\">\n");
            for (Side side : provision.sides()) {
                html.raw("<div class=\"side\">\n");
                html.element("h4", messages.say("code.stance." + side.stance()));
                switch (side) {
                    case Side.Few ignored -> html.element("p", messages.say("annex.minority.few"));
                    case Side.Said said -> passages(html, said.passages());
                }
                html.raw("</div>\n");
            }
            html.raw("</div>\n");
        }
        html.raw("</section>\n");
    }

    private void passages(Html html, List<Passage> passages) {
        if (passages.isEmpty()) {
            html.element("p", messages.say("annex.minority.no-words"));
        }
        for (Passage passage : passages) {
            html.raw("<blockquote lang=\"").text(passage.lang()).raw("\"><p>");
            html.text(passage.text()).raw("</p>");
            html.element(
                    "p class=\"fig\" lang=\"" + lang + "\"",
                    messages.say("annex.entry", Map.of("index", Long.toString(passage.idx()))));
            html.raw("</blockquote>\n");
        }
    }
}
