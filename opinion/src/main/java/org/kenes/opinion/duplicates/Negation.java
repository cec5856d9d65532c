package org.kenes.opinion.duplicates;

import java.util.ArrayList;
import java.util.List;

/// How often a text says no, and by which words. Two texts with different signatures are never
/// joined; nothing else follows from a signature, least of all a stance.
///
/// Works on comparison keys. Since look-alikes are folded there, Russian «не» and English "he" are
/// the same letters; a text counts as Cyrillic if it has a Cyrillic letter without a Latin twin.
///
/// «За» and "for" are not counted: a text that says «за» where another says «против» already lacks
/// a count, and as prepositions they are too frequent to tell two texts apart by.
final class Negation {
    private static final List<String> CYRILLIC_WORDS =
            folded("емес", "жоқ", "не", "нет", "против", "без", "қарсы");
    private static final List<String> LATIN_WORDS =
            List.of("not", "no", "against", "never", "cannot");

    /// Words of negation that no other word resembles: they are known even with a letter lost.
    private static final List<String> ROBUST =
            List.of(fold("емес"), fold("жоқ"), fold("против"), "against", "never", "cannot");

    /// Personal and tense endings after the Kazakh suffix of negation. Bare -ма is left out: it is
    /// also the ending of many nouns.
    private static final List<String> WHOLE_ENDINGS = folded("й", "с", "йық", "йік");

    private static final List<String> ENDING_STARTS =
            folded(
                    "йм", "йс", "йд", "йт", "йын", "йін", "ды", "ді", "ған", "ген", "сын", "сін",
                    "сп", "сс", "ста", "сте", "са", "се", "ңыз", "ңіз", "ңд", "у");

    /// Shaped like negated verbs: the town of Semey, which stands in many greetings, and "or".
    private static final List<String> LOOK_NEGATED = folded("семей", "немесе");

    private static final String VOWELS = fold("аәеиоөуүұыіэюя");
    private static final String AFTER_VOICED = fold("зжмнң");
    private static final String AFTER_VOICELESS = fold("кқптсшфхцчщбвгд");
    private static final String LIQUIDS = fold("рлй");
    private static final char M = fold("м").charAt(0);
    private static final char B = fold("б").charAt(0);
    private static final char P = fold("п").charAt(0);
    private static final String A = fold("ае");

    private Negation() {}

    /// Equal counts of every word of negation give equal signatures, and only these.
    static long signature(String key) {
        boolean cyrillic = cyrillic(key);
        List<String> words = cyrillic ? CYRILLIC_WORDS : LATIN_WORDS;
        long signature = 0;
        for (int start = 0; start < key.length(); ) {
            int end = key.indexOf(' ', start);
            end = end < 0 ? key.length() : end;
            int word = word(words, key, start, end);
            if (word >= 0) {
                signature = count(signature, word);
            } else if (cyrillic && negatedVerb(key, start, end)) {
                signature = count(signature, 8);
            } else if (!cyrillic && shortNot(key, start, end)) {
                signature = count(signature, 8);
            }
            start = end + 1;
        }
        return signature;
    }

    /// Seven bits for each of nine counters; a text with more than 127 of one kind stays at 127.
    private static long count(long signature, int counter) {
        int shift = 7 * counter;
        return (signature >>> shift & 127) == 127 ? signature : signature + (1L << shift);
    }

    private static boolean cyrillic(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 0x400 && c < 0x530) {
                return true;
            }
        }
        return false;
    }

    private static int word(List<String> words, String key, int start, int end) {
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            if (word.length() == end - start && key.startsWith(word, start)
                    || lostLetter(word, key, start, end) && ROBUST.contains(word)) {
                return w;
            }
        }
        return -1;
    }

    /// Whether the word at this place is the given one without one of its letters after the first.
    private static boolean lostLetter(String word, String key, int start, int end) {
        if (end - start != word.length() - 1) {
            return false;
        }
        int same = 0;
        while (same < end - start && word.charAt(same) == key.charAt(start + same)) {
            same++;
        }
        return same > 0 && word.regionMatches(same + 1, key, start + same, end - start - same);
    }

    /// The rest of "don't" and its kind: the apostrophe became a space.
    private static boolean shortNot(String key, int start, int end) {
        return end - start == 1
                && key.charAt(start) == 't'
                && start >= 2
                && key.charAt(start - 2) == 'n';
    }

    private static boolean negatedVerb(String key, int start, int end) {
        for (String word : LOOK_NEGATED) {
            if (key.startsWith(word, start)) {
                return false;
            }
        }
        for (int i = start + 2; i + 2 < end; i++) {
            char c = key.charAt(i);
            if ((c == M || c == B || c == P)
                    && A.indexOf(key.charAt(i + 1)) >= 0
                    && assimilated(c, key.charAt(i - 1))
                    && ending(key, i + 2, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean assimilated(char suffix, char before) {
        if (suffix == M) {
            return VOWELS.indexOf(before) >= 0 || LIQUIDS.indexOf(before) >= 0;
        }
        return (suffix == B ? AFTER_VOICED : AFTER_VOICELESS).indexOf(before) >= 0;
    }

    private static boolean ending(String key, int start, int end) {
        for (String whole : WHOLE_ENDINGS) {
            if (whole.length() == end - start && key.startsWith(whole, start)) {
                return true;
            }
        }
        for (String prefix : ENDING_STARTS) {
            if (prefix.length() <= end - start && key.startsWith(prefix, start)) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String letters) {
        return ComparisonKey.of(letters);
    }

    private static List<String> folded(String... words) {
        List<String> folded = new ArrayList<>();
        for (String word : words) {
            folded.add(fold(word));
        }
        return List.copyOf(folded);
    }
}
