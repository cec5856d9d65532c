package org.kenes.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sentences of `phrases.tsv`: a slot has lines, a line has one sentence per language, a
/// sentence has places where one of a few words is taken. Languages we have no sentences for speak
/// English.
final class Phrases {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private final Map<String, List<String>> sentences = new HashMap<>();

    Phrases(String tsv) {
        for (String line : tsv.lines().filter(line -> !line.startsWith("#")).skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            for (int i = 0; i < LANGUAGES.size(); i++) {
                sentences
                        .computeIfAbsent(cells[0] + " " + LANGUAGES.get(i), _ -> new ArrayList<>())
                        .add(cells[i + 1]);
            }
        }
    }

    static String spoken(String language) {
        return LANGUAGES.contains(language) ? language : "en";
    }

    int size(String slot) {
        return of(slot, "en").size();
    }

    private List<String> of(String slot, String language) {
        List<String> lines = sentences.get(slot + " " + spoken(language));
        if (lines == null) {
            throw new IllegalArgumentException("no phrases for " + slot);
        }
        return lines;
    }

    /// One speaker of one text: every choice takes the next slot of the element.
    final class Speaker {
        private final Draws draws;
        private final long index;
        private final String language;
        private int slot;

        Speaker(Draws draws, long index, String language) {
            this.draws = draws;
            this.index = index;
            this.language = language;
        }

        int choose(int bound) {
            return draws.below(index, slot++, bound);
        }

        String any(String slot) {
            return say(slot, choose(size(slot)));
        }

        String say(String slot, int line) {
            String sentence = of(slot, language).get(line);
            StringBuilder said = new StringBuilder();
            int at = 0;
            for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', at)) {
                int close = sentence.indexOf('}', open);
                String[] words = sentence.substring(open + 1, close).split("\\|", -1);
                said.append(sentence, at, open).append(words[choose(words.length)]);
                at = close + 1;
            }
            said.append(sentence, at, sentence.length());
            int first = said.offsetByCodePoints(0, 1);
            return said.substring(0, first).toUpperCase(Locale.ROOT) + said.substring(first);
        }
    }
}
