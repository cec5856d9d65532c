package org.kenes.server.home;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.server.outreach.Place;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.state.CutStamp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A figure by region on the grid of regions.
final class RegionMap {
    private RegionMap() {}

    /// @param figure null before it is in a cut
    /// @return null without a cut or a grid
    static Piece.@Nullable Tiles of(
            Page page, @Nullable FigureFindings figure, CutStamp stamp, List<Place> regions) {
        List<Square> squares = regions.stream().flatMap(Square::of).toList();
        if (figure == null || squares.isEmpty()) {
            return null;
        }
        int left = squares.stream().mapToInt(Square::column).min().orElseThrow();
        int top = squares.stream().mapToInt(Square::row).min().orElseThrow();
        List<Piece.Tile> tiles =
                squares.stream()
                        .map(it ->
                                tile(page, figure, it, it.column() + 1 - left, it.row() + 1 - top))
                        .toList();
        String id = figure.definition().id();
        String title = figure.definition().title().getOrDefault(page.lang().code(), id);
        return new Piece.Tiles(
                title,
                page.text("release.dim.region"),
                title,
                tiles,
                new Piece.Source(id, stamp, false));
    }

    static Piece.Count count(FigureFindings figure, Row row, @Nullable Long value) {
        return row.state() == CellState.SUPPRESSED
                ? Piece.Count.fewerThan(figure.definition().minCell())
                : Piece.Count.of(value == null ? 0 : value);
    }

    /// A region with its place on the grid; the register may count from 0 or 1.
    private record Square(Place region, int column, int row) {
        static Stream<Square> of(Place region) {
            Long column = region.tileCol();
            Long row = region.tileRow();
            return column == null || row == null
                    ? Stream.empty()
                    : Stream.of(new Square(region, column.intValue(), row.intValue()));
        }
    }

    private static Piece.Tile tile(
            Page page, FigureFindings figure, Square square, int column, int row) {
        Place region = square.region();
        String name = region.name(page.lang().code());
        Piece.Count count =
                figure.row(View.ALL, new TreeMap<>(Map.of("region", region.code())))
                        .map(found -> count(figure, found, found.n()))
                        .orElse(Piece.Count.of(0));
        return new Piece.Tile(
                region.code(),
                shortName(name),
                name,
                column,
                row,
                page.link("events?place=" + region.code()),
                count);
    }

    /// The first letters of the proper name: words that say what kind of place it is are written
    /// small, wherever in the name a language puts them.
    private static String shortName(String name) {
        for (String word : name.split(" ", -1)) {
            if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
                return word.substring(0, Math.min(3, word.length()));
            }
        }
        return name.substring(0, Math.min(3, name.length()));
    }
}
