package org.kenes.server.text.compare;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.parity.Parity;
import org.kenes.server.text.Continuation;
import org.kenes.server.text.Lineages;
import org.kenes.server.text.Text;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Published versions held against each other. Versions never change, so every answer stays true;
/// the last few are kept, because comparing two whole laws takes seconds.
@Component
public final class Comparisons {
    private static final int KEPT = 24;

    private record Versions(String before, String after, String language) {}

    private final Lineages lineages;
    private final Recent<Versions, Comparison> comparisons = new Recent<>(KEPT);
    private final Recent<String, Parity> parities = new Recent<>(KEPT);

    Comparisons(Lineages lineages) {
        this.lineages = lineages;
    }

    /// @param language in which both exist
    Comparison of(Text before, Text after, String language) {
        return comparisons.get(
                new Versions(before.draft().id(), after.draft().id(), language),
                () -> {
                    Provisions old = before.in(language);
                    Provisions now = after.in(language);
                    return Comparison.of(
                            old.expression(),
                            now.expression(),
                            options(old, now, before.draft().id(), after.draft().id()));
                });
    }

    /// Between neighbours what an editor decided is law; within one Work, identities are.
    private CompareOptions options(Provisions old, Provisions now, String from, String to) {
        boolean sameWork = old.expression().work().uri().equals(now.expression().work().uri());
        return CompareOptions.STANDARD
                .trustWId(sameWork ? CompareOptions.TrustWId.YES : CompareOptions.TrustWId.AUTO)
                .lineage(lineages.between(from, to).map(it -> here(it, old, now)).orElse(null));
    }

    /// The decisions whose provisions this language has, without what was left open: there both
    /// texts stand beside each other with a mark, instead of one as gone and one as new.
    private static Lineage here(Lineage decided, Provisions old, Provisions now) {
        List<Lineage.Decision> decisions =
                decided.decisions().stream()
                        .filter(it -> !Continuation.isLeft(it))
                        .filter(it -> it.before().stream().allMatch(e -> old.row(e).isPresent()))
                        .filter(it -> it.after().stream().allMatch(e -> now.row(e).isPresent()))
                        .toList();
        return new Lineage(decided.before(), decided.after(), decisions);
    }

    /// The languages of one version, or nothing if it has only one.
    public Optional<Parity> parity(Text text) {
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
