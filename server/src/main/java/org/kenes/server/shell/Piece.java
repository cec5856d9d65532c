package org.kenes.server.shell;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.state.CutStamp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What the shared templates under `templates/piece/` show, one plain record each:
/// `@template.piece.stances(page = page, stances = view.stances())`.
///
/// Every number in them comes from the findings of a cut and leads to the page of its figure.
public sealed interface Piece {

    /// A length for SVG, such as `49.876%`; the same on every machine.
    static String percentOf(long part, long whole) {
        return BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_EVEN)
                        .toPlainString()
                + "%";
    }

    /// One cell of a finding: a number, or the statement that it is small. It is never 0 or blank
    /// because it is small.
    ///
    /// @param value the number; without meaning where `fewerThan` is positive
    /// @param fewerThan the smallest number that is shown, or 0 if the value is shown
    record Count(long value, long fewerThan) implements Piece {
        public static Count of(long value) {
            return new Count(value, 0);
        }

        public static Count fewerThan(long smallest) {
            return new Count(0, smallest);
        }

        public boolean shown() {
            return fewerThan == 0;
        }

        public String in(Page page) {
            return shown()
                    ? page.number(value)
                    : page.text("term.suppressed", "k", page.number(fewerThan));
        }
    }

    /// Where numbers come from: the figure with its definition, and the cut.
    ///
    /// @param figure its identifier, the end of `/{l}/figures/{id}`
    /// @param ofPositions whether it counts positions; the sentence on self-selection then stands
    ///   under it
    record Source(String figure, CutStamp cut, boolean ofPositions) implements Piece {}

    /// One main number.
    ///
    /// @param label what is counted, in words, without the number
    /// @param base what it is a share or a part of, or null
    record Number(Count count, String label, @Nullable String base, Source source)
            implements Piece {}

    /// The positions on something, always in this order.
    record Stances(String caption, Count support, Count partly, Count oppose, Source source)
            implements Piece {
        public List<Count> inOrder() {
            return List.of(support, partly, oppose);
        }

        /// A bar is drawn only if all three parts can be shown and there is something to show.
        public boolean drawn() {
            return support.shown() && partly.shown() && oppose.shown() && sum() > 0;
        }

        public long sum() {
            return support.value() + partly.value() + oppose.value();
        }
    }

    /// @param href where the row leads, or null
    record Bar(String label, @Nullable String href, Count count) implements Piece {}

    /// Horizontal bars from zero, with their table.
    ///
    /// @param rowHead what the rows are: "Region"
    /// @param countHead what is counted: "Meetings held"
    record Bars(String caption, String rowHead, String countHead, List<Bar> rows, Source source)
            implements Piece {
        public Bars {
            rows = List.copyOf(rows);
        }

        public long most() {
            return rows.stream().mapToLong(row -> row.count().value()).max().orElse(0);
        }
    }

    /// One region of the map.
    ///
    /// @param label three or four letters
    /// @param column from 1, as `row`; the register of places may count its rows from 0
    record Tile(
            String place,
            String label,
            String name,
            int column,
            int row,
            @Nullable String href,
            Count count)
            implements Piece {}

    /// The regions as tiles of one size, each with its number, and the same as a table.
    record Tiles(String caption, String rowHead, String countHead, List<Tile> tiles, Source source)
            implements Piece {
        /// Steps of the hatching beside "none".
        public static final int STEPS = 4;

        public Tiles {
            tiles = List.copyOf(tiles);
        }

        public long most() {
            return tiles.stream().mapToLong(tile -> tile.count().value()).max().orElse(0);
        }

        /// Columns of the grid: as many as the map needs, not so few that tiles become posters.
        public int width() {
            return Math.max(6, tiles.stream().mapToInt(Tile::column).max().orElse(0));
        }

        /// 0 for none; else in which quarter of the largest number the tile is.
        public int step(Tile tile) {
            long most = most();
            long value = tile.count().value();
            return most == 0 || value == 0 ? 0 : (int) ((value * STEPS + most - 1) / most);
        }

        /// The smallest number of a step; a step that no number can reach begins where it ends.
        public long from(int step) {
            return most() * (step - 1) / STEPS + 1;
        }

        public long to(int step) {
            return most() * step / STEPS;
        }
    }

    enum Input {
        LINE,
        TEXT,
        EMAIL,
        NUMBER,
        DATE,
        TIME,
        PASSWORD,
        CODE
    }

    /// One field of a form, with what was typed and what is wrong with it.
    ///
    /// @param hint what to write and what it is for, or null
    /// @param most the length in characters, 0 if there is no limit
    /// @param autocomplete the token of the HTML standard, or null
    record Field(
            String name,
            String label,
            @Nullable String hint,
            Input input,
            String value,
            boolean required,
            int most,
            @Nullable String autocomplete,
            @Nullable String error)
            implements Piece {
        public static Field line(String name, String label, String value) {
            return new Field(name, label, null, Input.LINE, value, true, 0, null, null);
        }

        public static Field text(String name, String label, String value, int most) {
            return new Field(name, label, null, Input.TEXT, value, true, most, null, null);
        }

        public Field withHint(String text) {
            return new Field(name, label, text, input, value, required, most, autocomplete, error);
        }

        public Field optional() {
            return new Field(name, label, hint, input, value, false, most, autocomplete, error);
        }

        public Field as(Input kind, @Nullable String token) {
            return new Field(name, label, hint, kind, value, required, most, token, error);
        }

        /// The first error of this field, if the refusal has one.
        public Field withErrors(List<Refusal.FieldError> errors) {
            String own =
                    errors.stream()
                            .filter(found -> found.field().equals(name))
                            .map(Refusal.FieldError::message)
                            .findFirst()
                            .orElse(error);
            return new Field(name, label, hint, input, value, required, most, autocomplete, own);
        }
    }

    record Option(String value, String label) implements Piece {}

    /// One of several; as a list to open, or as buttons all in sight.
    ///
    /// @param chosen the value that is chosen, or empty
    record Choice(
            String name,
            String label,
            @Nullable String hint,
            List<Option> options,
            String chosen,
            boolean inSight,
            @Nullable String error)
            implements Piece {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// Lists go forward by key and have no totals.
    ///
    /// @param next the address of the next entries, or null at the end
    /// @param first the address of the beginning, or null if this is it
    record Pager(@Nullable String next, @Nullable String first) implements Piece {}
}
