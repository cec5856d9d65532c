package org.kenes.report.check;

import org.kenes.dataset.table.Csv;
import org.kenes.report.words.WordSearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The passages that a lottery allows a release to quote: every file `drawn.csv` below `draws/`.
///
/// @param byLang language → passages, verbatim
public record DrawnQuotes(Map<String, List<String>> byLang) {
    /// Reads a folder; an absent one has no passages. Whether the lottery was run as stated is
    /// another question (`annex.QuoteDraw`).
    public static DrawnQuotes in(Path release) {
        Path draws = release.resolve("draws");
        Map<String, List<String>> byLang = new java.util.TreeMap<>();
        if (!Files.isDirectory(draws)) {
            return new DrawnQuotes(byLang);
        }
        try (Stream<Path> files = Files.walk(draws)) {
            for (Path file : files.filter(f -> f.endsWith("drawn.csv")).sorted().toList()) {
                Path folder = Objects.requireNonNull(file.getParent());
                Path lang = Objects.requireNonNull(folder.getFileName());
                for (Map<String, String> row :
                        Csv.read(Files.readString(file), release.relativize(file).toString())) {
                    if (row.getOrDefault("rule", "").isEmpty()) {
                        byLang.computeIfAbsent(lang.toString(), l -> new ArrayList<>())
                                .add(row.getOrDefault("text", ""));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DrawnQuotes(byLang);
    }

    /// Whether these words are one of the passages, whole: a part could be picked.
    boolean allow(String words, String lang) {
        return byLang.getOrDefault(lang, List.of()).stream()
                .anyMatch(passage ->
                        WordSearch.quotes(passage, words, lang)
                                && WordSearch.quotes(words, passage, lang));
    }
}
