package org.kenes.lawtext.parity;

import org.kenes.lawtext.Lang;

/// Sentences for readers, in Kazakh, Russian and English.
final class Messages {
    private Messages() {}

    static String of(Finding finding, Lang reader) {
        String a = finding.langs().getFirst().two();
        String b = finding.langs().getLast().two();
        int language =
                switch (reader.two()) {
                    case "kk" -> 0;
                    case "ru" -> 1;
                    default -> 2;
                };
        String[] sentences =
                switch (finding.code()) {
                    case MISSING_UNIT ->
                            new String[] {
                                "%2$s тілінде бұл бап жоқ",
                                "на языке %2$s этой статьи нет",
                                "missing in %2$s"
                            };
                    case EMPTY ->
                            new String[] {
                                "%1$s және %2$s: бір тілде мәтін жоқ",
                                "%1$s и %2$s: на одном из языков нет текста",
                                "%1$s and %2$s: one of them has no words here"
                            };
                    case ORDER ->
                            new String[] {
                                "%1$s және %2$s: баптардың реті әртүрлі",
                                "%1$s и %2$s: порядок статей различается",
                                "%1$s and %2$s have the articles in a different order"
                            };
                    case STRUCTURE ->
                            new String[] {
                                "%1$s және %2$s: тармақтары әртүрлі",
                                "%1$s и %2$s: состав пунктов различается",
                                "%1$s and %2$s have different paragraphs or points"
                            };
                    case LENGTH, LENGTH_PART ->
                            new String[] {
                                "%1$s және %2$s: мәтін ұзындығы тым әртүрлі",
                                "%1$s и %2$s: длина текста слишком различается",
                                "%1$s and %2$s differ too much in length"
                            };
                    case DIGITS ->
                            new String[] {
                                "%1$s және %2$s: сандар әртүрлі",
                                "%1$s и %2$s: числа различаются",
                                "%1$s and %2$s have different numbers"
                            };
                    case REFERENCES ->
                            new String[] {
                                "%1$s және %2$s: сілтемелер әртүрлі",
                                "%1$s и %2$s: ссылки на статьи различаются",
                                "%1$s and %2$s refer to different articles"
                            };
                    case SCRIPT ->
                            new String[] {
                                "%1$s және %2$s: басқа жазудың әріптері бар",
                                "%1$s и %2$s: есть буквы другой письменности",
                                "%1$s and %2$s: letters of another script, or the same text"
                            };
                };
        return sentences[language].formatted(a, b);
    }
}
