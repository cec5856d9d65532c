package org.kenes.report.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// What a quantity phrase says, in canonical form: two phrases that say the same in two languages
/// have equal predicates. The meaning is in [Meaning].
public sealed interface Predicate {

    /// How a number is meant.
    enum Relation {
        EXACTLY("="),
        ABOUT("about"),
        NEARLY("nearly"),
        MORE(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        /// Kazakh `жуық`, `тарта`, `таяу`: the author must say which.
        ABOUT_OR_NEARLY("about|nearly");

        final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    /// @param unit value of the last digit shown, 0 when the words are exact; in percent points if
    ///   `percent`
    record Number(Relation relation, BigDecimal number, boolean percent, BigDecimal unit)
            implements Predicate {
        @Override
        public String code() {
            return relation.sign
                    + " "
                    + number.stripTrailingZeros().toPlainString()
                    + (percent ? "%" : "");
        }
    }

    /// A common fraction; `EXACTLY` means within 2.5 points.
    record Part(Relation relation, Fraction fraction) implements Predicate {
        @Override
        public String code() {
            return relation == Relation.EXACTLY
                    ? fraction.code()
                    : relation.sign + " " + fraction.code();
        }
    }

    enum Fraction {
        HALF(1, 2),
        THIRD(1, 3),
        TWO_THIRDS(2, 3),
        QUARTER(1, 4),
        THREE_QUARTERS(3, 4);

        private final Rational value;

        Fraction(long num, long den) {
            value = Rational.of(num, den);
        }

        public Rational value() {
            return value;
        }

        String code() {
            return Predicate.code(this);
        }
    }

    /// A vague amount, `[from, to)`; `to` 0 = no upper end.
    enum Magnitude implements Predicate {
        SEVERAL(3, 10),
        DOZENS(20, 100),
        HUNDREDS(200, 1_000),
        THOUSANDS(2_000, 10_000),
        TENS_OF_THOUSANDS(20_000, 100_000),
        HUNDREDS_OF_THOUSANDS(200_000, 1_000_000),
        MILLIONS(2_000_000, 0),
        TENS_OF_MILLIONS(20_000_000, 100_000_000);

        public final long from;
        public final long to;

        Magnitude(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String code() {
            return Predicate.code(this);
        }
    }

    /// A share or a coverage in words.
    enum Quantifier implements Predicate {
        MAJORITY,
        OVERWHELMING,
        MINORITY,
        ALL,
        NONE,
        ALMOST_ALL,
        ABOVE_OVERALL;

        @Override
        public String code() {
            return Predicate.code(this);
        }
    }

    /// A word without a rule ("many", "a high level"): nothing can hold or fail.
    record Degree(String value) implements Predicate {
        @Override
        public String code() {
            return "degree";
        }
    }

    /// The canonical form of `phrase-cases.csv`.
    String code();

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads a canonical form.
    ///
    /// @throws IllegalArgumentException if it is none
    static Predicate of(String code) {
        for (Magnitude magnitude : Magnitude.values()) {
            if (magnitude.code().equals(code)) {
                return magnitude;
            }
        }
        for (Quantifier quantifier : Quantifier.values()) {
            if (quantifier.code().equals(code)) {
                return quantifier;
            }
        }
        int space = code.indexOf(' ');
        String sign = space < 0 ? "" : code.substring(0, space);
        String rest = space < 0 ? code : code.substring(space + 1);
        for (Fraction fraction : Fraction.values()) {
            if (fraction.code().equals(rest)) {
                return new Part(space < 0 ? Relation.EXACTLY : relation(sign, code), fraction);
            }
        }
        return number(relation(sign, code), rest, code);
    }

    private static Relation relation(String sign, String code) {
        for (Relation relation : Relation.values()) {
            if (relation.sign.equals(sign)) {
                return relation;
            }
        }
        throw new IllegalArgumentException("not a predicate: \"" + code + "\"");
    }

    private static Number number(Relation relation, String text, String code) {
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        if (digits.length() > 30 || !digits.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("not a predicate: \"" + code + "\"");
        }
        BigDecimal value = new BigDecimal(digits, MathContext.UNLIMITED);
        boolean exact = value.scale() == 0 && !percent;
        return new Number(
                relation,
                value,
                percent,
                exact ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(value.scale()));
    }
}
