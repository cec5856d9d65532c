package org.kenes.lawtext.parity;

import org.kenes.lawtext.Lang;

import java.util.List;
import java.util.Locale;

/// Sentences for readers, in Kazakh, Russian and English.
final class Messages {
    private final Finding finding;
    private final LanguageName first;
    private final LanguageName second;
    private final Reader reader;

    private enum Reader {
        KAZAKH,
        RUSSIAN,
        ENGLISH
    }

    private Messages(Finding finding, Reader reader) {
        this.finding = finding;
        this.first = LanguageName.of(finding.langs().getFirst());
        this.second = LanguageName.of(finding.langs().getLast());
        this.reader = reader;
    }

    static String of(Finding finding, Lang reader) {
        Reader of =
                switch (reader.two()) {
                    case "kk" -> Reader.KAZAKH;
                    case "ru" -> Reader.RUSSIAN;
                    default -> Reader.ENGLISH;
                };
        return new Messages(finding, of).sentence();
    }

    private String sentence() {
        return switch (finding.code()) {
            case MISSING_UNIT ->
                    one(
                            second,
                            "мәтінде бұл бап жоқ",
                            "тексте этой статьи нет",
                            "has no such article");
            case EMPTY ->
                    both(
                            "бірінде сөз жоқ",
                            "в одном из них нет слов",
                            "one of them has no words here");
            case ORDER ->
                    both(
                            "баптардың реті әртүрлі",
                            "порядок статей различается",
                            "the articles are in a different order");
            case STRUCTURE -> structure();
            case LENGTH ->
                    both(
                            "ұзындығы тым әртүрлі",
                            "длина слишком различается",
                            "they differ too much in length");
            case LENGTH_PART ->
                    both(
                            "бір тармағының ұзындығы тым әртүрлі",
                            "длина одного из пунктов слишком различается",
                            "one of the paragraphs differs too much in length");
            case DIGITS ->
                    both("сандары әртүрлі", "числа различаются", "they have different numbers");
            case REFERENCES ->
                    both(
                            "сілтемелері әртүрлі",
                            "ссылки на статьи различаются",
                            "they refer to different articles");
            case SCRIPT ->
                    both(
                            "басқа жазудың әріптері бар, не мәтіні бірдей",
                            "есть буквы другой письменности, или текст один и тот же",
                            "letters of another script, or the same text");
        };
    }

    private String structure() {
        int more = size("onlyA");
        int fewer = size("onlyB");
        if (more > 0 && fewer > 0) {
            return both(
                    "тармақтары әртүрлі",
                    "состав пунктов различается",
                    "they have different paragraphs or points");
        }
        int n = more + fewer;
        return one(
                more > 0 ? second : first,
                "мәтінде тармақтар мен тармақшалар аз: айырма " + n,
                "тексте меньше пунктов и подпунктов: на " + n,
                n == 1
                        ? "has one paragraph or point fewer"
                        : "has " + n + " paragraphs or points fewer");
    }

    private int size(String key) {
        return finding.detail().get(key) instanceof List<?> list ? list.size() : 0;
    }

    private String one(LanguageName name, String kazakh, String russian, String english) {
        return switch (reader) {
            case KAZAKH -> capital(name.kazakh() + " " + kazakh);
            case RUSSIAN -> "В " + name.russianIn() + " " + russian;
            case ENGLISH -> "The " + name.english() + " text " + english;
        };
    }

    private String both(String kazakh, String russian, String english) {
        return switch (reader) {
            case KAZAKH ->
                    capital(first.kazakh() + " және " + second.kazakh() + " мәтін: " + kazakh);
            case RUSSIAN ->
                    capital(first.russian() + " и " + second.russian() + " тексты: " + russian);
            case ENGLISH -> first.english() + " and " + second.english() + ": " + english;
        };
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
