package org.kenes.opinion.theme;

import org.kenes.opinion.text.Language;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.text.Tokens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answered questions like the one somebody is about to ask: BM25 over stems and over groups of
/// four letters, then by how much of the new question is in the old one. It only proposes; the
/// asker decides.
public final class SimilarQuestions {
    private static final double K1 = 1.2;
    private static final double B = .75;
    private static final int SHOWN = 5;
    private static final int GRAM = 4;

    /// @param provision the question is about
    public record Question(String id, String text, Language language, String provision) {}

    private record Indexed(Question question, Map<String, Integer> terms, int length) {}

    private final List<Indexed> questions = new ArrayList<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private long length;

    /// @param answered in any order
    public SimilarQuestions(List<Question> answered) {
        answered.stream()
                .sorted(Comparator.comparing(Question::id))
                .forEach(question -> {
                    Map<String, Integer> terms = terms(question.text, question.language);
                    int size = terms.values().stream().mapToInt(c -> c).sum();
                    terms.keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
                    length += size;
                    questions.add(new Indexed(question, terms, size));
                });
    }

    /// @param provisions the provision asked about first, then its parent and so on; earlier ones
    ///   are preferred
    /// @return ids, at most five
    public List<String> like(String text, Language language, List<String> provisions) {
        Map<String, Integer> asked = terms(text, language);
        record Hit(String id, int level, double containment, double score) {}
        List<Hit> hits = new ArrayList<>();
        for (Indexed indexed : questions) {
            int level = provisions.indexOf(indexed.question.provision);
            double score = score(asked, indexed);
            if (level >= 0 && indexed.question.language == language && score > 0) {
                Set<String> shared = new HashSet<>(asked.keySet());
                shared.retainAll(indexed.terms.keySet());
                hits.add(
                        new Hit(
                                indexed.question.id,
                                level,
                                (double) shared.size() / asked.size(),
                                score));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingDouble((Hit h) -> -h.score).thenComparing(Hit::id))
                .limit(4 * SHOWN)
                .sorted(
                        Comparator.comparingInt(Hit::level)
                                .thenComparingDouble(h -> -h.containment)
                                .thenComparingDouble(h -> -h.score)
                                .thenComparing(Hit::id))
                .limit(SHOWN)
                .map(Hit::id)
                .toList();
    }

    private double score(Map<String, Integer> asked, Indexed indexed) {
        double mean = (double) length / questions.size();
        double score = 0;
        for (String term : asked.keySet().stream().sorted().toList()) {
            int count = indexed.terms.getOrDefault(term, 0);
            if (count > 0) {
                int df = documents.getOrDefault(term, 0);
                double idf = StrictMath.log(1 + (questions.size() - df + .5) / (df + .5));
                score +=
                        idf * count * (K1 + 1) / (count + K1 * (1 - B + B * indexed.length / mean));
            }
        }
        return score;
    }

    private static Map<String, Integer> terms(String text, Language language) {
        Map<String, Integer> terms = new HashMap<>();
        Stems.of(text, language).forEach(stem -> terms.merge("=" + stem, 1, Integer::sum));
        for (String word : Tokens.of(text)) {
            for (int i = 0; i + GRAM <= word.length(); i++) {
                terms.merge(word.substring(i, i + GRAM), 1, Integer::sum);
            }
        }
        return terms;
    }
}
