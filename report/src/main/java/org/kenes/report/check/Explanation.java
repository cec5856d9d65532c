package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Predicate;
import org.kenes.report.words.Rational;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A verdict in sentences for the person who wrote the words: what the words say, what the figure
/// says, and what is in the way.
public final class Explanation {
    private static final Rational WEIGHTS = Rational.of(1, 1_000_000_000);

    private final ClaimResult claim;
    private final Messages messages;
    private final Formats formats;

    private Explanation(ClaimResult claim, String lang) {
        this.claim = claim;
        this.messages = Messages.of(lang);
        this.formats = new Formats(lang);
    }

    public static Map<String, String> inAllLanguages(ClaimResult claim) {
        Map<String, String> all = new TreeMap<>();
        for (String lang : Messages.LANGUAGES) {
            all.put(lang, of(claim, lang));
        }
        return all;
    }

    public static String of(ClaimResult claim, String lang) {
        return new Explanation(claim, lang).sentences();
    }

    /// The first sentence alone, for a mark in the text; the rest stands on the page of the claim.
    public static String brief(ClaimResult claim, String lang) {
        return new Explanation(claim, lang).first();
    }

    private String first() {
        return messages.say(
                plain() ? "verdict." + claim.verdict().code() : "reason." + claim.reason());
    }

    private boolean plain() {
        return claim.reason().isEmpty() || claim.verdict() == Verdict.LEGAL_REVIEW;
    }

    private String sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(first());
        FigureFindings figure = claim.figure();
        if (figure != null && !plain()) {
            sentences.add(details(figure));
        }
        Fragility fragility = claim.fragility();
        if (fragility != null && fragility.removed() != null) {
            String number = formats.integer(fragility.removed());
            sentences.add(messages.say("fragility.removed", Map.of("number", number)));
        }
        sentences.removeIf(String::isEmpty);
        return String.join(" ", sentences);
    }

    private String details(FigureFindings figure) {
        return switch (claim.reason()) {
            case "population" -> population(figure.definition().universe());
            case "status" -> messages.say("why.value", Map.of("value", value(View.ALL)));
            case "composition" ->
                    messages.say(
                            "why.composition",
                            Map.of(
                                    "said",
                                    stances(
                                            claim.says().get("stance") instanceof List<?> said
                                                    ? said
                                                    : List.of()),
                                    "has",
                                    stances(
                                            figure.definition().composition().stream()
                                                    .map(stance -> stance.code())
                                                    .toList())));
            case "value" ->
                    messages.say("why.said", Map.of("said", said(), "value", value(View.ALL)));
            case "depends-on-counting" -> views();
            default -> "";
        };
    }

    private String population(String has) {
        String said = claim.says().get("universe") instanceof String text ? text : "";
        String both =
                messages.say(
                        "why.population",
                        Map.of(
                                "said",
                                messages.say("universe." + said),
                                "has",
                                messages.say("universe." + has)));
        String special = "why.population." + said + "." + has;
        return messages.keys().contains(special) ? both + " " + messages.say(special) : both;
    }

    private String stances(List<?> codes) {
        return String.join(
                " + ", codes.stream().map(code -> messages.say("code.stance." + code)).toList());
    }

    /// Every view with its value, so that the reader sees where the words stop being true.
    private String views() {
        List<String> parts = new ArrayList<>();
        for (Row row : claim.rows()) {
            if (row.state() == CellState.OBSERVED) {
                parts.add(messages.say("view." + row.view().code()) + " – " + value(row.view()));
            }
        }
        return messages.say("why.said", Map.of("said", said(), "value", String.join("; ", parts)));
    }

    private String value(View view) {
        FigureFindings figure = claim.figure();
        Row row = claim.rows().stream().filter(r -> r.view() == view).findFirst().orElse(null);
        Measure measure =
                figure == null || row == null
                        ? null
                        : Evidence.measure(figure.definition().kind(), row);
        if (measure == null) {
            return messages.say("page.none");
        }
        if (measure.k() != null) {
            String share = formats.percent(measure.value());
            return view == View.REWEIGHTED
                    ? share
                    : messages.say(
                            "why.share",
                            Map.of(
                                    "share", share,
                                    "k", formats.integer(measure.k()),
                                    "n", formats.integer(measure.n())));
        }
        if (view == View.REWEIGHTED) {
            return formats.decimal(measure.value().times(WEIGHTS), 1);
        }
        boolean whole = measure.value().den().equals(BigInteger.ONE);
        return formats.decimal(measure.value(), whole ? 0 : 1);
    }

    /// The predicate in words, with its bounds.
    private String said() {
        Predicate predicate = read(claim.predicate());
        return switch (predicate) {
            case null -> claim.predicate();
            case Predicate.Number number ->
                    relation(number.relation(), number(number.number(), number.percent()));
            case Predicate.Part part ->
                    relation(part.relation(), formats.percent(part.fraction().value()));
            case Predicate.Magnitude magnitude ->
                    magnitude.to == 0
                            ? relation(
                                    Predicate.Relation.AT_LEAST,
                                    formats.integer(BigInteger.valueOf(magnitude.from)))
                            : messages.say(
                                    "said.between",
                                    Map.of(
                                            "from",
                                            formats.integer(BigInteger.valueOf(magnitude.from)),
                                            "to",
                                            formats.integer(BigInteger.valueOf(magnitude.to - 1))));
            case Predicate.Quantifier quantifier -> messages.say("said." + quantifier.code());
            case Predicate.Degree ignored -> "";
        };
    }

    private static @Nullable Predicate read(String code) {
        try {
            return code.isEmpty() ? null : Predicate.of(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String number(BigDecimal number, boolean percent) {
        Rational value = Rational.of(number);
        return percent
                ? formats.percent(value.times(Rational.of(1, 100)))
                : formats.decimal(value, Math.max(0, number.stripTrailingZeros().scale()));
    }

    private String relation(Predicate.Relation relation, String number) {
        String key =
                switch (relation) {
                    case EXACTLY -> "said.exactly";
                    case ABOUT, ABOUT_OR_NEARLY -> "said.about";
                    case NEARLY -> "said.nearly";
                    case MORE -> "said.more";
                    case AT_LEAST -> "said.at-least";
                    case LESS -> "said.less";
                    case AT_MOST -> "said.at-most";
                };
        return messages.say(key, Map.of("number", number));
    }
}
