package org.kenes.opinion.text;

import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

import java.util.List;

/// Stems of the words of a text, in order.
public final class Stems {
    private Stems() {}

    public static List<String> of(String text, Language language) {
        List<String> words = Tokens.of(text);
        return switch (language) {
            case KK -> words.stream().map(KazakhStemmer::stem).toList();
            case RU -> snowball(words, new RussianStemmer());
            case EN -> snowball(words, new EnglishStemmer());
            case UND -> words;
        };
    }

    private static List<String> snowball(List<String> words, SnowballStemmer stemmer) {
        return words.stream()
                .map(word -> {
                    stemmer.setCurrent(word);
                    stemmer.stem();
                    return stemmer.getCurrent();
                })
                .toList();
    }
}
