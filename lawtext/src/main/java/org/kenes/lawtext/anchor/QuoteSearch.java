package org.kenes.lawtext.anchor;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.compare.Side;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.match.ApproximatePlace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for quotes in the units of a text, after `norm/1`.
final class QuoteSearch {
    /// A place is one if this much of the quote is right, in ten-thousandths.
    private static final int LEAST_SCORE = 7_000;

    private static final int MOST_PLACES = 1_000;

    /// @param start code points in the unit's text
    /// @param score in ten-thousandths
    record Hit(Unit unit, int start, int end, int score) {}

    private final Side side;
    private final Map<String, int[]> codePoints = new HashMap<>();

    QuoteSearch(Side side) {
        this.side = side;
    }

    /// Line ends are spaces for a quote; positions stay.
    private static String searched(Unit unit) {
        return unit.text().replace('\n', ' ');
    }

    /// The best of the places where the quote stands in this unit, null if there is none.
    @Nullable Hit exact(Unit unit, Anchor.Quote quote) {
        String wanted = side.norm().of(quote.exact());
        String text = searched(unit);
        List<Integer> places = places(text, wanted, true);
        if (places.isEmpty()) {
            places = places(text, wanted, false);
        }
        int best = -1;
        double bestFit = -1;
        for (int at : places) {
            double fit = fit(text, at, wanted.length(), quote);
            if (fit > bestFit) {
                bestFit = fit;
                best = at;
            }
        }
        return best < 0 ? null : hit(unit, text, best, wanted.length());
    }

    private static Hit hit(Unit unit, String text, int at, int length) {
        int start = text.codePointCount(0, at);
        return new Hit(unit, start, start + text.codePointCount(at, at + length), 10_000);
    }

    private static List<Integer> places(String text, String wanted, boolean wholeWords) {
        List<Integer> places = new ArrayList<>();
        int at = wanted.isEmpty() ? -1 : text.indexOf(wanted);
        while (at >= 0 && places.size() < MOST_PLACES) {
            if (!wholeWords || (edge(text, at) && edge(text, at + wanted.length()))) {
                places.add(at);
            }
            at = text.indexOf(wanted, at + 1);
        }
        return places;
    }

    /// Whether no word goes on across this position.
    private static boolean edge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.codePointBefore(at))
                || !Character.isLetterOrDigit(text.codePointAt(at));
    }

    /// Which of several places is meant: 20 parts what stands before, 20 what stands after, 2 the
    /// position (the quote itself, 50 parts, is there in all of them).
    private double fit(String text, int at, int length, Anchor.Quote quote) {
        String prefix = side.norm().of(quote.prefix());
        String suffix = side.norm().of(quote.suffix());
        String before = text.substring(0, at).stripTrailing();
        String after = text.substring(at + length).stripLeading();
        int p = 0;
        while (p < Math.min(prefix.length(), before.length())
                && prefix.charAt(prefix.length() - 1 - p)
                        == before.charAt(before.length() - 1 - p)) {
            p++;
        }
        int s = 0;
        while (s < Math.min(suffix.length(), after.length())
                && suffix.charAt(s) == after.charAt(s)) {
            s++;
        }
        double position =
                quote.start() < 0
                        ? 0
                        : 1 - Math.min(1, Math.abs(quote.start() - at) / (double) text.length());
        return 20.0 * p / Math.max(1, prefix.length())
                + 20.0 * s / Math.max(1, suffix.length())
                + 2 * position;
    }

    boolean affordable(Unit unit, Anchor.Quote quote) {
        return ApproximatePlace.affordable(quote.exact().length(), unit.text().length());
    }

    /// The best approximate place in this unit, null if less than 0.7 of the quote is right.
    @Nullable Hit approximate(Unit unit, Anchor.Quote quote) {
        int[] pattern = side.norm().of(quote.exact()).codePoints().toArray();
        if (pattern.length == 0) {
            return null;
        }
        int[] text =
                codePoints.computeIfAbsent(unit.eId(), _ -> searched(unit).codePoints().toArray());
        int most = pattern.length * (10_000 - LEAST_SCORE) / 10_000;
        ApproximatePlace.Place place = ApproximatePlace.best(pattern, text, most);
        return place == null
                ? null
                : new Hit(
                        unit,
                        place.start(),
                        place.end(),
                        10_000 - 10_000 * place.edits() / pattern.length);
    }

    /// Every place where the quote stands word for word, in document order.
    List<Hit> everywhere(Anchor.Quote quote) {
        String wanted = side.norm().of(quote.exact());
        List<Hit> hits = new ArrayList<>();
        for (Unit unit : side.units()) {
            String text = searched(unit);
            for (int at : places(text, wanted, true)) {
                hits.add(hit(unit, text, at, wanted.length()));
            }
        }
        return hits;
    }
}
