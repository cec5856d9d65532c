package org.kenes.server.text.compare;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.parity.Parity;
import org.kenes.server.text.Text;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Published versions held against each other. Versions never change, so every answer stays true;
/// the last few are kept, because comparing two whole laws takes seconds.
@Component
final class Comparisons {
    private static final int KEPT = 24;

    private record Versions(String before, String after, String language) {}

    private final Recent<Versions, Comparison> comparisons = new Recent<>(KEPT);
    private final Recent<String, Parity> parities = new Recent<>(KEPT);

    /// @param language in which both exist
    Comparison of(Text before, Text after, String language) {
        return comparisons.get(
                new Versions(before.draft().id(), after.draft().id(), language),
                () ->
                        Comparison.of(
                                before.in(language).expression(),
                                after.in(language).expression(),
                                CompareOptions.STANDARD));
    }

    /// The languages of one version, or nothing if it has only one.
    Optional<Parity> parity(Text text) {
        if (text.draft().languages().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                parities.get(
                        text.draft().id(),
                        () -> {
                            List<Expression> all = new ArrayList<>();
                            text.draft()
                                    .languages()
                                    .forEach(it -> all.add(text.in(it).expression()));
                            return Parity.of(all);
                        }));
    }
}
