package org.kenes.report.words;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Digits that claim nothing: dates, times, years, references to provisions, list numbers.
final class Exemptions {
    private static final Map<String, Set<String>> MONTHS =
            Map.of(
                    "ru",
                    Set.of(
                            "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август",
                            "сентябр", "октябр", "ноябр", "декабр"),
                    "kk",
                    Set.of(
                            "қаңтар",
                            "ақпан",
                            "наурыз",
                            "сәуір",
                            "мамыр",
                            "маусым",
                            "шілде",
                            "тамыз",
                            "қыркүйек",
                            "қазан",
                            "қараша",
                            "желтоқсан"),
                    "en",
                    Set.of(
                            "january",
                            "february",
                            "march",
                            "april",
                            "may",
                            "june",
                            "july",
                            "august",
                            "september",
                            "october",
                            "november",
                            "december"));
    private static final Set<String> RU_ENDINGS = Set.of("", "а", "я", "ь", "е", "у", "ю", "й");

    /// Stems of words before (ru, en) or after (kk) the number of a provision.
    private static final Map<String, List<String>> LEVELS =
            Map.of(
                    "ru",
                    List.of("стать", "пункт", "подпункт", "част", "глав", "раздел", "абзац"),
                    "kk",
                    List.of("бап", "баб", "тарма", "тармақша", "бөлі", "бөлім", "тарау"),
                    "en",
                    List.of(
                            "article",
                            "section",
                            "paragraph",
                            "point",
                            "part",
                            "chapter",
                            "clause",
                            "subparagraph"));

    private static final Set<String> RU_ABBREVIATED = Set.of("ст", "п", "пп", "ч", "гл");

    private final List<Token> tokens;
    private final String lang;
    private final Provisions provisions;
    private final BitSet exempt = new BitSet();

    private Exemptions(List<Token> tokens, String lang, Provisions provisions) {
        this.tokens = tokens;
        this.lang = lang;
        this.provisions = provisions;
    }

    /// Whether "article N" names an article that exists.
    interface Provisions {
        boolean article(String number);
    }

    static BitSet of(List<Token> tokens, String lang, Provisions provisions) {
        Exemptions all = new Exemptions(tokens, lang, provisions);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(Token.Kind.DIGITS)) {
                all.at(i);
            }
        }
        return all.exempt;
    }

    private String text(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
    }

    private boolean digits(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(Token.Kind.DIGITS);
    }

    private boolean solid(int i) {
        return i >= 0 && i < tokens.size() && !tokens.get(i).spaced();
    }

    private void at(int i) {
        if (exempt.get(i)) {
            return;
        }
        if (time(i) || numericDate(i) || namedDate(i) || year(i) || provision(i) || item(i)) {
            return;
        }
    }

    private boolean time(int i) {
        boolean time =
                text(i).length() <= 2
                        && text(i + 1).equals(":")
                        && solid(i + 1)
                        && digits(i + 2)
                        && solid(i + 2)
                        && text(i + 2).length() == 2;
        if (time) {
            exempt.set(i, i + 3);
        }
        return time;
    }

    /// 2026-03-15, 15.03.2026, 15/03/2026.
    private boolean numericDate(int i) {
        String by = text(i + 1);
        boolean separated =
                Set.of("-", ".", "/").contains(by)
                        && text(i + 3).equals(by)
                        && digits(i + 2)
                        && digits(i + 4)
                        && solid(i + 1)
                        && solid(i + 2)
                        && solid(i + 3)
                        && solid(i + 4);
        boolean date =
                separated
                        && text(i + 2).length() == 2
                        && (by.equals("-")
                                ? text(i).length() == 4 && text(i + 4).length() == 2
                                : text(i).length() <= 2 && text(i + 4).length() == 4);
        if (date) {
            exempt.set(i, i + 5);
        }
        return date;
    }

    private boolean month(String word) {
        Set<String> months = MONTHS.getOrDefault(lang, Set.of());
        return switch (lang) {
            case "en" -> months.contains(word);
            case "ru" ->
                    !word.isEmpty()
                            && (months.contains(word)
                                    || months.contains(word.substring(0, word.length() - 1))
                                            && RU_ENDINGS.contains(
                                                    word.substring(word.length() - 1)));
            default -> months.stream().anyMatch(word::startsWith);
        };
    }

    private boolean day(int i) {
        return digits(i) && text(i).length() <= 2;
    }

    /// "15 марта 2026 года", "3–15 июня", "2026 жылғы 15 наурыз", "March 15, 2026".
    private boolean namedDate(int i) {
        if (!day(i)) {
            return false;
        }
        int to = -1;
        if (month(text(i + 1))) {
            to = i + 2;
        } else if (Set.of("-", "по", "и", "to", "and", "мен", "пен", "бен").contains(text(i + 1))
                && day(i + 2)
                && month(text(i + 3))) {
            to = i + 4;
        } else if (lang.equals("en") && i > 0 && month(text(i - 1))) {
            to = i + 1;
        }
        if (to < 0) {
            return false;
        }
        int year = text(to).equals(",") ? to + 1 : to;
        if (digits(year) && text(year).length() == 4 && (year == to || lang.equals("en"))) {
            to = year + 1;
        }
        exempt.set(i, to);
        return true;
    }

    /// Four digits with год, жыл, year; in English also after "in" and the like at the end of a
    /// clause.
    private boolean year(int i) {
        if (text(i).length() != 4) {
            return false;
        }
        int next = i + 1;
        if (text(next).equals("-") && digits(next + 1) && text(next + 1).length() == 4) {
            next += 2;
        }
        String after = text(next);
        boolean year =
                switch (lang) {
                    case "ru" -> after.startsWith("год") || after.equals("г") || after.equals("гг");
                    case "kk" -> after.startsWith("жыл") || after.equals("ж");
                    default ->
                            text(i - 1).equals("year")
                                    || Set.of("in", "since", "by", "until", "during")
                                                    .contains(text(i - 1))
                                            && (after.isEmpty() || ",.;:!?)".contains(after));
                };
        if (year) {
            exempt.set(i, next);
        }
        return year;
    }

    private boolean provision(int i) {
        return lang.equals("kk") ? kazakhProvision(i) : namedProvision(i);
    }

    private boolean kazakhProvision(int i) {
        if (!text(i + 1).equals("-")) {
            return false;
        }
        String word = text(i + 2);
        boolean level = LEVELS.get("kk").stream().anyMatch(word::startsWith);
        boolean article = word.startsWith("бап") || word.startsWith("баб");
        if (!level || article && !provisions.article(text(i))) {
            return false;
        }
        exempt.set(i, i + 2);
        return true;
    }

    /// "статья 30", "пункт 2 статьи 5", "articles 3 and 5".
    private boolean namedProvision(int i) {
        String before = text(i - 1);
        if (before.equals(".") && RU_ABBREVIATED.contains(text(i - 2))) {
            before = text(i - 2);
        }
        boolean joined =
                Set.of(",", "и", "and", "-").contains(before)
                        && exempt.get(Math.max(0, i - 2))
                        && digits(i - 2)
                        && level(text(i - 3));
        String word = joined ? text(i - 3) : before;
        boolean article =
                word.startsWith("стать") || word.equals("ст") || word.startsWith("article");
        if (!joined && !level(word) || article && !provisions.article(text(i))) {
            return false;
        }
        exempt.set(i);
        return true;
    }

    private boolean level(String word) {
        if (word.isEmpty()) {
            return false;
        }
        return lang.equals("ru")
                ? RU_ABBREVIATED.contains(word)
                        || LEVELS.get("ru").stream()
                                .anyMatch(stem ->
                                        word.startsWith(stem) && word.length() <= stem.length() + 3)
                : LEVELS.getOrDefault(lang, List.of()).stream()
                        .anyMatch(stem -> word.equals(stem) || word.equals(stem + "s"));
    }

    /// "1. ", "2) " at the beginning of a block.
    private boolean item(int i) {
        boolean item = i == 0 && solid(1) && Set.of(".", ")").contains(text(1)) && !solid(2);
        if (item) {
            exempt.set(0);
        }
        return item;
    }
}
