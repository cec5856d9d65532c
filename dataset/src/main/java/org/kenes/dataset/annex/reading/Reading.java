package org.kenes.dataset.annex.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.json.JsonText;

import java.util.List;
import java.util.Map;

/// The object of `reading.json`. A reading aid; no figure depends on it.
public final class Reading {
    /// Fewer texts show nothing.
    static final long LEAST = 10;

    private Reading() {}

    public static Map<String, @Nullable Object> of(Gathered gathered) {
        Seed seed = new Seed(gathered.seed);
        // Each provision is looked at for itself, so threads change nothing.
        List<Object> provisions =
                gathered.places.entrySet().parallelStream()
                        .<Object>map(
                                it -> new PlaceReading(it.getKey(), it.getValue(), seed).object())
                        .toList();
        return JsonText.object(
                "format",
                "kenes-reading/1",
                "seed",
                gathered.seed,
                "least",
                LEAST,
                "looked",
                Place.MOST_TEXTS,
                "keyness",
                new TellingWords(gathered).all(),
                "provisions",
                provisions);
    }
}
