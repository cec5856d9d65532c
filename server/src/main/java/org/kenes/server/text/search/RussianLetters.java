package org.kenes.server.text.search;

import org.kenes.opinion.text.KazakhStemmer;

import java.util.LinkedHashSet;
import java.util.Set;

/// Kazakh words as they are typed on a keyboard that has only Russian letters: «кудык» for «құдық»,
/// «адилет» for «әділет».
final class RussianLetters {
    private static final String KAZAKH = "әғқңөұүһі";
    private static final String RUSSIAN = "агкноуухи";

    private RussianLetters() {}

    /// Whether a word has a letter that such a keyboard lacks.
    static boolean hasKazakh(String word) {
        return word.chars().anyMatch(c -> KAZAKH.indexOf(c) >= 0);
    }

    /// @param word in small letters
    static String fold(String word) {
        var folded = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int at = KAZAKH.indexOf(word.charAt(i));
            if (at >= 0) {
                folded.setCharAt(i, RUSSIAN.charAt(at));
            }
        }
        return folded.toString();
    }

    /// What a word without Kazakh letters may be the folded form of: itself and its stems, one of
    /// them as if the letters of its ending were Kazakh, for the stemmer knows no other endings.
    static Set<String> foldedStems(String word) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(fold(KazakhStemmer.stem(word)));
        String kazakh = word.replace('и', 'і').replace('г', 'ғ').replaceAll("н$", "ң");
        stems.add(fold(KazakhStemmer.stem(kazakh)));
        stems.add(word);
        return stems;
    }
}
