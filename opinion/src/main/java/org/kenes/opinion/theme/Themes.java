package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.chance.Seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// Themes among the texts of one provision and language: a reading aid. No figure may depend on one
/// until a person has confirmed its texts.
public final class Themes {
    /// Fewer texts than this have no themes.
    public static final int LEAST_TEXTS = 50;

    private static final int LEAST_K = 2;
    private static final int MOST_K = 12;
    private static final int HALVES = 10;
    private static final int PHRASES = 10;

    private Themes() {}

    /// @param phrases the ten most telling stems, the strongest first
    /// @param members ids of the texts that belong here most, ascending
    public record Theme(List<String> phrases, List<String> members) {
        public Theme {
            phrases = List.copyOf(phrases);
            members = List.copyOf(members);
        }
    }

    /// @param stems of each text by id, copies of one text only once
    /// @return by size, then by first member; empty if there are too few texts
    public static List<Theme> find(SortedMap<String, List<String>> stems, Seed seed) {
        if (stems.size() < LEAST_TEXTS) {
            return List.of();
        }
        Words texts = Words.of(List.copyOf(stems.values()));
        Chance chance = new Chance(seed);
        List<Half> halves = halves(texts, chance);
        // Each k is looked at for itself, so threads change nothing.
        double[] stability =
                IntStream.rangeClosed(LEAST_K, mostK(texts.texts()))
                        .parallel()
                        .mapToDouble(k -> stability(halves, k))
                        .toArray();
        int best = 0;
        double steadiest = -1;
        for (int i = 0; i < stability.length; i++) {
            if (stability[i] > steadiest) {
                steadiest = stability[i];
                best = LEAST_K + i;
            }
        }
        TermWeights all = TermWeights.of(texts, IntStream.range(0, texts.texts()).toArray());
        if (all.words().size() < PHRASES || best == 0) {
            return List.of();
        }
        Factorisation found = new Factorisation(all, new Directions(all, best), best);
        List<String> ids = List.copyOf(stems.keySet());
        List<List<String>> members = new ArrayList<>();
        for (int a = 0; a < best; a++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < ids.size(); i++) {
            int largest = 0;
            double sum = 0;
            for (int a = 0; a < best; a++) {
                double weight = found.w[i * best + a];
                largest = weight > found.w[i * best + largest] ? a : largest;
                sum += weight;
            }
            if (sum > 1e-9) {
                members.get(largest).add(ids.get(i));
            }
        }
        List<List<String>> phrases = top(found.h, best, all.words());
        List<Theme> themes = new ArrayList<>();
        for (int a = 0; a < best; a++) {
            if (!members.get(a).isEmpty()) {
                themes.add(new Theme(phrases.get(a), members.get(a)));
            }
        }
        themes.sort(
                Comparator.comparingInt((Theme t) -> -t.members.size())
                        .thenComparing(t -> t.members.getFirst()));
        return themes;
    }

    /// A half-sample and where its factorisations start.
    private record Half(TermWeights weights, Directions directions) {}

    private static int mostK(int texts) {
        return Math.min(MOST_K, texts / 10);
    }

    private static List<Half> halves(Words texts, Chance chance) {
        List<Half> halves = new ArrayList<>();
        for (int half = 0; half < HALVES; half++) {
            int drawn = half;
            int[] chosen =
                    IntStream.range(0, texts.texts())
                            .filter(i -> chance.u(drawn, i, 200) < .5)
                            .toArray();
            TermWeights weights = TermWeights.of(texts, chosen);
            halves.add(new Half(weights, new Directions(weights, mostK(texts.texts()))));
        }
        return halves;
    }

    /// Mean over pairs of neighbouring half-samples of the overlap of top words.
    private static double stability(List<Half> halves, int k) {
        List<List<List<String>>> tops = new ArrayList<>();
        for (Half half : halves) {
            if (half.weights.words().size() < PHRASES) {
                return -1;
            }
            Factorisation found = new Factorisation(half.weights, half.directions, k);
            tops.add(top(found.h, k, half.weights.words()));
        }
        double sum = 0;
        for (int half = 1; half < HALVES; half++) {
            sum += overlap(tops.get(half - 1), tops.get(half));
        }
        return sum / (HALVES - 1);
    }

    /// Mean share of top words over themes matched one to one, the likest pairs first.
    private static double overlap(List<List<String>> a, List<List<String>> b) {
        int k = a.size();
        int[][] shared = new int[k][k];
        for (int i = 0; i < k; i++) {
            Set<String> words = new HashSet<>(a.get(i));
            for (int j = 0; j < k; j++) {
                for (String word : b.get(j)) {
                    shared[i][j] += words.contains(word) ? 1 : 0;
                }
            }
        }
        boolean[] takenA = new boolean[k];
        boolean[] takenB = new boolean[k];
        double sum = 0;
        for (int round = 0; round < k; round++) {
            int bestA = -1;
            int bestB = -1;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    if (!takenA[i]
                            && !takenB[j]
                            && (bestA < 0 || shared[i][j] > shared[bestA][bestB])) {
                        bestA = i;
                        bestB = j;
                    }
                }
            }
            takenA[bestA] = true;
            takenB[bestB] = true;
            sum += (double) shared[bestA][bestB] / PHRASES;
        }
        return sum / k;
    }

    /// The ten strongest words of each theme, ties by word.
    ///
    /// @param weights of each theme, per word, as [Factorisation] has them
    private static List<List<String>> top(double[] weights, int k, List<String> words) {
        List<List<String>> tops = new ArrayList<>();
        for (int theme = 0; theme < k; theme++) {
            int[] best = new int[Math.min(PHRASES, words.size())];
            int found = 0;
            for (int j = 0; j < words.size(); j++) {
                int at = found;
                while (at > 0 && weights[j * k + theme] > weights[best[at - 1] * k + theme]) {
                    at--;
                }
                if (at < best.length) {
                    found = Math.min(found + 1, best.length);
                    System.arraycopy(best, at, best, at + 1, found - at - 1);
                    best[at] = j;
                }
            }
            tops.add(Arrays.stream(best).mapToObj(words::get).toList());
        }
        return tops;
    }
}
