package org.kenes.report.words;

import org.jspecify.annotations.Nullable;
import org.kenes.report.words.Lexicon.Hit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What else a sentence says about a quantity: its population, whether the thing took place, whose
/// opinion it is. Offsets are those of the sentence that was read.
public final class Facets {
    /// What a rank compares; not the population it counts.
    private static final Set<String> RANKED = Set.of("articles", "provisions", "regions");

    private static final int NEAR = 3;

    private final Reading reading;
    private final List<Hit> universes;
    private final List<Hit> statuses;
    private final SortedSet<String> stances;

    public Facets(Reading sentence) {
        this.reading = sentence;
        this.universes = sentence.hits("universe", "");
        this.statuses = sentence.hits("status", "");
        this.stances =
                sentence.hits("stance", "").stream()
                        .map(hit -> hit.row().value())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The universe noun inside the span nearest to the quantity; else the next one within three
    /// words after it, else before it.
    ///
    /// @param quantityStart the quantity inside the span, or the span itself
    public Optional<String> universe(
            int spanStart, int spanEnd, int quantityStart, int quantityEnd, boolean rank) {
        int from = reading.tokenAt(spanStart);
        int to = reading.tokenAt(spanEnd);
        int quantityFrom = reading.tokenAt(quantityStart);
        int quantityTo = reading.tokenAt(quantityEnd);
        Hit inside = null;
        Hit after = null;
        Hit before = null;
        for (Hit hit : universes) {
            if (rank && RANKED.contains(hit.row().value())) {
                continue;
            }
            if (hit.from() >= from && hit.to() <= to) {
                inside = nearer(inside, hit, quantityFrom, quantityTo);
            } else if (hit.from() >= to && words(to, hit.from()) < NEAR) {
                after = after == null ? hit : after;
            } else if (hit.to() <= from && words(hit.to(), from) < NEAR) {
                before = hit;
            }
        }
        Hit said = inside != null ? inside : after != null ? after : before;
        return Optional.ofNullable(said).map(hit -> hit.row().value());
    }

    private static Hit nearer(@Nullable Hit known, Hit hit, int from, int to) {
        return known == null || distance(hit, from, to) < distance(known, from, to) ? hit : known;
    }

    private static int distance(Hit hit, int from, int to) {
        return hit.from() >= to ? hit.from() - to : Math.max(0, from - hit.to());
    }

    /// How many words stand between; more than [#NEAR] are not told apart.
    private int words(int from, int to) {
        int words = 0;
        for (int i = from; i < to && words <= NEAR; i++) {
            if (reading.tokens().get(i).is(Token.Kind.WORD)
                    && !(i > from && reading.tokens().get(i - 1).is(Token.Kind.HYPHEN))) {
                words++;
            }
        }
        return words;
    }

    /// Whether a universe noun stands within three words of a phrase.
    boolean counted(Phrase phrase) {
        return universes.stream()
                .anyMatch(hit ->
                        hit.from() >= phrase.to()
                                ? words(phrase.to(), hit.from()) < NEAR
                                : hit.to() > phrase.from()
                                        || words(hit.to(), phrase.from()) < NEAR);
    }

    /// `held` or `planned`: the status word nearest to the span.
    public Optional<String> status(int spanStart, int spanEnd) {
        int from = reading.tokenAt(spanStart);
        int to = reading.tokenAt(spanEnd);
        Hit nearest = null;
        for (Hit hit : statuses) {
            nearest = nearer(nearest, hit, from, to);
        }
        return Optional.ofNullable(nearest).map(hit -> hit.row().value());
    }

    /// The stances the sentence speaks of.
    public SortedSet<String> stances() {
        return Collections.unmodifiableSortedSet(stances);
    }

    /// Whether it says that words stand in the text: "enshrined", "бекітілген".
    public boolean inText() {
        return !reading.hits("text", "").isEmpty();
    }
}
