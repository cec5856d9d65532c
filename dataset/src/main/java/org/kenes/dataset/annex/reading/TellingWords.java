package org.kenes.dataset.annex.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.cells.CellTable;
import org.kenes.opinion.cells.ProtectedTable;
import org.kenes.opinion.cells.SmallCells;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.theme.Keyness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Words that set the texts of a provision, region or audience apart from the rest, and those of
/// the two sides from each other, per language and in both readings. Words that fewer than ten
/// texts use anywhere are not compared.
final class TellingWords {
    private static final int WORDS = 15;
    private static final double LIKELY = .05;
    private static final List<String> DIMENSIONS = List.of("wid", "region", "audience");

    private final Gathered gathered;

    TellingWords(Gathered gathered) {
        this.gathered = gathered;
    }

    Map<String, @Nullable Object> all() {
        List<Object> sides = new ArrayList<>();
        List<Heap> heaps = new ArrayList<>();
        for (Heap everything : everything()) {
            @Nullable Object one = sides(everything);
            if (one != null) {
                sides.add(one);
            }
            DIMENSIONS.forEach(dimension -> heaps.addAll(shown(everything, dimension)));
        }
        // Each heap is looked at for itself, so threads change nothing.
        List<Object> of =
                heaps.parallelStream()
                        .map(this::apart)
                        .filter(object -> !object.isEmpty())
                        .<Object>map(object -> object)
                        .toList();
        return JsonText.object("stance", sides, "of", of);
    }

    private List<Heap> everything() {
        return gathered.heaps.keySet().stream()
                .filter(heap -> heap.dimension().equals(Heap.EVERYTHING))
                .sorted(Comparator.comparing(Heap::lang).thenComparing(Heap::reading))
                .toList();
    }

    private @Nullable Object sides(Heap everything) {
        Heap support = new Heap(everything.lang(), everything.once(), "stance", "support");
        Heap oppose = new Heap(everything.lang(), everything.once(), "stance", "oppose");
        if (texts(support) < Reading.LEAST || texts(oppose) < Reading.LEAST) {
            return null;
        }
        Map<String, Long> background = frequent(everything);
        Map<String, Long> first = within(support, background);
        Map<String, Long> second = within(oppose, background);
        List<Keyness> ofSupport = telling(first, second, background);
        List<Keyness> ofOppose = telling(second, first, background);
        int equal = Math.min(ofSupport.size(), ofOppose.size());
        return JsonText.object(
                "lang", everything.lang(),
                "reading", everything.reading(),
                "oppose", words(ofOppose.subList(0, equal)),
                "support", words(ofSupport.subList(0, equal)));
    }

    /// Heaps of a dimension that are not held back: no word from a cell that a table would hide.
    private List<Heap> shown(Heap everything, String dimension) {
        TreeSet<String> values = new TreeSet<>();
        for (Heap heap : gathered.heaps.keySet()) {
            if (heap.dimension().equals(dimension)
                    && heap.lang().equals(everything.lang())
                    && heap.once() == everything.once()) {
                values.add(heap.value());
            }
        }
        List<Heap> heaps =
                values.stream()
                        .map(it -> new Heap(everything.lang(), everything.once(), dimension, it))
                        .toList();
        List<CellTable.Row> rows = new ArrayList<>();
        rows.add(new CellTable.Row(List.of(CellTable.TOTAL), List.of(texts(everything))));
        heaps.forEach(
                heap -> rows.add(new CellTable.Row(List.of(heap.value()), List.of(texts(heap)))));
        ProtectedTable table =
                new SmallCells(Reading.LEAST)
                        .protect(new CellTable(List.of(dimension), List.of("n"), rows));
        List<Heap> shown = new ArrayList<>();
        for (int i = 0; i < heaps.size(); i++) {
            // An empty value is "not given", which nobody is compared with.
            boolean given = dimension.equals("wid") || !heaps.get(i).value().isEmpty();
            if (given && table.rows().get(i + 1).shown()) {
                shown.add(heaps.get(i));
            }
        }
        return shown;
    }

    private Map<String, @Nullable Object> apart(Heap heap) {
        Map<String, Long> background = frequent(heap.everything());
        Map<String, Long> here = within(heap, background);
        Map<String, Long> rest = new HashMap<>(background);
        here.forEach((word, n) -> rest.merge(word, -n, Long::sum));
        List<Keyness> words = telling(here, rest, background);
        return words.isEmpty()
                ? JsonText.object()
                : JsonText.object(
                        "dimension", heap.dimension(),
                        "value", heap.value(),
                        "lang", heap.lang(),
                        "reading", heap.reading(),
                        "texts", texts(heap),
                        "words", words(words));
    }

    private long texts(Heap heap) {
        Counts counts = gathered.heaps.get(heap);
        return counts == null ? 0 : counts.texts();
    }

    private Map<String, Long> frequent(Heap everything) {
        Map<String, Long> words = new HashMap<>();
        Vocabulary vocabulary = gathered.vocabulary(everything.lang());
        gathered.heaps
                .getOrDefault(everything, new Counts())
                .each((word, n) -> {
                    if (n >= Reading.LEAST) {
                        words.put(vocabulary.stem(word), (long) n);
                    }
                });
        return words;
    }

    private Map<String, Long> within(Heap heap, Map<String, Long> background) {
        Map<String, Long> words = new HashMap<>();
        Vocabulary vocabulary = gathered.vocabulary(heap.lang());
        gathered.heaps
                .getOrDefault(heap, new Counts())
                .each((word, n) -> {
                    String stem = vocabulary.stem(word);
                    if (background.containsKey(stem)) {
                        words.put(stem, (long) n);
                    }
                });
        return words;
    }

    private static List<Keyness> telling(
            Map<String, Long> here, Map<String, Long> there, Map<String, Long> background) {
        return Keyness.compare(here, there, background, Keyness.PRIOR).stream()
                .filter(k -> k.z() > 0 && k.q() < LIKELY && k.count() >= Reading.LEAST)
                .limit(WORDS)
                .toList();
    }

    private static List<Object> words(List<Keyness> words) {
        return words.stream()
                .<Object>map(k ->
                        JsonText.object(
                                "word", k.word(),
                                "count", k.count(),
                                "other", k.other(),
                                "delta", k.delta(),
                                "z", k.z(),
                                "q", k.q()))
                .toList();
    }
}
