package org.kenes.lawtext.anchor;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Flag;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Successors;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.TextHash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Finds anchors of the old text in the new one. One instance serves any number of anchors of a
/// pair of texts; it is not thread-safe.
public final class Anchors {
    private final Comparison comparison;
    private final boolean onlyConfirmed;
    private final NormalForm norm;
    private final Successors successors;
    private final QuoteSearch search;
    private final String oldWhole;
    private final String newWhole;

    /// @param onlyConfirmed skip what depends on a pair that an editor has yet to confirm;
    ///   otherwise the proposals of the comparison are used
    public Anchors(Comparison comparison, boolean onlyConfirmed) {
        this.comparison = comparison;
        this.onlyConfirmed = onlyConfirmed;
        this.norm = comparison.after().norm();
        this.successors = new Successors(comparison);
        this.search = new QuoteSearch(comparison.after());
        this.oldWhole = TextHash.whole(comparison.before().expression());
        this.newWhole = TextHash.whole(comparison.after().expression());
    }

    public Resolution resolve(Anchor anchor) {
        Lang said = language(anchor.source());
        if (said != null && !said.equals(comparison.before().expression().lang())) {
            return Resolution.skipped(anchor.id(), Resolution.Reason.LANGUAGE);
        }
        Anchor.Quote quote = anchor.quote();
        if (quote != null
                && quote.exact().codePointCount(0, quote.exact().length()) > Anchor.LONGEST_QUOTE) {
            return Resolution.skipped(anchor.id(), Resolution.Reason.QUOTE_TOO_LONG);
        }
        if (anchor.value().isEmpty()) {
            return whole(anchor);
        }
        Provisions.Row old = comparison.before().provisions().row(anchor.value()).orElse(null);
        if (old == null) {
            return Resolution.skipped(anchor.id(), Resolution.Reason.UNKNOWN_UNIT);
        }
        Row row = successors.row(anchor.value()).orElse(null);
        if (onlyConfirmed && row != null && row.needsConfirmation()) {
            return Resolution.skipped(anchor.id(), Resolution.Reason.LINEAGE_UNCONFIRMED);
        }
        boolean counts =
                successors.of(anchor.value()).filter(now -> sameWording(old, now)).isPresent();
        return quote == null ? provision(anchor, row, counts) : quoted(anchor, quote, row, counts);
    }

    /// The language in an address such as `/akn/kz/act/2026-03-15/constitution/kaz@2026-03-15`.
    private static @Nullable Lang language(String source) {
        int at = source.indexOf('@');
        if (at < 3) {
            return null;
        }
        String code = source.substring(at - 3, at).toLowerCase(Locale.ROOT);
        return code.matches("[a-z]{3}") ? new Lang(code) : null;
    }

    private boolean sameWording(Provisions.Row old, Provisions.Row now) {
        return old.textHash().equals(now.textHash())
                && comparison.before().norm().of(old.heading()).equals(norm.of(now.heading()));
    }

    private Resolution whole(Anchor anchor) {
        boolean counts = oldWhole.equals(newWhole);
        Anchor.Quote quote = anchor.quote();
        if (quote != null) {
            return elsewhere(anchor, quote, counts, Resolution.Outcome.EXACT);
        }
        return new Resolution(
                anchor.id(),
                counts ? Resolution.Outcome.EXACT : Resolution.Outcome.EDITED,
                "",
                "",
                null,
                -1,
                -1,
                counts ? 10_000 : 0,
                false,
                counts,
                null,
                List.of());
    }

    /// An anchor without a quote follows its provision.
    private Resolution provision(Anchor anchor, @Nullable Row row, boolean counts) {
        Provisions.Row now = successors.of(anchor.value()).orElse(null);
        if (now != null) {
            boolean moved = row != null && movedOrRenumbered(row);
            Unit unit = comparison.after().unitOf(now.eId()).orElse(null);
            return new Resolution(
                    anchor.id(),
                    counts ? Resolution.Outcome.EXACT : Resolution.Outcome.EDITED,
                    now.eId(),
                    now.wId(),
                    unit == null ? null : number(unit),
                    -1,
                    -1,
                    counts ? 10_000 : row == null ? 0 : row.score(),
                    moved,
                    counts,
                    null,
                    List.of());
        }
        if (row == null) {
            return Resolution.orphan(anchor.id());
        }
        Unit successor = row.after();
        if (successor != null) {
            QuoteSearch.Hit hit = new QuoteSearch.Hit(successor, -1, -1, row.score());
            return at(anchor, Resolution.Outcome.EDITED, hit, movedOrRenumbered(row), false);
        }
        if (row.related().isEmpty()) {
            return Resolution.orphan(anchor.id());
        }
        Row.Related best = row.related().getFirst();
        QuoteSearch.Hit hit = new QuoteSearch.Hit(best.unit(), -1, -1, best.containment());
        return at(anchor, Resolution.Outcome.MERGED, hit, true, false);
    }

    private static boolean movedOrRenumbered(Row row) {
        return row.has(Flag.MOVED) || row.has(Flag.RENUMBERED);
    }

    private static @Nullable String number(Unit unit) {
        return unit.num().isEmpty() ? null : unit.num();
    }

    private static Resolution at(
            Anchor anchor,
            Resolution.Outcome outcome,
            QuoteSearch.Hit hit,
            boolean moved,
            boolean counts) {
        return new Resolution(
                anchor.id(),
                outcome,
                hit.unit().eId(),
                hit.unit().wId(),
                number(hit.unit()),
                hit.start(),
                hit.end(),
                hit.score(),
                moved,
                counts,
                null,
                List.of());
    }

    private Resolution quoted(
            Anchor anchor, Anchor.Quote quote, @Nullable Row row, boolean counts) {
        if (row == null) {
            // A container has no text of its own; its words are in the units below it.
            return elsewhere(anchor, quote, counts, Resolution.Outcome.EXACT);
        }
        if (row.change() == Change.REPEALED) {
            return Resolution.orphan(anchor.id());
        }
        Unit successor = row.after();
        if (successor != null) {
            QuoteSearch.Hit exact = search.exact(successor, quote);
            if (exact != null) {
                return at(anchor, Resolution.Outcome.EXACT, exact, movedOrRenumbered(row), counts);
            }
        }
        List<Unit> near = new ArrayList<>();
        if (successor != null) {
            near.add(successor);
        }
        row.related().forEach(related -> near.add(related.unit()));
        splitOff(row).forEach(near::add);
        List<QuoteSearch.Hit> hits = new ArrayList<>();
        for (Unit unit : near) {
            if (!search.affordable(unit, quote)) {
                return Resolution.skipped(anchor.id(), Resolution.Reason.BUDGET);
            }
            QuoteSearch.Hit hit = search.approximate(unit, quote);
            if (hit != null) {
                hits.add(hit);
            }
        }
        if (!hits.isEmpty()) {
            return nearest(anchor, hits, successor, row, counts);
        }
        return elsewhere(anchor, quote, counts, Resolution.Outcome.MOVED);
    }

    /// New units that were part of this one.
    private List<Unit> splitOff(Row row) {
        return comparison.rows().stream()
                .filter(other -> other.change() == Change.SPLIT)
                .filter(other ->
                        other.related().stream()
                                .anyMatch(r -> Objects.equals(r.unit(), row.before())))
                .map(Row::unit)
                .toList();
    }

    private static Resolution nearest(
            Anchor anchor,
            List<QuoteSearch.Hit> hits,
            @Nullable Unit successor,
            Row row,
            boolean counts) {
        QuoteSearch.Hit best = hits.getFirst();
        for (QuoteSearch.Hit hit : hits) {
            best = hit.score() > best.score() ? hit : best;
        }
        int least = best.score() - 1_000;
        for (QuoteSearch.Hit hit : hits) {
            if (hit.unit().equals(successor) && hit.score() >= least) {
                return at(anchor, Resolution.Outcome.EDITED, hit, movedOrRenumbered(row), counts);
            }
        }
        List<QuoteSearch.Hit> close = hits.stream().filter(hit -> hit.score() >= least).toList();
        return close.size() == 1
                ? at(anchor, Resolution.Outcome.MERGED, best, true, false)
                : ambiguous(anchor, close);
    }

    private static Resolution ambiguous(Anchor anchor, List<QuoteSearch.Hit> hits) {
        List<Resolution.Candidate> candidates =
                hits.stream()
                        .limit(20)
                        .map(hit ->
                                new Resolution.Candidate(
                                        hit.unit().eId(),
                                        number(hit.unit()),
                                        hit.start(),
                                        hit.end(),
                                        hit.score()))
                        .toList();
        return new Resolution(
                anchor.id(),
                Resolution.Outcome.AMBIGUOUS,
                null,
                null,
                null,
                -1,
                -1,
                0,
                false,
                false,
                null,
                candidates);
    }

    /// The whole text is searched for exact matches only.
    private Resolution elsewhere(
            Anchor anchor, Anchor.Quote quote, boolean counts, Resolution.Outcome outcome) {
        List<QuoteSearch.Hit> hits = search.everywhere(quote);
        return switch (hits.size()) {
            case 0 -> Resolution.orphan(anchor.id());
            case 1 ->
                    at(
                            anchor,
                            outcome,
                            hits.getFirst(),
                            outcome == Resolution.Outcome.MOVED,
                            counts);
            default -> ambiguous(anchor, hits);
        };
    }
}
