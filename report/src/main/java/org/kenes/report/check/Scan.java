package org.kenes.report.check;

import org.kenes.dataset.Json;
import org.kenes.report.source.Flat;
import org.kenes.report.source.Flat.Sentence;
import org.kenes.report.words.Facets;
import org.kenes.report.words.Lint;
import org.kenes.report.words.Phrase;
import org.kenes.report.words.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/// All quantity phrases of a plain text, without any release: "paste a press release".
public final class Scan {
    private Scan() {}

    /// @param phrase code, words and place, as in `kenes-scan/1`
    /// @param status `held`, `planned` or empty
    /// @param stances positions that the sentence speaks of
    public record Found(
            Phrase phrase,
            String code,
            boolean error,
            String quote,
            String universe,
            String status,
            SortedSet<String> stances,
            int line,
            int col) {
        Map<String, Object> json() {
            Map<String, Object> out = new TreeMap<>();
            out.put("class", phrase.sort().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            out.put("code", code);
            out.put("line", (long) line);
            out.put("col", (long) col);
            out.put("length", (long) quote.codePointCount(0, quote.length()));
            out.put("predicate", phrase.predicate().code());
            out.put("quote", quote);
            out.put("severity", error ? "error" : "warning");
            if (!universe.isEmpty()) {
                out.put("universe", universe);
            }
            return out;
        }
    }

    public static byte[] json(List<Found> phrases) {
        return Json.file(
                Map.of(
                        "format",
                        "kenes-scan/1",
                        "phrases",
                        phrases.stream().map(Found::json).toList()));
    }

    /// @param lang `kk`, `ru` or `en`
    public static List<Found> of(String text, String lang) {
        List<Found> all = new ArrayList<>();
        Cursor cursor = new Cursor(text);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf("\n\n", start);
            end = end < 0 ? text.length() : end + 2;
            String paragraph = text.substring(start, end);
            for (Sentence sentence : new Flat(paragraph, new int[0], List.of()).sentences()) {
                sentence(
                        paragraph.substring(sentence.start(), sentence.end()),
                        start + sentence.start(),
                        lang,
                        cursor,
                        all);
            }
            start = end;
        }
        return all;
    }

    private static void sentence(
            String words, int base, String lang, Cursor cursor, List<Found> all) {
        Reading reading = Reading.of(words, lang);
        Facets facets = new Facets(reading);
        for (Lint.Finding finding : Lint.of(reading)) {
            if (finding.severity() == Lint.Severity.NONE) {
                continue;
            }
            Phrase phrase = finding.phrase();
            cursor.to(base + phrase.start());
            boolean rank = phrase.sort() == Phrase.Sort.RANK;
            String universe =
                    facets.universe(
                                    phrase.start(),
                                    phrase.end(),
                                    phrase.start(),
                                    phrase.end(),
                                    rank)
                            .orElse("");
            all.add(
                    new Found(
                            phrase,
                            finding.code(),
                            finding.severity() == Lint.Severity.ERROR,
                            words.substring(phrase.start(), phrase.end()),
                            universe,
                            facets.status(phrase.start(), phrase.end()).orElse(""),
                            facets.stances(),
                            cursor.line,
                            cursor.col));
        }
    }

    /// Counts lines and columns once through the text.
    private static final class Cursor {
        private final String text;
        private int at;
        private int line = 1;
        private int col = 1;

        Cursor(String text) {
            this.text = text;
        }

        void to(int offset) {
            while (at < offset) {
                int c = text.codePointAt(at);
                at += Character.charCount(c);
                line += c == '\n' ? 1 : 0;
                col = c == '\n' ? 1 : col + 1;
            }
        }
    }
}
