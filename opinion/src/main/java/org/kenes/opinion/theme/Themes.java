package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.chance.Seed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Themes among the texts of one provision and language: a reading aid. No figure may depend on one
/// until a person has confirmed its texts.
public final class Themes {
    /// Fewer texts than this have no themes.
    public static final int LEAST_TEXTS = 50;

    private static final int LEAST_DOCUMENTS = 3;
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
        List<List<String>> texts = List.copyOf(stems.values());
        Chance chance = new Chance(seed);
        List<Weighted> halves = halves(texts, chance);
        // Each k is looked at for itself, so threads change nothing.
        double[] stability =
                IntStream.rangeClosed(LEAST_K, Math.min(MOST_K, texts.size() / 10))
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
        Weighted all = weigh(texts);
        if (all.words.size() < PHRASES || best == 0) {
            return List.of();
        }
        Factorisation found = new Factorisation(all.terms, all.values, all.words.size(), best);
        List<String> ids = List.copyOf(stems.keySet());
        List<List<String>> members = new ArrayList<>();
        for (int a = 0; a < best; a++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < ids.size(); i++) {
            int largest = 0;
            double sum = 0;
            for (int a = 0; a < best; a++) {
                largest = found.w[i][a] > found.w[i][largest] ? a : largest;
                sum += found.w[i][a];
            }
            if (sum > 1e-9) {
                members.get(largest).add(ids.get(i));
            }
        }
        List<List<String>> phrases = top(found.h, all.words);
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

    private static List<Weighted> halves(List<List<String>> texts, Chance chance) {
        List<Weighted> halves = new ArrayList<>();
        for (int half = 0; half < HALVES; half++) {
            List<List<String>> drawn = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                if (chance.u(half, i, 200) < .5) {
                    drawn.add(texts.get(i));
                }
            }
            halves.add(weigh(drawn));
        }
        return halves;
    }

    /// Mean over pairs of neighbouring half-samples of the overlap of top words.
    private static double stability(List<Weighted> halves, int k) {
        List<List<List<String>>> tops = new ArrayList<>();
        for (Weighted half : halves) {
            if (half.words.size() < PHRASES) {
                return -1;
            }
            tops.add(
                    top(
                            new Factorisation(half.terms, half.values, half.words.size(), k).h,
                            half.words));
        }
        double sum = 0;
        for (int half = 1; half < HALVES; half++) {
            sum += overlap(tops.get(half - 1), tops.get(half));
        }
        return sum / (HALVES - 1);
    }

    /// Mean share of top words over themes matched one to one, the likest pairs first.
    private static double overlap(List<List<String>> a, List<List<String>> b) {
        boolean[] takenA = new boolean[a.size()];
        boolean[] takenB = new boolean[b.size()];
        double sum = 0;
        for (int round = 0; round < a.size(); round++) {
            int bestA = -1;
            int bestB = -1;
            int most = -1;
            for (int i = 0; i < a.size(); i++) {
                for (int j = 0; j < b.size(); j++) {
                    if (!takenA[i] && !takenB[j]) {
                        Set<String> shared = new HashSet<>(a.get(i));
                        shared.retainAll(b.get(j));
                        if (shared.size() > most) {
                            most = shared.size();
                            bestA = i;
                            bestB = j;
                        }
                    }
                }
            }
            takenA[bestA] = true;
            takenB[bestB] = true;
            sum += (double) most / PHRASES;
        }
        return sum / a.size();
    }

    private static List<List<String>> top(double[][] h, List<String> words) {
        List<List<String>> tops = new ArrayList<>();
        for (double[] weights : h) {
            List<Integer> order = new ArrayList<>();
            for (int j = 0; j < weights.length; j++) {
                order.add(j);
            }
            order.sort(
                    Comparator.comparingDouble((Integer j) -> -weights[j]).thenComparing(j -> j));
            tops.add(
                    order.subList(0, Math.min(PHRASES, order.size())).stream()
                            .map(words::get)
                            .toList());
        }
        return tops;
    }

    /// Rows of weighted terms.
    private record Weighted(List<String> words, int[][] terms, double[][] values) {}

    /// TF-IDF with 1 + ln tf, rows of unit length, words in at least three texts.
    private static Weighted weigh(List<List<String>> texts) {
        TreeMap<String, Integer> documents = new TreeMap<>();
        for (List<String> text : texts) {
            new HashSet<>(text).forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        // Words of almost every text tell nothing apart; single letters are no words.
        documents
                .entrySet()
                .removeIf(e ->
                        e.getValue() < LEAST_DOCUMENTS
                                || 2 * e.getValue() > texts.size()
                                || e.getKey().length() < 3);
        List<String> words = List.copyOf(documents.keySet());
        Map<String, Integer> index = new HashMap<>();
        words.forEach(word -> index.put(word, index.size()));
        int[][] terms = new int[texts.size()][];
        double[][] values = new double[texts.size()][];
        for (int i = 0; i < texts.size(); i++) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            for (String word : texts.get(i)) {
                Integer at = index.get(word);
                if (at != null) {
                    counts.merge(at, 1, Integer::sum);
                }
            }
            terms[i] = counts.keySet().stream().mapToInt(t -> t).toArray();
            values[i] = new double[terms[i].length];
            double squares = 0;
            for (int e = 0; e < terms[i].length; e++) {
                int df = documents.getOrDefault(words.get(terms[i][e]), 1);
                values[i][e] =
                        (1 + StrictMath.log(counts.getOrDefault(terms[i][e], 1)))
                                * (1 + StrictMath.log((1.0 + texts.size()) / (1.0 + df)));
                squares += values[i][e] * values[i][e];
            }
            for (int e = 0; e < values[i].length; e++) {
                values[i][e] /= Math.sqrt(squares);
            }
        }
        return new Weighted(words, terms, values);
    }
}
