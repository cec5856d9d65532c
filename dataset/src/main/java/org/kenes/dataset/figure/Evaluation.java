package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Engine.Cell;
import org.kenes.dataset.figure.Findings.CutInfo;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.table.DataPackage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// From the rows of a query to findings: totals, hidden cells, values. The same whatever engine ran
/// the query.
public final class Evaluation {
    /// Identity level from which a contribution counts as verified, unless a dialogue declares
    /// another.
    public static final int VERIFIED_LEVEL = 2;

    private static final int MEGABYTES = 1024;
    private static final long TOO_FEW = 10;
    private static final int DECIMALS = 9;

    private Evaluation() {}

    /// All figures over a data package, on DuckDB.
    ///
    /// @param lexicon SHA-256 of the lexicon the release is checked with, or empty
    /// @throws org.kenes.dataset.InvalidInput if the package cannot be used
    /// @throws Engine.RefusedQuery if a query breaks a rule
    public static Findings of(DataPackage data, Figures figures, String lexicon) {
        try (DuckDbEngine engine =
                DuckDbEngine.open(data, figures.all(), VERIFIED_LEVEL, MEGABYTES)) {
            return of(engine, data, figures, lexicon);
        }
    }

    /// The same on any engine that has the tables of the package.
    public static Findings of(Engine engine, DataPackage data, Figures figures, String lexicon) {
        DataPackage.Cut cut = data.cut();
        return new Findings(
                new CutInfo(cut.number(), cut.origin(), cut.root(), cut.size()),
                evaluate(engine, figures, engine.registrations()),
                lexicon,
                data.hashes());
    }

    /// @param registrations registration hash of a figure → index of the first entry that fixed it
    public static List<FigureFindings> evaluate(
            Engine engine, Figures figures, Map<String, Long> registrations) {
        List<FigureFindings> findings = new ArrayList<>();
        for (Figure figure : figures.all()) {
            findings.add(
                    new FigureFindings(
                            figure.definition(),
                            registrations.get(figure.registrationSha256()),
                            figure.sqlSha256(),
                            figure.yamlSha256(),
                            rows(engine, figure)));
        }
        return List.copyOf(findings);
    }

    private static List<Row> rows(Engine engine, Figure figure) {
        FigureDefinition is = figure.definition();
        List<Row> rows = new ArrayList<>();
        Map<View, Set<List<String>>> hiddenIn = new HashMap<>();
        for (View view : is.views()) {
            if (view == View.REWEIGHTED && !engine.reweights()) {
                continue;
            }
            List<Cell> cells = new ArrayList<>(engine.run(figure, view));
            if (is.margins()) {
                cells.addAll(Margins.of(cells, is.dimensions().size()));
            }
            cells.sort(Comparator.comparing(Cell::key, Evaluation::compareKeys));
            Set<List<String>> hidden = HiddenCells.of(is, view, cells);
            if (view == View.REWEIGHTED) {
                hidden = new HashSet<>(hidden);
                hidden.addAll(hiddenIn.getOrDefault(View.ALL, Set.of()));
            }
            hiddenIn.put(view, hidden);
            for (Cell cell : cells) {
                rows.add(row(figure, view, cell, hidden.contains(cell.key())));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(Figure figure, View view, Cell cell, boolean hidden) {
        FigureDefinition is = figure.definition();
        if (is.basis() != Basis.PROBABILITY_SAMPLE && (cell.low() != null || cell.high() != null)) {
            throw new Engine.RefusedQuery(is.id(), "only a probability sample has low and high");
        }
        SortedMap<String, String> key = new TreeMap<>();
        for (int d = 0; d < is.dimensions().size(); d++) {
            key.put(is.dimensions().get(d), cell.key().get(d));
        }
        key = Collections.unmodifiableSortedMap(key);
        if (view == View.VERIFIED && is.minCell() > 0 && base(cell) < TOO_FEW) {
            return empty(view, key, CellState.TOO_FEW);
        }
        if (hidden) {
            return empty(view, key, CellState.SUPPRESSED);
        }
        @Nullable Long k = zero(is, cell.k(), cell.n());
        @Nullable BigDecimal s =
                cell.s() == null && mean(is) && cell.n() != null ? BigDecimal.ZERO : cell.s();
        @Nullable String value = value(is.kind(), k, cell, s);
        return new Row(
                view,
                key,
                value == null ? CellState.MISSING : CellState.OBSERVED,
                k,
                cell.n(),
                plain(s),
                cell.rows(),
                value,
                cell.item(),
                cell.ok(),
                cell.onn(),
                plain(cell.low()),
                plain(cell.high()));
    }

    private static Row empty(View view, SortedMap<String, String> key, CellState state) {
        return new Row(
                view, key, state, null, null, null, null, null, null, null, null, null, null);
    }

    private static boolean mean(FigureDefinition is) {
        return is.kind() == FigureKind.MEAN;
    }

    /// A numerator that found nothing in a base that is there is zero.
    private static @Nullable Long zero(FigureDefinition is, @Nullable Long k, @Nullable Long n) {
        boolean fraction = is.kind() == FigureKind.SHARE || is.kind() == FigureKind.COVERAGE;
        return fraction && k == null && n != null ? Long.valueOf(0) : k;
    }

    private static @Nullable String value(
            FigureKind kind, @Nullable Long k, Cell cell, @Nullable BigDecimal s) {
        Long n = cell.n();
        return switch (kind) {
            case COUNT -> n == null ? null : Long.toString(n);
            case SHARE, COVERAGE -> k == null ? null : ratio(BigDecimal.valueOf(k), n);
            case MEAN -> s == null ? null : ratio(s, n);
            case RANK, TEXT, SET, DATE -> cell.item();
        };
    }

    private static @Nullable String ratio(BigDecimal numerator, @Nullable Long n) {
        if (n == null || n == 0) {
            return null;
        }
        return numerator
                .divide(BigDecimal.valueOf(n), DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /// Without trailing zeros, so that the scale an engine happens to give does not show.
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /// Rows behind a cell: counted rows where the query gives them.
    static long base(Cell cell) {
        Long rows = cell.rows() == null ? cell.n() : cell.rows();
        return rows == null ? 0 : rows;
    }

    /// By dimension, values by code points.
    private static int compareKeys(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order =
                    Arrays.compare(
                            a.get(i).codePoints().toArray(), b.get(i).codePoints().toArray());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
