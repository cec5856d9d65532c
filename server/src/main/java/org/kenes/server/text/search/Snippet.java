package org.kenes.server.text.search;

import org.kenes.opinion.text.Language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The line of a text that has most of the words that were looked for, cut to a readable length,
/// with those words marked.
record Snippet(List<Part> parts) {
    private static final int LONGEST = 280;
    private static final int BEFORE = 90;

    /// @param found whether this is one of the words
    record Part(String text, boolean found) {}

    /// A word of a line: where it stands, and whether it was looked for.
    private record Word(int start, int end, String stem, boolean found) {}

    static Snippet of(String words, Lexemes.Query asked, Language language) {
        Map<String, String> known = new HashMap<>();
        String best = "";
        List<Word> bestWords = List.of();
        int most = -1;
        for (String line : words.split("\n", -1)) {
            List<Word> found = words(line, asked, language, known);
            Set<String> different = new HashSet<>();
            found.stream().filter(Word::found).forEach(it -> different.add(it.stem()));
            if (different.size() > most) {
                most = different.size();
                best = line;
                bestWords = found;
            }
        }
        return new Snippet(parts(best, bestWords));
    }

    private static List<Word> words(
            String line, Lexemes.Query asked, Language language, Map<String, String> known) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean letter = i < line.length() && Character.isLetterOrDigit(line.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                String stem =
                        known.computeIfAbsent(
                                line.substring(start, i),
                                word -> String.join("", Lexemes.stems(word, language)));
                words.add(new Word(start, i, stem, asked.marks(stem)));
                start = -1;
            }
        }
        return words;
    }

    private static List<Part> parts(String line, List<Word> words) {
        int first = words.stream().filter(Word::found).mapToInt(Word::start).findFirst().orElse(0);
        int from = first <= BEFORE ? 0 : boundary(words, first - BEFORE);
        int to = line.length() - from <= LONGEST ? line.length() : end(words, from + LONGEST);
        List<Part> parts = new ArrayList<>();
        if (from > 0) {
            parts.add(new Part("… ", false));
        }
        int at = from;
        for (Word word : words) {
            if (word.found() && word.start() >= at && word.end() <= to) {
                if (word.start() > at) {
                    parts.add(new Part(line.substring(at, word.start()), false));
                }
                parts.add(new Part(line.substring(word.start(), word.end()), true));
                at = word.end();
            }
        }
        if (at < to) {
            parts.add(new Part(line.substring(at, to), false));
        }
        if (to < line.length()) {
            parts.add(new Part(" …", false));
        }
        return parts;
    }

    private static int boundary(List<Word> words, int near) {
        return words.stream()
                .mapToInt(Word::start)
                .filter(it -> it >= near)
                .findFirst()
                .orElse(near);
    }

    private static int end(List<Word> words, int near) {
        return words.stream().mapToInt(Word::end).filter(it -> it <= near).max().orElse(near);
    }
}
