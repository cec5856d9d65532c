package org.kenes.server.release;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.state.CutStamp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// One figure of one cut, so that a page answers: what is counted, what is not, as of when, how to
/// count again.
///
/// @param id such as `opinions.by-provision`
/// @param base what shares are shares of, or null if there are none
/// @param inputs the published tables that the query reads
/// @param query the SQL as it ran
/// @param command what an outsider types to count again
/// @param threshold cells below it are not shown
/// @param history the cuts in which it can be seen, newest first
/// @param newer the newest cut, where this is an earlier one
/// @param gone whether an earlier cut was asked for that is not kept
/// @param proof what ties it to the log
/// @param chart its rows drawn, or null where there is one number or too many rows
/// @param releases what each release said of it, newest first
@NullMarked
public record FigureView(
        String id,
        String title,
        String definition,
        List<String> counted,
        List<String> notCounted,
        String universe,
        @Nullable String base,
        boolean ofPositions,
        CutStamp cut,
        List<Table> inputs,
        String query,
        List<View> views,
        long threshold,
        List<Download> downloads,
        String command,
        List<CutStamp> history,
        @Nullable CutStamp newer,
        boolean gone,
        Proof proof,
        Piece.@Nullable Bars chart,
        List<Told> releases) {

    /// @param registered index of the entry that fixed definition and query, or null
    /// @param dataPackage SHA-256 of the cut's `datapackage.json`, which the cut's entry names
    public record Proof(
            @Nullable Long registered,
            String yamlSha256,
            String sqlSha256,
            String root,
            long size,
            String dataPackage) {}

    public record Told(String release, String title, Instant published, Cell value) {}

    /// A published table and its address.
    public record Table(String name, String href) {}

    public record Download(String label, String href) {}

    /// One way of counting: all, repeats collapsed, verified.
    ///
    /// @param explanation one sentence on how it counts
    public record View(String name, String explanation, List<Column> columns, List<Row> rows) {
        public boolean hasSuppressed() {
            return rows.stream()
                    .flatMap(row -> row.cells().stream())
                    .anyMatch(cell -> cell instanceof Cell.Counted c && !c.count().shown());
        }
    }

    /// @param number whether its cells are set as numbers
    public record Column(String label, boolean number) {}

    /// @param href where the head of the row leads, or null
    public record Row(String head, @Nullable String href, List<Cell> cells) {}

    public sealed interface Cell {
        record Text(String text) implements Cell {}

        record Counted(Piece.Count count) implements Cell {}

        /// @param share between 0 and 1, or null where its base or its part is not shown
        record Share(@Nullable BigDecimal share) implements Cell {}

        default String in(Page page) {
            return switch (this) {
                case Text(String text) -> text;
                case Counted(Piece.Count count) -> count.in(page);
                case Share(BigDecimal share) -> share == null ? "–" : page.formats().percent(share);
            };
        }
    }
}
