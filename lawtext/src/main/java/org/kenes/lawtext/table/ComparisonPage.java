package org.kenes.lawtext.table;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Figures;
import org.kenes.lawtext.compare.Flag;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.layout.Layout;
import org.kenes.lawtext.layout.LayoutHtml;
import org.kenes.lawtext.layout.Part;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Both texts side by side: a gap where a unit has no counterpart, words struck on the left and
/// added on the right. Without a script; usable on a phone, where the columns stand one below the
/// other.
public final class ComparisonPage {
    private final Comparison comparison;
    private final Wording wording;
    private final String lang;
    private final StringBuilder html = new StringBuilder();

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.wording = Wording.of(comparison.after().expression().lang());
        this.lang = Html.escaped(comparison.after().expression().lang().two());
    }

    /// A self-contained page.
    public static byte[] html(Comparison comparison) {
        ComparisonPage page = new ComparisonPage(comparison);
        String title =
                comparison.before().expression().title()
                        + " → "
                        + comparison.after().expression().title();
        page.html.append("<h1>").append(Html.escaped(title)).append("</h1>\n");
        page.summary();
        page.figures();
        page.rows();
        return Html.page(comparison.after().expression().lang().two(), title, page.html.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The rows alone, for a page with a layout of its own.
    public static String rowsFragment(Comparison comparison) {
        ComparisonPage page = new ComparisonPage(comparison);
        page.rows();
        return page.html.toString();
    }

    private void summary() {
        html.append("<ul class=\"law-summary\">\n");
        for (Change change : Change.values()) {
            item(wording.change(change), comparison.count(change));
        }
        for (Flag flag : Flag.values()) {
            item(flag.word(), comparison.count(flag));
        }
        html.append("</ul>\n");
        if (comparison.unconfirmed() > 0) {
            html.append("<p><strong>Comparison not yet confirmed</strong>: ");
            html.append(comparison.unconfirmed()).append("</p>\n");
        }
    }

    private void item(String name, long count) {
        html.append("<li>").append(Html.escaped(name)).append(": ").append(count).append("</li>\n");
    }

    private void figures() {
        Figures figures = comparison.figures();
        html.append("<dl class=\"law-figures\">\n");
        figure(
                "rewrittenShareNew",
                figures.rewrittenShareNew().toString(),
                "1 − wordsKept / wordsNew: share of the new text that was not carried over");
        figure(
                "rewrittenShareOld",
                figures.rewrittenShareOld().toString(),
                "1 − wordsKept / wordsOld: share of the old text that did not survive");
        figure(
                "wordsKept",
                figures.wordsKept() + " (" + figures.wordsOld() + " → " + figures.wordsNew() + ")",
                "longest common subsequence of words, summed over all pairs of units");
        figure(
                "wordsRelocated",
                Long.toString(figures.wordsRelocated()),
                "words of merged units that stand in other units now; not part of wordsKept");
        figure(
                "articlesTouchedOld",
                figures.articlesTouchedOld() + " / " + figures.articlesOld(),
                "old articles that are not unchanged, or whose heading changed");
        figure(
                "articlesTouchedNew",
                figures.articlesTouchedNew() + " / " + figures.articlesNew(),
                "new articles that are not unchanged, or whose heading changed");
        html.append("</dl>\n");
    }

    private void figure(String name, String value, String definition) {
        html.append("<dt>").append(name).append("</dt><dd>").append(Html.escaped(value));
        html.append(" — ").append(Html.escaped(definition)).append("</dd>\n");
    }

    private void rows() {
        comparison.sideBySide().forEach(this::row);
    }

    private void row(Row row) {
        Unit unit = row.unit();
        html.append("<section class=\"law-row law-").append(row.change().word());
        html.append("\" id=\"")
                .append(Html.escaped((row.after() == null ? "old-" : "") + unit.eId()));
        html.append("\">\n<h2>").append(Html.escaped(title(row)));
        html.append(" <small>").append(Html.escaped(wording.change(row.change())));
        html.append(row.flags().stream().map(f -> ", " + f.word()).collect(Collectors.joining()));
        html.append("</small></h2>\n");
        cell(row, row.before(), Diff.Kind.INSERTED);
        cell(row, row.after(), Diff.Kind.DELETED);
        html.append("</section>\n");
    }

    private String title(Row row) {
        Unit old = row.before();
        Unit now = row.after();
        String name = wording.element(row.unit().kind(), row.unit().num());
        if (old == null || now == null || old.num().equals(now.num())) {
            return name;
        }
        return name + " (" + wording.was + wording.element(old.kind(), old.num()) + ")";
    }

    private void cell(Row row, @Nullable Unit unit, Diff.Kind other) {
        html.append("<div lang=\"").append(lang).append("\">");
        if (unit == null) {
            html.append("<p class=\"law-gap\">").append(Html.escaped(wording.none)).append("</p>");
        } else {
            if (!unit.heading().isEmpty()) {
                html.append("<p><strong>")
                        .append(Html.escaped(unit.heading()))
                        .append("</strong></p>");
            }
            Diff diff = row.diff();
            if (diff == null) {
                unit.pieces().forEach(piece -> piece(piece, Layout.of(piece, Diff.Kind.KEPT)));
            } else {
                diff.pieces().forEach(changed -> piece(changed, other));
            }
        }
        html.append("</div>\n");
    }

    private void piece(Diff.Changed changed, Diff.Kind other) {
        Piece own = other == Diff.Kind.INSERTED ? changed.before() : changed.after();
        if (own != null) {
            boolean old = other == Diff.Kind.INSERTED;
            piece(own, Layout.of(own, old ? changed.oldSide() : changed.newSide()));
        }
    }

    private void piece(Piece piece, List<Part> parts) {
        boolean numbered = !piece.num().isEmpty() && piece.eId().contains("__");
        var label = numbered ? new LayoutHtml.Label(piece.num() + ")", null) : null;
        html.append(LayoutHtml.of(parts, wording.said(), label));
    }
}
