package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.law.Laws;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.opinion.csv.Faults;
import org.kenes.opinion.csv.InputException;

import java.util.Map;
import java.util.TreeMap;

/// Which article each text is about, by the law itself: texts on a paragraph belong to its article.
final class LawPlaces {
    private LawPlaces() {}

    /// @param law file in any format that `kenes law` reads; null leaves the names as they are
    /// @return the article by the text's id; empty for a text on the law as a whole
    /// @throws InputException naming the texts on provisions that the law does not have
    static Map<String, String> of(TextRows rows, @Nullable String law) {
        Map<String, String> places = new TreeMap<>();
        rows.columns().forEach((id, cells) -> places.put(id, cells.getOrDefault("provision", "")));
        if (law == null) {
            return places;
        }
        // every language of one file has the same provisions
        Provisions provisions =
                Provisions.of(
                        LawReader.read(Laws.bytes(law), ReadOptions.named(Laws.name(law)))
                                .getFirst()
                                .expression());
        Faults faults = new Faults();
        places.replaceAll((id, typed) -> {
            if (typed.isEmpty()) {
                return typed;
            }
            return provisions
                    .resolve(typed)
                    .flatMap(provisions::row)
                    .map(Provisions.Row::unit)
                    .orElseGet(() -> {
                        faults.add(
                                rows.name(),
                                rows.lines().getOrDefault(id, 0L),
                                "provision",
                                "the law has no '" + typed + "'");
                        return typed;
                    });
        });
        faults.check();
        return places;
    }
}
