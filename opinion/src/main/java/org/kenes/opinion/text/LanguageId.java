package org.kenes.opinion.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which language a text is in. A letter that only Kazakh has decides; other Cyrillic text is
/// weighed by its groups of one to four letters, learned from our own pages (`words.kk.txt`,
/// `words.ru.txt`). Latin text is English unless it has letters of the Kazakh Latin alphabet.
/// Stateless after loading; thread-safe.
public final class LanguageId {
    private static final String KAZAKH = "әіңғүұқөһ";
    private static final String KAZAKH_LATIN = "äğıñöşūü";
    private static final int ORDER = 4;

    /// Letters below which nothing is said, unless a letter decides.
    private static final int LEAST_LETTERS = 12;

    /// Natural units of evidence (nats) below which nothing is said.
    private static final double LEAST_MARGIN = 2;

    private static final int SLOTS = 1 << 18;

    /// What a group that one language never showed counts there.
    private static final double UNSEEN = .1;

    /// ln P(group | kk) − ln P(group | ru) by hash of the group.
    private final float[] evidence = new float[SLOTS];

    public LanguageId() {
        int[] kk = counts("words.kk.txt");
        int[] ru = counts("words.ru.txt");
        int seen = 0;
        for (int i = 0; i < SLOTS; i++) {
            seen += kk[i] + ru[i] > 0 ? 1 : 0;
        }
        double allKk = Arrays.stream(kk).sum() + UNSEEN * seen;
        double allRu = Arrays.stream(ru).sum() + UNSEEN * seen;
        for (int i = 0; i < SLOTS; i++) {
            if (kk[i] + ru[i] > 0) {
                evidence[i] =
                        (float)
                                (StrictMath.log((kk[i] + UNSEEN) / allKk)
                                        - StrictMath.log((ru[i] + UNSEEN) / allRu));
            }
        }
    }

    /// What is said for sure; [Language#UND] for short or balanced texts.
    public Language of(String text) {
        return decide(text, true);
    }

    /// The likelier language, however short the text; [Language#UND] only without letters.
    public Language likelier(String text) {
        return decide(text, false);
    }

    private Language decide(String text, boolean careful) {
        int cyrillic = 0;
        int latin = 0;
        double margin = 0;
        for (String word : Tokens.of(text)) {
            int letters = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (KAZAKH.indexOf(c) >= 0) {
                    return Language.KK;
                }
                if (Tokens.cyrillic(c)) {
                    letters++;
                } else if (Character.isLetter(c)) {
                    if (KAZAKH_LATIN.indexOf(c) >= 0) {
                        return Language.KK;
                    }
                    latin++;
                }
            }
            cyrillic += letters;
            if (letters > 0) {
                margin += evidence(word);
            }
        }
        if (cyrillic + latin == 0 || careful && cyrillic + latin < LEAST_LETTERS) {
            return Language.UND;
        }
        if (latin > cyrillic) {
            return Language.EN;
        }
        if (careful && Math.abs(margin) < LEAST_MARGIN) {
            return Language.UND;
        }
        return margin > 0 ? Language.KK : Language.RU;
    }

    private double evidence(String word) {
        double sum = 0;
        String framed = "^" + word + "$";
        for (int i = 0; i < framed.length(); i++) {
            int hash = 17;
            for (int j = i; j < Math.min(framed.length(), i + ORDER); j++) {
                hash = hash * 0x01000193 ^ framed.charAt(j);
                sum += evidence[slot(hash)];
            }
        }
        return sum;
    }

    private static int slot(int hash) {
        int h = hash * 0x9E3779B1;
        return h >>> 14;
    }

    private static int[] counts(String resource) {
        int[] counts = new int[SLOTS];
        words(resource)
                .forEach((word, count) -> {
                    String framed = "^" + word + "$";
                    for (int i = 0; i < framed.length(); i++) {
                        int hash = 17;
                        for (int j = i; j < Math.min(framed.length(), i + ORDER); j++) {
                            // Such groups were decided before, by the letter; what is weighed
                            // are the shares among the others.
                            if (KAZAKH.indexOf(framed.charAt(j)) >= 0) {
                                break;
                            }
                            hash = hash * 0x01000193 ^ framed.charAt(j);
                            // Each word counts as often as the root of its frequency: pages repeat
                            // themselves.
                            counts[slot(hash)] += (int) Math.ceil(Math.sqrt(count));
                        }
                    }
                });
        return counts;
    }

    private static Map<String, Integer> words(String resource) {
        Map<String, Integer> words = new HashMap<>();
        try (InputStream in = LanguageId.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            List<String> lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList();
            for (String line : lines) {
                int space = line.indexOf(' ');
                words.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
