package org.kenes.opinion.text;

import java.util.ArrayList;
import java.util.List;

/// Which suffix may follow which stem: the vowels are of the same row, the first consonant is the
/// one that assimilation asks for, two vowels never meet, and the stem ends in no group of
/// consonants that Kazakh words do not end in.
final class KazakhSuffix {
    private static final String BACK = "аоұыя";
    private static final String FRONT = "әеөүіэ";

    /// Vowels before which a suffix may begin with a vowel, since a glide is heard in them.
    private static final String GLIDE = "уюи";

    private static final String VOWELS = BACK + FRONT + GLIDE + "ё";
    private static final String VOICELESS = "кқпстфхцчшщбвгд";
    private static final String NASAL = "мнң";

    /// A word ends in two consonants only if the first is one of these, the second one of those.
    private static final String CLUSTER_FIRST = "рлнйсмң";

    private static final String CLUSTER_SECOND = "тқкпсшц";

    /// Suffixes with one form for both rows.
    private static final List<String> ROWLESS = List.of("мен", "бен", "пен");

    private KazakhSuffix() {}

    /// All forms, longest first. Capital letters stand for what harmony chooses: A = а/е, Y = ы/і,
    /// G = ғ/г, Q = қ/к.
    static List<String> expand(String... patterns) {
        List<String> suffixes = new ArrayList<>();
        for (String pattern : patterns) {
            suffixes.add(
                    pattern.replace('A', 'а')
                            .replace('Y', 'ы')
                            .replace('G', 'ғ')
                            .replace('Q', 'қ'));
            suffixes.add(
                    pattern.replace('A', 'е')
                            .replace('Y', 'і')
                            .replace('G', 'г')
                            .replace('Q', 'к'));
        }
        return suffixes.stream()
                .distinct()
                .sorted((a, b) ->
                        a.length() != b.length() ? b.length() - a.length() : a.compareTo(b))
                .toList();
    }

    static boolean fits(String stem, String suffix) {
        char last = stem.charAt(stem.length() - 1);
        char first = suffix.charAt(0);
        boolean glide = GLIDE.indexOf(last) >= 0;
        boolean vowelEnd = vowel(last);
        if (stem.chars().noneMatch(c -> vowel((char) c)) || !harmony(stem, suffix) || !ends(stem)) {
            return false;
        }
        return switch (suffix) {
            case "ды", "ді" -> vowelEnd || VOICELESS.indexOf(last) < 0;
            case "дың", "дің" -> (!vowelEnd || glide) && VOICELESS.indexOf(last) < 0;
            case "м", "ң", "мыз", "міз", "ңыз", "ңіз" -> vowelEnd;
            case "ы", "і", "ыны", "іні", "ының", "інің", "ымен", "імен", "ын", "ін" ->
                    (!vowelEnd || glide) && takesPossessive(stem);
            case "сы",
                    "сі",
                    "сын",
                    "сін",
                    "сының",
                    "сінің",
                    "сына",
                    "сіне",
                    "сында",
                    "сінде",
                    "сынан",
                    "сінен",
                    "сымен",
                    "сімен" ->
                    vowelEnd && (!glide || last == 'и') && !endsLikeReciprocal(stem);
            case "ны", "ні" -> vowelEnd && !endsLikeParticiple(stem);
            case "сың", "сің", "сыз", "сіз", "са", "се" -> true;
            default ->
                    switch (first) {
                        case 'ы', 'і' -> !vowelEnd || glide;
                        case 'а', 'е' -> !vowelEnd;
                        case 'с' -> vowelEnd && (!glide || last == 'и');
                        case 'й' -> vowelEnd && (!glide || last == 'и');
                        case 'т', 'қ', 'к', 'п' -> VOICELESS.indexOf(last) >= 0;
                        case 'д', 'ғ', 'г', 'л' -> VOICELESS.indexOf(last) < 0;
                        case 'н' -> vowelEnd || NASAL.indexOf(last) >= 0;
                        case 'б' -> last == 'з' || last == 'ж' || NASAL.indexOf(last) >= 0;
                        default -> true;
                    };
        };
    }

    /// A voiced consonant before a possessive was voiceless at the end of the word.
    static String restored(String stem, String word) {
        int last = stem.length() - 1;
        if (stem.length() == word.length() || last < 2 || !vowel(stem.charAt(last - 1))) {
            return stem;
        }
        char next = word.charAt(stem.length());
        if (next != 'ы' && next != 'і') {
            return stem;
        }
        return switch (stem.charAt(last)) {
            case 'ғ' -> stem.substring(0, last) + 'қ';
            case 'г' -> stem.substring(0, last) + 'к';
            case 'б' -> stem.substring(0, last) + 'п';
            default -> stem;
        };
    }

    /// Whether -ы after this stem is a possessive and no part of -ғы, -бі (after a consonant), of
    /// the agent's -шы, of the adjective's -лі, or of the stem itself.
    private static boolean takesPossessive(String stem) {
        char last = stem.charAt(stem.length() - 1);
        char before = stem.charAt(stem.length() - 2);
        return switch (last) {
            case 'ғ', 'г', 'б' -> vowel(before);
            // Between vowels they would have become ғ, г and б: «ақы» is a stem.
            case 'қ', 'к', 'п' -> !vowel(before);
            // «бөлме-лі», "with rooms", is an adjective.
            case 'л' -> before != 'е' && before != 'і';
            case 'ш' -> vowel(before) && GLIDE.indexOf(before) < 0;
            default -> true;
        };
    }

    /// «-ыс» and «-іс» end more nouns than «-ы» and «-і» do; among the latter are the agent's -шы
    /// and the endings named here.
    private static boolean endsLikeReciprocal(String stem) {
        char last = stem.charAt(stem.length() - 1);
        return (last == 'ы' || last == 'і')
                && stem.length() > 1
                && "шқкғгтдл".indexOf(stem.charAt(stem.length() - 2)) < 0;
    }

    /// «-ғаны» is the participle with "its", no accusative, unless the stem is short.
    private static boolean endsLikeParticiple(String stem) {
        return stem.length() > 4
                && (stem.endsWith("ға")
                        || stem.endsWith("ге")
                        || stem.endsWith("қа")
                        || stem.endsWith("ке"));
    }

    private static boolean ends(String stem) {
        if (stem.length() < 2) {
            return true;
        }
        char last = stem.charAt(stem.length() - 1);
        char before = stem.charAt(stem.length() - 2);
        return vowel(last)
                || vowel(before)
                || CLUSTER_FIRST.indexOf(before) >= 0 && CLUSTER_SECOND.indexOf(last) >= 0;
    }

    /// The stem's last vowel and the suffix's first; words without one take anything.
    private static boolean harmony(String stem, String suffix) {
        int row = 0;
        for (int i = stem.length() - 1; i >= 0 && row == 0; i--) {
            row = row(stem.charAt(i));
        }
        int asked = 0;
        for (int i = 0; i < suffix.length() && asked == 0; i++) {
            asked = row(suffix.charAt(i));
        }
        return row == 0 || asked == 0 || row == asked || ROWLESS.contains(suffix);
    }

    private static int row(char c) {
        return BACK.indexOf(c) >= 0 ? 1 : FRONT.indexOf(c) >= 0 ? 2 : 0;
    }

    private static boolean vowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }
}
