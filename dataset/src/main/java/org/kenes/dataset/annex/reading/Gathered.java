package org.kenes.dataset.annex.reading;

import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has been read so far. Adding texts in any order, and merging parts in any order, gives the
/// same [Reading]; parts may be gathered on different machines. Not thread-safe.
public final class Gathered implements Serializable {
    private static final long serialVersionUID = 1;

    final String seed;
    final SortedMap<String, Place> places = new TreeMap<>();
    final Map<Heap, Counts> heaps = new HashMap<>();
    private final Map<String, Vocabulary> vocabularies = new HashMap<>();
    private transient Lottery lottery;

    public Gathered(Seed seed) {
        this.seed = seed.hex();
        lottery = new Lottery(seed);
    }

    Vocabulary vocabulary(String lang) {
        return vocabularies.computeIfAbsent(lang, Vocabulary::new);
    }

    public void add(Voice voice) {
        places.computeIfAbsent(voice.wid(), _ -> new Place()).add(voice, lottery.hash(voice.id()));
        int[] words = vocabulary(voice.lang()).of(voice.text());
        count(voice, false, words);
        if (voice.first()) {
            count(voice, true, words);
        }
    }

    private void count(Voice voice, boolean once, int[] words) {
        String lang = voice.lang();
        count(new Heap(lang, once, Heap.EVERYTHING, Heap.EVERYTHING), words);
        count(new Heap(lang, once, "wid", voice.wid()), words);
        count(new Heap(lang, once, "stance", voice.stance()), words);
        count(new Heap(lang, once, "region", voice.region()), words);
        count(new Heap(lang, once, "audience", voice.audience()), words);
    }

    private void count(Heap heap, int[] words) {
        Counts counts = heaps.computeIfAbsent(heap, _ -> new Counts());
        counts.text(1);
        for (int word : words) {
            counts.add(word, 1);
        }
    }

    public void merge(Gathered other) {
        other.places.forEach(
                (wid, place) -> places.computeIfAbsent(wid, _ -> new Place()).merge(place));
        other.heaps.forEach((heap, counts) -> {
            Vocabulary from = other.vocabulary(heap.lang());
            Vocabulary to = vocabulary(heap.lang());
            Counts own = heaps.computeIfAbsent(heap, _ -> new Counts());
            own.text(counts.texts());
            counts.each((word, n) -> own.add(to.number(from.stem(word)), n));
        });
    }

    private void readObject(java.io.ObjectInputStream in)
            throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        lottery = new Lottery(new Seed(seed));
    }
}
