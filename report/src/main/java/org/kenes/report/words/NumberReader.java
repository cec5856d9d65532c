package org.kenes.report.words;

import org.jspecify.annotations.Nullable;
import org.kenes.report.words.NumberWords.Kind;
import org.kenes.report.words.NumberWords.Meaning;

import java.math.BigDecimal;
import java.util.List;

/// Numbers in digits and in words, with scale words and percent.
final class NumberReader {
    /// @param unit value of the last digit shown; 0 if exact
    /// @param digits written with digits
    record Found(
            int from, int to, BigDecimal value, boolean percent, BigDecimal unit, boolean digits) {}

    private static final int LONGEST = 30;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final List<Token> tokens;
    private final String lang;
    private final NumberWords words;

    NumberReader(List<Token> tokens, String lang) {
        this.tokens = tokens;
        this.lang = lang;
        this.words = NumberWords.of(lang);
    }

    @Nullable Found at(int from, boolean afterModifier) {
        return tokens.get(from).is(Token.Kind.DIGITS) ? digits(from) : words(from, afterModifier);
    }

    private @Nullable Token token(int i) {
        return i < tokens.size() ? tokens.get(i) : null;
    }

    private boolean solid(int i, String text) {
        Token token = token(i);
        return token != null && !token.spaced() && token.is(text);
    }

    private boolean solidDigits(int i) {
        Token token = token(i);
        return token != null && !token.spaced() && token.is(Token.Kind.DIGITS);
    }

    /// No sentence counts with more digits; the rest would only cost time.
    private static String shortened(String digits) {
        return digits.length() > LONGEST ? digits.substring(0, LONGEST) : digits;
    }

    private Found digits(int from) {
        StringBuilder number = new StringBuilder(shortened(tokens.get(from).text()));
        int i = from + 1;
        boolean grouped = number.length() <= 3;
        while (grouped && number.length() < LONGEST) {
            int next = i;
            if (lang.equals("en") && solid(i, ",") && solidDigits(i + 1)) {
                next = i + 1;
            } else {
                Token token = token(i);
                if (token == null || !token.spaced()) {
                    break;
                }
            }
            Token group = token(next);
            if (group == null || !group.is(Token.Kind.DIGITS) || group.text().length() != 3) {
                break;
            }
            number.append(group.text());
            i = next + 1;
        }
        int decimals = 0;
        boolean comma = !lang.equals("en") && solid(i, ",");
        boolean point = solid(i, ".") && !solid(i + 2, ".");
        if ((comma || point) && solidDigits(i + 1)) {
            String fraction = shortened(tokens.get(i + 1).text());
            decimals = fraction.length();
            number.append('.').append(fraction);
            i += 2;
        }
        BigDecimal value = new BigDecimal(number.toString());
        BigDecimal unit = decimals > 0 ? BigDecimal.ONE.movePointLeft(decimals) : BigDecimal.ZERO;
        int bare = i;
        i = suffix(i);
        if (i == bare) {
            Token scale = token(i);
            Meaning meaning =
                    scale != null && scale.is(Token.Kind.WORD) ? words.meaning(scale.text()) : null;
            if (meaning != null && scale(meaning.kind())) {
                unit = BigDecimal.ONE.movePointLeft(decimals).multiply(meaning.value());
                value = value.multiply(meaning.value());
                i++;
                if (solid(i, ".") && tokens.get(i - 1).text().length() <= 4) {
                    i++;
                }
            }
        }
        return percent(from, i, value, unit, decimals, true);
    }

    private static boolean scale(Kind kind) {
        return switch (kind) {
            case SCALE, SCALE_ALONE, HUNDRED, TIMES -> true;
            case ADD, FACTOR, HALF -> false;
        };
    }

    /// `-ға`, `-ы`, `-й` after digits or a percent sign.
    private int suffix(int i) {
        Token hyphen = token(i);
        Token letters = token(i + 1);
        return hyphen != null
                        && letters != null
                        && hyphen.is(Token.Kind.HYPHEN)
                        && letters.is(Token.Kind.WORD)
                ? i + 2
                : i;
    }

    private Found percent(
            int from, int end, BigDecimal value, BigDecimal unit, int decimals, boolean digits) {
        Token next = token(end);
        int to = end;
        if (next != null && next.is(Token.Kind.PERCENT)) {
            to = suffix(end + 1);
        } else if (next != null && percentWord(next.text())) {
            to = end + 1;
        } else if (next != null && next.is("per") && isText(end + 1, "cent")) {
            to = end + 2;
        }
        boolean percent = to > end;
        BigDecimal shown =
                percent && unit.signum() == 0 ? BigDecimal.ONE.movePointLeft(decimals) : unit;
        return new Found(from, to, value, percent, shown, digits);
    }

    private boolean isText(int i, String text) {
        Token token = token(i);
        return token != null && token.is(text);
    }

    private boolean percentWord(String word) {
        return switch (lang) {
            case "ru" -> word.startsWith("процент");
            case "kk" -> word.startsWith("пайыз") || word.startsWith("процент");
            default -> word.equals("percent") || word.equals("percentage");
        };
    }

    private @Nullable Found words(int from, boolean afterModifier) {
        Sum sum = new Sum();
        int i = from;
        int taken = 0;
        BigDecimal unit = BigDecimal.ZERO;
        int halves = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            int step = 1;
            Meaning meaning = token.is(Token.Kind.WORD) ? words.meaning(token.text()) : null;
            if (taken == 0 && token.is("dozens")) {
                return null;
            }
            if (meaning == null && taken > 0) {
                int half = halfWords(i);
                if (half > 0) {
                    meaning = new Meaning(HALF, Kind.HALF, "");
                    step = half;
                } else if (joint(i)) {
                    meaning = words.meaning(tokens.get(i + 1).text());
                    step = 2;
                }
            } else if (meaning == null && lang.equals("en") && token.is("half")) {
                Meaning scale = isText(i + 1, "a") ? wordMeaning(i + 2) : null;
                if (scale == null || !scale(scale.kind())) {
                    return null;
                }
                sum.add(new Meaning(HALF, Kind.FACTOR, ""), false);
                taken++;
                i += 2;
                continue;
            }
            if (meaning == null || !sum.add(meaning, afterModifier && taken == 0)) {
                break;
            }
            if (meaning.kind() == Kind.HALF || meaning.kind() == Kind.FACTOR) {
                halves = 1;
            }
            taken++;
            i += step;
            unit =
                    taken > 1
                                    && (meaning.kind() == Kind.SCALE
                                            || meaning.kind() == Kind.SCALE_ALONE)
                            ? meaning.value().movePointLeft(halves)
                            : BigDecimal.ZERO;
            if (!meaning.suffix().isEmpty()) {
                break;
            }
        }
        if (taken == 0 || !sum.complete()) {
            return null;
        }
        return percent(from, i, sum.value(), unit, 0, false);
    }

    private @Nullable Meaning wordMeaning(int i) {
        Token token = token(i);
        return token != null && token.is(Token.Kind.WORD) ? words.meaning(token.text()) : null;
    }

    /// "с половиной", "and a half": number of tokens, or 0.
    private int halfWords(int i) {
        if (lang.equals("ru") && isText(i, "с") && isText(i + 1, "половиной")) {
            return 2;
        }
        return lang.equals("en") && isText(i, "and") && isText(i + 1, "a") && isText(i + 2, "half")
                ? 3
                : 0;
    }

    /// "ninety-seven", "hundred and five".
    private boolean joint(int i) {
        Token token = tokens.get(i);
        boolean hyphen = token.is(Token.Kind.HYPHEN);
        boolean and = lang.equals("en") && token.is("and") && i > 0 && isLarge(i - 1);
        Meaning next = hyphen || and ? wordMeaning(i + 1) : null;
        return next != null && next.kind() == Kind.ADD;
    }

    private boolean isLarge(int i) {
        Meaning meaning = wordMeaning(i);
        return meaning != null && meaning.kind() != Kind.ADD;
    }

    /// Adds up words; refuses a word that cannot belong to the number so far.
    private static final class Sum {
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal current = BigDecimal.ZERO;
        private BigDecimal lastScale = new BigDecimal("1e30");
        private BigDecimal room = new BigDecimal("1000");
        private boolean any;
        private boolean needsScale;

        boolean add(Meaning word, boolean afterModifier) {
            BigDecimal v = word.value();
            switch (word.kind()) {
                case ADD -> {
                    if (v.compareTo(room) >= 0 && any || needsScale) {
                        return false;
                    }
                    current = current.add(v);
                    room = below(v);
                }
                case HUNDRED -> {
                    if (current.compareTo(BigDecimal.TEN) >= 0 && any) {
                        return false;
                    }
                    current = (current.signum() == 0 ? BigDecimal.ONE : current).multiply(v);
                    room = v;
                }
                case TIMES -> {
                    boolean alone = v.intValue() == 12 || afterModifier;
                    if (current.signum() == 0 && !alone || needsScale) {
                        return false;
                    }
                    current = (current.signum() == 0 ? BigDecimal.ONE : current).multiply(v);
                    room = BigDecimal.ONE;
                }
                case SCALE, SCALE_ALONE -> {
                    boolean alone = word.kind() == Kind.SCALE_ALONE || afterModifier;
                    if (current.signum() == 0 && !(alone && !any) || v.compareTo(lastScale) >= 0) {
                        return false;
                    }
                    total =
                            total.add(
                                    (current.signum() == 0 ? BigDecimal.ONE : current).multiply(v));
                    current = BigDecimal.ZERO;
                    lastScale = v;
                    room = new BigDecimal("1000");
                    needsScale = false;
                }
                case FACTOR -> {
                    if (any) {
                        return false;
                    }
                    current = v;
                    room = BigDecimal.ZERO;
                    needsScale = v.compareTo(BigDecimal.ONE) < 0;
                }
                case HALF -> {
                    if (!any || current.signum() == 0) {
                        return false;
                    }
                    current = current.add(HALF);
                    room = BigDecimal.ZERO;
                }
            }
            any = true;
            return true;
        }

        /// What may still follow: units after tens, tens after hundreds.
        private static BigDecimal below(BigDecimal v) {
            int value = v.intValue();
            if (value >= 100 && value % 100 == 0) {
                return new BigDecimal("100");
            }
            return value >= 20 && value % 10 == 0 || value == 10 ? BigDecimal.TEN : BigDecimal.ZERO;
        }

        boolean complete() {
            return any && !needsScale;
        }

        BigDecimal value() {
            return total.add(current);
        }
    }
}
