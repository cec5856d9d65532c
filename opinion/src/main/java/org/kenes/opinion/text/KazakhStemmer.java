package org.kenes.opinion.text;

import java.util.List;

/// Strips Kazakh suffixes from the outside in, by the order in which the language adds them: a noun
/// is stem, plural, possessive, case; a verb is stem, voice, negation, tense, person. A suffix goes
/// only if it fits the word before it ([KazakhSuffix]) and a stem with a vowel is left.
///
/// No lexicon but a short list of words that only look suffixed; for searching and counting words,
/// never for deciding what somebody meant. Where an ending has two readings (the accusative «-ды»
/// and the past «-ды»), the noun is taken, unless a voice of the verb stands before it.
public final class KazakhStemmer {
    /// Words that look suffixed and are not.
    private static final List<String> WHOLE =
            List.of(
                    "қазақстан",
                    "адам",
                    "заман",
                    "қоғам",
                    "мемлекет",
                    "бала",
                    "ана",
                    "ата",
                    "апа",
                    "дала",
                    "қала",
                    "жалпы",
                    "барлық",
                    "туралы",
                    "арқылы",
                    "бойынша",
                    "үшін",
                    "және",
                    "емес",
                    "жоқ",
                    "керек",
                    "жаңа",
                    "басқа",
                    "астана",
                    "орман",
                    "дәрі",
                    "тарих",
                    "денсаулық",
                    "халық",
                    "жер",
                    "екі",
                    "алты",
                    "жеті",
                    "кісі",
                    "үлкен",
                    "тамыз",
                    "сәрсенбі",
                    "айтыс",
                    "дауыс",
                    "жұмыс",
                    "қыс",
                    "облыс",
                    "ауыс",
                    "табыс");

    private static final int LEAST = 3;

    /// Letters before a case, a possessive with a case, or a verb's ending: «ел-ге», «ат-ып». They
    /// are a vowel and a consonant at least.
    private static final int LEAST_BEFORE_CLEAR = 2;

    /// Letters before a possessive or a person of one letter, and before endings of adverbs.
    private static final int LEAST_BEFORE_SHORT = 5;

    private static final List<String> PLACE =
            KazakhSuffix.expand("дAGY", "тAGY", "YндAGY", "сYндAGY");
    private static final List<String> CASE =
            KazakhSuffix.expand(
                    "нYң", "дYң", "тYң", "нY", "дY", "тY", "GA", "QA", "дA", "тA", "дAн", "тAн",
                    "нAн", "мен", "бен", "пен");

    /// "His", "her", "its", always with a case.
    private static final List<String> POSSESSED_CASE =
            KazakhSuffix.expand(
                    "Yн", "сYн", "YнA", "сYнA", "YндA", "сYндA", "YнAн", "сYнAн", "YнYң", "сYнYң",
                    "Yмен", "сYмен", "YнY", "сYнY");

    /// Cases that look otherwise after "his", "her", "its": there the ending before them belongs to
    /// the stem.
    private static final List<String> NEVER_POSSESSED =
            KazakhSuffix.expand("GA", "QA", "нY", "дY", "тY", "дA", "тA", "дAн", "тAн");

    /// «экологиялық»: the adjective of a loan in -я.
    private static final String OF_A_LOAN = "ялық";

    private static final List<String> MINE_OR_YOURS =
            KazakhSuffix.expand("YмYз", "мYз", "YңYз", "ңYз", "Yм", "Yң");
    private static final List<String> MINE_OR_YOURS_SHORT = KazakhSuffix.expand("м", "ң");
    private static final List<String> POSSESSIVE = KazakhSuffix.expand("сY", "Y");
    private static final List<String> PLURAL = KazakhSuffix.expand("лAр", "дAр", "тAр");

    /// Endings that no noun has.
    private static final List<String> FINITE =
            KazakhSuffix.expand(
                    "AдY", "йдY", "AтYн", "йтYн", "AмYн", "AмYз", "ймYз", "AсYз", "AсYң", "йсYз",
                    "ймYн", "мAйдY", "бAйдY", "пAйдY", "мAйтYн", "бAйтYн", "пAйтYн", "мAймYн",
                    "бAймYн", "пAймYн", "дYм", "тYм", "дYңYз", "тYңYз");

    private static final List<String> TENSE =
            KazakhSuffix.expand("GAн", "QAн", "Yп", "дY", "тY", "сA", "мAQ", "бAQ", "пAQ");
    private static final List<String> PAST = KazakhSuffix.expand("дY", "тY");
    private static final List<String> NOT = KazakhSuffix.expand("мA", "бA", "пA");
    private static final List<String> NOT_DOING = KazakhSuffix.expand("мAй", "бAй", "пAй");
    private static final List<String> PASSIVE = KazakhSuffix.expand("Yл", "Yн");
    private static final List<String> TOGETHER = KazakhSuffix.expand("Yс");
    private static final List<String> CAUSATIVE = KazakhSuffix.expand("тYр", "дYр", "GYз", "QYз");
    private static final List<String> ADVERB = KazakhSuffix.expand("шA");
    private static final List<String> WITHOUT_OR_LIKE = KazakhSuffix.expand("сYз", "дAй", "тAй");

    private KazakhStemmer() {}

    /// @param word lower case, look-alikes folded
    public static String stem(String word) {
        if (WHOLE.contains(word)) {
            return word;
        }
        String finite = verb(word, FINITE);
        if (!finite.equals(word)) {
            return finite;
        }
        String noun = noun(word);
        if (!noun.equals(word)) {
            return KazakhSuffix.restored(
                    PAST.contains(word.substring(noun.length())) ? withoutVoice(noun) : noun, word);
        }
        String verb = verb(word, TENSE);
        if (verb.equals(word)) {
            String undone = strip(word, NOT_DOING, 2);
            verb = undone.equals(word) ? word : strip(undone, PASSIVE, LEAST);
        }
        if (verb.equals(word)) {
            verb = strip(word, ADVERB, LEAST_BEFORE_SHORT);
        }
        if (verb.equals(word)) {
            verb = strip(word, WITHOUT_OR_LIKE, LEAST_BEFORE_SHORT);
        }
        return KazakhSuffix.restored(verb, word);
    }

    private static String noun(String word) {
        String place = strip(word, PLACE, LEAST);
        if (!place.equals(word)) {
            return strip(place, PLURAL, LEAST);
        }
        String possessed = strip(word, POSSESSED_CASE, LEAST_BEFORE_CLEAR);
        if (!possessed.equals(word)) {
            return strip(possessed, PLURAL, LEAST);
        }
        String stem = strip(word, CASE, LEAST_BEFORE_CLEAR);
        String owned = strip(stem, MINE_OR_YOURS, LEAST);
        if (owned.equals(stem)) {
            owned = strip(stem, MINE_OR_YOURS_SHORT, LEAST_BEFORE_SHORT);
        }
        if (owned.equals(stem) && !NEVER_POSSESSED.contains(word.substring(stem.length()))) {
            owned = strip(stem, POSSESSIVE, LEAST);
        }
        String one = strip(owned, PLURAL, LEAST);
        return one.endsWith(OF_A_LOAN)
                ? one.substring(0, one.length() - OF_A_LOAN.length() + 1)
                : one;
    }

    private static String verb(String word, List<String> endings) {
        String stem = strip(word, endings, LEAST_BEFORE_CLEAR);
        return stem.equals(word)
                ? word
                : strip(
                        strip(strip(strip(stem, NOT, LEAST), PASSIVE, LEAST), TOGETHER, LEAST),
                        CAUSATIVE,
                        LEAST);
    }

    private static String withoutVoice(String stem) {
        return strip(strip(stem, PASSIVE, LEAST), CAUSATIVE, LEAST);
    }

    private static String strip(String word, List<String> suffixes, int least) {
        for (String suffix : suffixes) {
            int rest = word.length() - suffix.length();
            if (rest >= least
                    && word.endsWith(suffix)
                    && KazakhSuffix.fits(word.substring(0, rest), suffix)) {
                return word.substring(0, rest);
            }
        }
        return word;
    }
}
