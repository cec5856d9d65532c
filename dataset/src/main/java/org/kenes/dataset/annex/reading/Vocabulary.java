package org.kenes.dataset.annex.reading;

import org.kenes.opinion.text.Language;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.text.Tokens;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The stems of one language, numbered as they come. A form is stemmed once, however often it is
/// used.
final class Vocabulary implements Serializable {
    private static final long serialVersionUID = 1;

    private final Language language;
    private final List<String> stems = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private transient Map<String, Integer> forms = new HashMap<>();

    Vocabulary(String lang) {
        language = language(lang);
    }

    static Language language(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "kk" -> Language.KK;
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default -> Language.UND;
        };
    }

    /// The different stems of a text.
    int[] of(String text) {
        List<String> words = Tokens.of(text);
        int[] found = new int[words.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = forms.computeIfAbsent(words.get(i), this::stemmed);
        }
        Arrays.sort(found);
        int different = 0;
        for (int i = 0; i < found.length; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[different++] = found[i];
            }
        }
        return Arrays.copyOf(found, different);
    }

    private int stemmed(String form) {
        return number(Stems.of(form, language).getFirst());
    }

    int number(String stem) {
        Integer known = numbers.putIfAbsent(stem, stems.size());
        if (known == null) {
            stems.add(stem);
            return stems.size() - 1;
        }
        return known;
    }

    String stem(int number) {
        return stems.get(number);
    }

    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        forms = new HashMap<>();
    }
}
