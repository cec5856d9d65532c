package org.kenes.lawtext.parity;

import org.kenes.lawtext.Lang;

/// What a language is called in sentences; one that is not listed goes by its code.
///
/// @param kazakh `орысша`, as in «орысша мәтін»
/// @param russian `русский`, as in «русский текст»
/// @param russianIn `русском`, as in «в русском тексте»
/// @param english `Russian`
record LanguageName(String kazakh, String russian, String russianIn, String english) {
    static LanguageName of(Lang lang) {
        return switch (lang.two()) {
            case "kk" -> russian("қазақша", "казахск", "Kazakh");
            case "ru" -> russian("орысша", "русск", "Russian");
            case "en" -> russian("ағылшынша", "английск", "English");
            case "uz" -> russian("өзбекше", "узбекск", "Uzbek");
            case "kaa" -> russian("қарақалпақша", "каракалпакск", "Karakalpak");
            case "de" -> russian("немісше", "немецк", "German");
            case "es" -> russian("испанша", "испанск", "Spanish");
            case "uk" -> russian("украинша", "украинск", "Ukrainian");
            case "fr" -> russian("французша", "французск", "French");
            default -> new LanguageName(lang.two(), lang.two(), lang.two(), lang.two());
        };
    }

    private static LanguageName russian(String kazakh, String stem, String english) {
        return new LanguageName(kazakh, stem + "ий", stem + "ом", english);
    }
}
