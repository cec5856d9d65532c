package org.kenes.report.number;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

import org.kenes.report.words.Meaning;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Predicate;
import org.kenes.report.words.Predicate.Relation;
import org.kenes.report.words.Rational;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The filters of placeholders in one language.
public final class Formats {
    /// There is no such filter, or it does not fit the value.
    public static final class UnknownFilter extends IllegalArgumentException {
        UnknownFilter(String message) {
            super(message);
        }
    }

    private static final char NBSP = '\u00A0';
    private static final int MOST_DECIMALS = 9;

    private final String lang;
    private final ULocale locale;
    private final PluralRules plurals;
    private final Map<String, String> nouns = new HashMap<>();

    public Formats(String lang) {
        this.lang = lang;
        this.locale = ULocale.forLanguageTag(lang);
        this.plurals = PluralRules.forLocale(locale);
        readNouns();
    }

    private void readNouns() {
        try (InputStream in = Formats.class.getResourceAsStream("/org/kenes/report/nouns.csv")) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: nouns.csv");
            }
            String[] lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\R");
            String[] forms = lines[0].split(",", -1);
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                String[] cells = line.split(",", -1);
                for (int i = 2; cells[0].equals(lang) && i < cells.length; i++) {
                    if (!cells[i].isEmpty()) {
                        nouns.put(cells[1] + "/" + forms[i], cells[i]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String integer(BigInteger value) {
        return decimal(Rational.of(value), 0);
    }

    public String decimal(Rational value, int decimals) {
        return number(Precision.fixedFraction(decimals)).format(value.rounded(decimals)).toString();
    }

    /// @param value a share of one
    public String percent(Rational value, int decimals) {
        return percent(value, decimals, Precision.fixedFraction(decimals));
    }

    /// One decimal at most: `50%`, `63,4%`.
    public String percent(Rational value) {
        return percent(value, 1, Precision.maxFraction(1));
    }

    private String percent(Rational value, int decimals, Precision precision) {
        BigDecimal hundredfold = value.times(Rational.of(100, 1)).rounded(decimals);
        return number(precision).unit(MeasureUnit.PERCENT).format(hundredfold).toString();
    }

    private LocalizedNumberFormatter number(Precision precision) {
        return NumberFormatter.withLocale(locale).precision(precision);
    }

    /// @param filters as written, `pct:1`
    /// @throws UnknownFilter naming it
    public String apply(List<String> filters, Quantity quantity) {
        Quantity value = quantity;
        String shown = value.share() ? percent(value.value()) : plain(value);
        for (String filter : filters) {
            String[] parts = filter.split(":", -1);
            String argument = parts.length > 1 ? parts[1] : "";
            switch (parts[0]) {
                case "num" -> shown = plain(value);
                case "dec" -> shown = decimal(value.value(), decimals(filter, argument, 0));
                case "pct" ->
                        shown =
                                argument.isEmpty()
                                        ? percent(value.value())
                                        : percent(value.value(), decimals(filter, argument, 1));
                case "pp" -> shown = points(value.value(), decimals(filter, argument, 1));
                case "words" -> shown = words(filter, whole(filter, value), parts);
                case "suf" -> shown = shown + suffix(filter, shown, value, argument);
                case "n" -> shown = shown + NBSP + noun(filter, argument, value.value());
                case "about", "floor" -> {
                    value = Quantity.of(shortened(value.value(), parts[0]), value.share());
                    shown = value.share() ? percent(value.value()) : plain(value);
                }
                case "date" -> shown = date(filter, value, argument);
                case "range" -> shown = range(filter, value);
                case "list" -> shown = ListFormatter.getInstance(locale).format(value.items());
                default -> throw new UnknownFilter("unknown filter: " + filter);
            }
        }
        return shown;
    }

    private String plain(Quantity quantity) {
        if (quantity.date() != null) {
            return date("date", quantity, "long");
        }
        if (!quantity.items().isEmpty()) {
            return ListFormatter.getInstance(locale).format(quantity.items());
        }
        Rational value = quantity.value();
        boolean whole = value.num().mod(value.den()).signum() == 0;
        return whole
                ? decimal(value, 0)
                : number(Precision.maxFraction(3)).format(value.rounded(3)).toString();
    }

    private static int decimals(String filter, String argument, int otherwise) {
        if (argument.isEmpty()) {
            return otherwise;
        }
        if (argument.length() == 1 && Character.isDigit(argument.charAt(0))) {
            return Math.min(MOST_DECIMALS, argument.charAt(0) - '0');
        }
        throw new UnknownFilter("not a number of decimals: " + filter);
    }

    private String points(Rational value, int decimals) {
        Rational points = value.times(Rational.of(100, 1));
        BigDecimal shown = points.rounded(decimals);
        String noun =
                switch (lang) {
                    case "kk" -> "пайыздық тармақ";
                    case "ru" ->
                            switch (plural(shown)) {
                                case "one" -> "процентный пункт";
                                case "few" -> "процентных пункта";
                                case "many" -> "процентных пунктов";
                                default -> "процентного пункта";
                            };
                    default ->
                            plural(shown).equals("one") ? "percentage point" : "percentage points";
                };
        return decimal(points, decimals) + NBSP + noun;
    }

    private String plural(BigDecimal shown) {
        return plurals.select(NumberFormatter.withLocale(locale).format(shown));
    }

    private static BigInteger whole(String filter, Quantity quantity) {
        BigInteger[] parts = quantity.value().num().divideAndRemainder(quantity.value().den());
        if (parts[1].signum() != 0 || parts[0].bitLength() > 60) {
            throw new UnknownFilter("only a whole number can be spelled out: " + filter);
        }
        return parts[0];
    }

    private String spelled(BigInteger value, String ruleSet) {
        RuleBasedNumberFormat format =
                new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        if (ruleSet.isEmpty()) {
            return format.format(value.longValueExact());
        }
        if (!Arrays.asList(format.getRuleSetNames()).contains(ruleSet)) {
            throw new UnknownFilter("no such form in this language: " + ruleSet);
        }
        return format.format(value.longValueExact(), ruleSet);
    }

    private String words(String filter, BigInteger value, String[] parts) {
        String kase = parts.length > 1 ? parts[1] : "nom";
        String gender = parts.length > 2 ? parts[2] : "";
        if (lang.equals("kk")) {
            String spelled = spelled(value, "");
            return kase.equals("nom")
                    ? spelled
                    : spelled + KazakhSuffix.of(spelled, kazakh(filter, kase));
        }
        if (!lang.equals("ru")) {
            if (!kase.equals("nom")) {
                throw new UnknownFilter("no cases in this language: " + filter);
            }
            return spelled(value, "");
        }
        String genderName =
                switch (gender) {
                    case "", "m" -> "masculine";
                    case "f" -> "feminine";
                    case "n" -> "neuter";
                    default -> throw new UnknownFilter("unknown gender: " + filter);
                };
        String caseName =
                switch (kase) {
                    case "nom" -> "";
                    case "gen" -> "-genitive";
                    case "dat" -> "-dative";
                    case "acc" -> "-accusative";
                    case "loc" -> "-locative";
                    case "prep" -> "-locative";
                    case "ins" -> "-ablative";
                    default -> throw new UnknownFilter("unknown case: " + filter);
                };
        return spelled(value, "%spellout-cardinal-" + genderName + caseName);
    }

    private static KazakhSuffix.Case kazakh(String filter, String kase) {
        try {
            return KazakhSuffix.Case.valueOf(kase.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnknownFilter("unknown case: " + filter);
        }
    }

    private String suffix(String filter, String shown, Quantity quantity, String kase) {
        if (!lang.equals("kk")) {
            throw new UnknownFilter("only Kazakh has it: " + filter);
        }
        if (kase.equals("nom")) {
            return "";
        }
        String spoken;
        if (shown.endsWith("%")) {
            spoken = "пайыз";
        } else if (Character.isLetter(shown.charAt(shown.length() - 1))) {
            spoken = shown.substring(shown.lastIndexOf(NBSP) + 1);
            return KazakhSuffix.of(spoken, kazakh(filter, kase));
        } else {
            spoken = spelled(whole(filter, quantity), "");
        }
        return "-" + KazakhSuffix.of(spoken, kazakh(filter, kase));
    }

    private String noun(String filter, String noun, Rational value) {
        String form = plural(value.rounded(0));
        String found = nouns.get(noun + "/" + form);
        found = found == null ? nouns.get(noun + "/other") : found;
        if (found == null) {
            throw new UnknownFilter("no such noun: " + filter);
        }
        return found;
    }

    /// One significant digit, else two, else exact; always towards the smaller number, and so that
    /// "about N" or "more than N" holds and is not off by more than a tenth.
    private static Rational shortened(Rational value, String filter) {
        BigInteger whole = value.num().divide(value.den());
        for (int digits = 1; digits <= 2; digits++) {
            BigDecimal cut =
                    new BigDecimal(whole).round(new MathContext(digits, RoundingMode.DOWN));
            Predicate says =
                    new Predicate.Number(
                            filter.equals("about") ? Relation.ABOUT : Relation.MORE,
                            cut,
                            false,
                            BigDecimal.ZERO);
            Rational shown = Rational.of(cut);
            boolean close = value.minus(shown).compareTo(value.times(Rational.of(1, 10))) <= 0;
            if (close && Meaning.holds(says, Measure.count(whole))) {
                return shown;
            }
        }
        return value;
    }

    private String date(String filter, Quantity quantity, String style) {
        LocalDate date = quantity.date();
        if (date == null) {
            throw new UnknownFilter("not a date: " + filter);
        }
        int icu =
                switch (style) {
                    case "", "long" -> DateFormat.LONG;
                    case "short" -> DateFormat.SHORT;
                    default -> throw new UnknownFilter("unknown style: " + filter);
                };
        DateFormat format = DateFormat.getDateInstance(icu, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private String range(String filter, Quantity quantity) {
        BigDecimal low = quantity.low();
        BigDecimal high = quantity.high();
        if (low == null || high == null) {
            throw new UnknownFilter("only a probability sample has a range: " + filter);
        }
        return percent(Rational.of(low)) + "–" + percent(Rational.of(high));
    }
}
