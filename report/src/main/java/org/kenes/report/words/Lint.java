package org.kenes.report.words;

import org.kenes.report.words.Predicate.Quantifier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Quantity words that nobody bound to a figure. A lint is never a verdict: it says that a check is
/// missing, not that the words are wrong.
public final class Lint {
    public enum Severity {
        ERROR,
        WARNING,
        /// A phrase that needs no figure.
        NONE
    }

    /// @param code `unbound-…`
    public record Finding(Phrase phrase, String code, Severity severity) {}

    private Lint() {}

    /// One finding for each phrase, also for those that are no fault.
    public static List<Finding> of(Reading reading) {
        Facets facets = new Facets(reading);
        List<Finding> findings = new ArrayList<>();
        for (Phrase phrase : reading.phrases()) {
            findings.add(new Finding(phrase, code(phrase), severity(phrase, facets)));
        }
        return findings;
    }

    private static boolean universal(Phrase phrase) {
        return phrase.predicate() == Quantifier.ALL
                || phrase.predicate() == Quantifier.ALMOST_ALL
                || phrase.predicate() == Quantifier.NONE;
    }

    private static String code(Phrase phrase) {
        return switch (phrase.sort()) {
            case NUMBER -> "unbound-number";
            case NUMBER_WORD -> "unbound-number-word";
            case MAGNITUDE -> "unbound-quantifier";
            case QUANTIFIER -> universal(phrase) ? "unbound-universal" : "unbound-quantifier";
            case RANK -> "unbound-rank";
            case DEGREE -> "unbound-degree";
        };
    }

    private static Severity severity(Phrase phrase, Facets facets) {
        return switch (phrase.sort()) {
            case NUMBER, MAGNITUDE, RANK -> Severity.ERROR;
            case NUMBER_WORD -> numberWord(phrase, facets);
            case QUANTIFIER ->
                    !universal(phrase)
                                    || phrase.predicate() == Quantifier.ALMOST_ALL
                                    || facets.counted(phrase)
                            ? Severity.ERROR
                            : Severity.WARNING;
            case DEGREE -> phrase.severity().equals("error") ? Severity.ERROR : Severity.WARNING;
        };
    }

    private static Severity numberWord(Phrase phrase, Facets facets) {
        if (!(phrase.predicate() instanceof Predicate.Number number)) {
            return Severity.ERROR;
        }
        if (number.number().compareTo(BigDecimal.ONE) == 0 && !number.percent()) {
            return Severity.NONE;
        }
        return number.number().compareTo(BigDecimal.TEN) >= 0
                        || number.percent()
                        || facets.counted(phrase)
                ? Severity.ERROR
                : Severity.WARNING;
    }
}
