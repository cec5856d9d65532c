package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// All numbers of a cut: the content of `findings.json`.
///
/// @param figures ascending by id
/// @param lexicon SHA-256 (hex) of the lexicon the release was made with, or empty
/// @param tables table name → table hash (hex)
public record Findings(
        CutInfo cut,
        List<FigureFindings> figures,
        String lexicon,
        SortedMap<String, String> tables) {

    /// @param origin of the log
    /// @param root base64
    /// @param size number of entries
    public record CutInfo(long number, String origin, String root, long size) {}

    /// @param registered index of the entry that fixed this definition and query, null when none
    ///   did
    /// @param sqlSha256 of the bytes of `figure.sql`, hex
    /// @param yamlSha256 of the bytes of `figure.yaml`, hex
    /// @param rows by view, then by key
    public record FigureFindings(
            FigureDefinition definition,
            @Nullable Long registered,
            String sqlSha256,
            String yamlSha256,
            List<Row> rows) {
        /// The row of a view with exactly this key.
        public Optional<Row> row(View view, SortedMap<String, String> key) {
            return rows.stream()
                    .filter(row -> row.view() == view && row.key().equals(key))
                    .findFirst();
        }
    }

    /// One cell of a figure. What does not apply to its kind, and everything but the key of a
    /// hidden cell, is null.
    ///
    /// @param key dimension → value, `*` in a total
    /// @param k numerator
    /// @param n denominator, or the count
    /// @param s sum, for a mean
    /// @param rows unweighted rows behind the cell
    /// @param value k/n or s/n half-even to nine decimals, n, or the item
    /// @param item for ranks, texts, sets and dates
    /// @param ok numerator of the overall share, for comparisons
    /// @param onn base of the overall share
    /// @param low lower bound, probability samples only
    /// @param high upper bound, probability samples only
    public record Row(
            View view,
            SortedMap<String, String> key,
            CellState state,
            @Nullable Long k,
            @Nullable Long n,
            @Nullable BigDecimal s,
            @Nullable Long rows,
            @Nullable String value,
            @Nullable String item,
            @Nullable Long ok,
            @Nullable Long onn,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    public Optional<FigureFindings> figure(String id) {
        return figures.stream().filter(f -> f.definition().id().equals(id)).findFirst();
    }

    /// The bytes of `findings.json`: canonical JSON and one line feed.
    public byte[] write() {
        return FindingsJson.write(this);
    }

    /// @throws org.kenes.dataset.InvalidInput if these are not the bytes of a `findings.json`
    public static Findings read(byte[] json, String name) {
        return FindingsJson.read(json, name);
    }
}
