package org.kenes.opinion.text;

import java.util.ArrayList;
import java.util.List;

/// Strips Kazakh suffixes from the outside in: person, case, possessive, plural, and endings of
/// verbs. A suffix goes only if it fits the word before it: the vowels are of the same row, the
/// first consonant is the one that assimilation asks for, and a stem of two letters with a vowel is
/// left.
///
/// No lexicon; for searching and counting words, never for deciding what somebody meant.
public final class KazakhStemmer {
    private static final String BACK = "аоұыя";
    private static final String FRONT = "әеөүіэ";
    private static final String NEUTRAL = "иуюё";
    private static final String VOWELS = BACK + FRONT + NEUTRAL;
    private static final String VOICELESS = "кқпстфхцчшщбвгд";
    private static final String NASAL = "мнң";

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

    /// One layer of suffixes, longest first. Capital letters stand for what harmony chooses: A =
    /// а/е, Y = ы/і, D = д/т/н-free, L = л/д/т, N = н/д/т, G = ғ/г/қ/к, Q = қ/к.
    private static final List<List<String>> LAYERS =
            List.of(
                    expand("мYн", "бYн", "пYн", "сYң", "сYз", "сYңдAр", "мYз", "бYз", "пYз"),
                    expand("дAғY", "тAғY", "ндAғY", "нYкY", "дYкY", "тYкY", "дікі", "нікі"),
                    expand(
                            "нYң", "дYң", "тYң", "нY", "дY", "тY", "ғA", "гA", "қA", "кA", "нA",
                            "A", "дA", "тA", "ндA", "дAн", "тAн", "нAн", "мAн", "мен", "бен", "пен",
                            "менен", "сYз", "дAй", "тAй", "шA"),
                    expand(
                            "Yм", "м", "Yң", "ң", "YңYз", "ңYз", "сY", "Y", "YмYз", "мYз", "лAрY",
                            "дAрY", "тAрY"),
                    expand("лAр", "дAр", "тAр"));

    private static final List<String> VERBS =
            expand(
                    "ғAн", "гAн", "қAн", "кAн", "Yп", "п", "Aды", "Aді", "йды", "йді", "мAйдY",
                    "бAйдY", "пAйдY", "атын", "етін", "йтын", "йтін", "мAқ", "мек", "бAқ", "пAқ",
                    "у", "уY", "удA", "ушY", "дY", "тY", "сA", "ар", "ер", "р", "мAс", "бAс", "пAс",
                    "ып", "іп", "тYр", "дYр", "Yл", "Yн", "Yс", "лAн", "дAн", "тAн", "лA", "дA",
                    "тA", "ғYз", "гYз");

    private KazakhStemmer() {}

    private static List<String> expand(String... patterns) {
        List<String> suffixes = new ArrayList<>();
        for (String pattern : patterns) {
            suffixes.add(pattern.replace('A', 'а').replace('Y', 'ы'));
            suffixes.add(pattern.replace('A', 'е').replace('Y', 'і'));
        }
        return suffixes.stream()
                .distinct()
                .sorted((a, b) ->
                        a.length() != b.length() ? b.length() - a.length() : a.compareTo(b))
                .toList();
    }

    /// @param word lower case, look-alikes folded
    public static String stem(String word) {
        String stem = word;
        for (List<String> layer : LAYERS) {
            if (WHOLE.contains(stem)) {
                return stem;
            }
            stem = strip(stem, layer, 3);
        }
        if (stem.equals(word)) {
            stem = strip(strip(stem, VERBS, 3), VERBS, 3);
        }
        return restore(stem, word);
    }

    private static String strip(String word, List<String> suffixes, int least) {
        for (String suffix : suffixes) {
            int rest = word.length() - suffix.length();
            if (rest >= least && word.endsWith(suffix) && fits(word.substring(0, rest), suffix)) {
                return word.substring(0, rest);
            }
        }
        return word;
    }

    private static boolean fits(String stem, String suffix) {
        char last = stem.charAt(stem.length() - 1);
        char first = suffix.charAt(0);
        boolean vowelEnd = VOWELS.indexOf(last) >= 0;
        if (VOWELS.indexOf(first) >= 0 && vowelEnd || !harmony(stem, suffix)) {
            return false;
        }
        return switch (first) {
            case 'т', 'қ', 'к', 'п' ->
                    VOICELESS.indexOf(last) >= 0 || suffix.equals("п") && vowelEnd;
            case 'ғ', 'г', 'л' -> VOICELESS.indexOf(last) < 0;
            case 'д' -> VOICELESS.indexOf(last) < 0;
            case 'н' -> vowelEnd || NASAL.indexOf(last) >= 0;
            case 'б' -> last == 'з' || last == 'ж' || NASAL.indexOf(last) >= 0;
            default -> suffix.length() > 1 || vowelEnd || VOWELS.indexOf(first) >= 0;
        };
    }

    /// The last vowel that tells its row decides; words without one take anything.
    private static boolean harmony(String stem, String suffix) {
        int row = row(stem);
        int asked = row(suffix);
        return row == 0
                || asked == 0
                || row == asked
                || suffix.startsWith("м") && suffix.endsWith("ен");
    }

    private static int row(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (BACK.indexOf(text.charAt(i)) >= 0) {
                return 1;
            }
            if (FRONT.indexOf(text.charAt(i)) >= 0) {
                return 2;
            }
        }
        return 0;
    }

    /// A voiced consonant before a possessive was voiceless at the end of the word.
    private static String restore(String stem, String word) {
        if (stem.length() == word.length() || stem.length() < 3) {
            return stem;
        }
        String before = stem.substring(0, stem.length() - 1);
        char next = word.charAt(stem.length());
        if (next != 'ы' && next != 'і') {
            return stem;
        }
        return switch (stem.charAt(stem.length() - 1)) {
            case 'ғ' -> before + 'қ';
            case 'г' -> before + 'к';
            case 'б' -> before + 'п';
            default -> stem;
        };
    }
}
