package org.kenes.opinion.theme;

import org.kenes.opinion.interval.Adjustment;
import org.kenes.opinion.interval.Normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Words that set some texts apart from others: log-odds with an informative Dirichlet prior.
///
/// @param count in these texts
/// @param other in the other texts
/// @param delta difference of log-odds; above zero for words of these texts
/// @param z delta in standard errors
/// @param q p-value after Benjamini and Hochberg over all words compared
public record Keyness(String word, long count, long other, double delta, double z, double q) {
    /// Strength of the prior, in words.
    public static final double PRIOR = 500;

    /// @param here how often each word occurs in these texts
    /// @param there in the others
    /// @param background in all texts there are, this prior's shape
    /// @param prior strength of the prior, in words
    /// @return the word most typical of these texts first, ties by word
    public static List<Keyness> compare(
            Map<String, Long> here,
            Map<String, Long> there,
            Map<String, Long> background,
            double prior) {
        double n1 = here.values().stream().mapToLong(c -> c).sum();
        double n2 = there.values().stream().mapToLong(c -> c).sum();
        double all = background.values().stream().mapToLong(c -> c).sum();
        TreeSet<String> words = new TreeSet<>(here.keySet());
        words.addAll(there.keySet());
        words.retainAll(background.keySet());
        List<Keyness> raw = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (String word : words) {
            long a = here.getOrDefault(word, 0L);
            long b = there.getOrDefault(word, 0L);
            double alpha = prior * background.getOrDefault(word, 0L) / all;
            double y1 = a + alpha;
            double y2 = b + alpha;
            double delta =
                    StrictMath.log(y1 / (n1 + prior - y1)) - StrictMath.log(y2 / (n2 + prior - y2));
            double z = delta / Math.sqrt(1 / y1 + 1 / y2);
            raw.add(new Keyness(word, a, b, delta, z, 1));
            p.add(Normal.twoSidedTail(z));
        }
        List<Double> q = Adjustment.BENJAMINI_HOCHBERG.adjust(p);
        List<Keyness> result = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Keyness k = raw.get(i);
            result.add(new Keyness(k.word, k.count, k.other, k.delta, k.z, q.get(i)));
        }
        result.sort(Comparator.comparingDouble((Keyness k) -> -k.z).thenComparing(Keyness::word));
        return result;
    }
}
