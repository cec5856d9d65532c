package org.kenes.server.text.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Figures;
import org.kenes.lawtext.compare.Flag;
import org.kenes.lawtext.compare.Ratio;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.layout.Layout;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.language.Messages;
import org.kenes.server.text.Titles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A comparison laid out for a page in one language of the interface.
public final class ComparedText {
    private final Comparison comparison;
    private final boolean current;
    private final Page page;
    private final Messages messages;
    private final Set<String> anchors = new HashSet<>();

    /// @param current whether the newer text is the current version, so that its places have
    ///   addresses
    public ComparedText(Comparison comparison, boolean current, Page page) {
        this.comparison = comparison;
        this.current = current;
        this.page = page;
        this.messages = page.messages();
    }

    CompareView.Result result(String before, String after) {
        List<CompareView.Changed> changed = new ArrayList<>();
        List<CompareView.Stretch> parts = new ArrayList<>();
        List<Row> run = new ArrayList<>();
        for (Row row : comparison.sideBySide()) {
            if (row.touched() || !row.flags().isEmpty()) {
                same(run, parts);
                var provision = provision(row, "");
                changed.add(
                        new CompareView.Changed(
                                provision.anchor(), provision.title(), provision.kinds()));
                parts.add(new CompareView.Stretch(null, List.of(provision)));
            } else {
                run.add(row);
            }
        }
        same(run, parts);
        return new CompareView.Result(before, after, notices(), changed, figures(), parts);
    }

    private void same(List<Row> run, List<CompareView.Stretch> parts) {
        if (run.isEmpty()) {
            return;
        }
        String first = Titles.brief(run.getFirst().unit(), messages);
        String last = Titles.brief(run.getLast().unit(), messages);
        String name =
                run.size() == 1
                        ? page.text("text.compare.same-one", "provision", first)
                        : page.text("text.compare.same", "first", first, "last", last);
        parts.add(
                new CompareView.Stretch(
                        name, run.stream().map(row -> provision(row, "")).toList()));
        run.clear();
    }

    /// @param prefix of the anchor, where a page shows the same place more than once
    public CompareView.Provision provision(Row row, String prefix) {
        Unit old = row.before();
        Unit now = row.after();
        String title = Titles.of(row.unit(), messages);
        String was = old == null || now == null ? title : Titles.of(old, messages);
        return new CompareView.Provision(
                prefix + (now == null ? "old-" : "") + row.unit().eId(),
                title,
                was.equals(title) ? null : was,
                kinds(row),
                row.related().stream().map(it -> Titles.of(it.unit(), messages)).toList(),
                current && now != null ? now.eId() : null,
                lines(row, prefix));
    }

    private List<String> kinds(Row row) {
        List<String> kinds = new ArrayList<>();
        if (row.change() != Change.UNCHANGED || row.flags().isEmpty()) {
            kinds.add(page.text("text.change." + row.change().word()));
        }
        for (Flag flag : row.flags()) {
            kinds.add(
                    page.text(
                            "text.change."
                                    + flag.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        if (row.needsConfirmation()) {
            kinds.add(page.text("text.change.not-confirmed"));
        }
        return kinds;
    }

    private List<CompareView.Line> lines(Row row, String prefix) {
        var labels = new Labels(comparison.before().provisions(), row.before());
        var newLabels = new Labels(comparison.after().provisions(), row.after());
        List<CompareView.Line> lines = new ArrayList<>();
        Diff diff = row.diff();
        if (diff == null) {
            boolean gone = row.after() == null;
            Diff.Kind kind = kindOfAlone(row.change());
            for (Piece piece : row.unit().pieces()) {
                var side =
                        new CompareView.Side(
                                (gone ? labels : newLabels).of(piece),
                                Layout.of(piece, kind),
                                kind == Diff.Kind.KEPT);
                String id = id(row, piece, prefix + (gone ? "old-" : ""));
                lines.add(new CompareView.Line(id, gone ? side : null, gone ? null : side));
            }
            return lines;
        }
        for (Diff.Changed piece : diff.pieces()) {
            Piece now = piece.after();
            Piece named = now == null ? Objects.requireNonNull(piece.before()) : now;
            lines.add(
                    new CompareView.Line(
                            id(row, named, prefix + (now == null ? "old-" : "")),
                            side(piece.before(), piece.oldSide(), labels),
                            side(piece.after(), piece.newSide(), newLabels)));
        }
        return lines;
    }

    /// The first row of a place has its eId as anchor, so that a row can be linked to.
    private @Nullable String id(Row row, Piece piece, String prefix) {
        String id = prefix + piece.eId();
        return !piece.eId().equals(row.unit().eId()) && anchors.add(id) ? id : null;
    }

    /// Words that went into another provision, or came from one, are neither new nor gone.
    private static Diff.Kind kindOfAlone(Change change) {
        return switch (change) {
            case INSERTED -> Diff.Kind.INSERTED;
            case REPEALED -> Diff.Kind.DELETED;
            case MERGED, SPLIT, UNCHANGED, EDITED -> Diff.Kind.KEPT;
        };
    }

    private static CompareView.@Nullable Side side(
            @Nullable Piece own, List<Diff.Segment> words, Labels labels) {
        if (own == null) {
            return null;
        }
        return new CompareView.Side(
                labels.of(own),
                Layout.of(own, words),
                words.stream().allMatch(it -> it.kind() == Diff.Kind.KEPT));
    }

    /// The labels of places below a unit, each given once: before the first words of the place.
    private static final class Labels {
        private final Provisions provisions;
        private final Set<String> given = new HashSet<>();

        Labels(Provisions provisions, @Nullable Unit unit) {
            this.provisions = provisions;
            if (unit != null) {
                given.add(unit.eId());
            }
        }

        String of(Piece piece) {
            return given.add(piece.eId())
                    ? provisions.row(piece.eId()).map(Provisions.Row::label).orElse("")
                    : "";
        }
    }

    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (comparison.unconfirmed() > 0) {
            notices.add(page.text("text.compare.unconfirmed"));
        }
        boolean words =
                comparison.rows().stream()
                        .map(Row::diff)
                        .allMatch(it -> it == null || it.mode() == Diff.Mode.WORDS);
        if (!words || comparison.assignment() != Comparison.Assigned.OPTIMAL) {
            notices.add(page.text("text.compare.coarse"));
        }
        return notices;
    }

    private List<CompareView.Fact> figures() {
        Figures it = comparison.figures();
        return List.of(
                share("rewritten-new", it.rewrittenShareNew()),
                share("rewritten-old", it.rewrittenShareOld()),
                share("touched-new", it.articlesTouchedShareNew()),
                share("touched-old", it.articlesTouchedShareOld()),
                fact("relocated", page.number(it.wordsRelocated())));
    }

    private CompareView.Fact share(String name, Ratio ratio) {
        return fact(
                name,
                page.text(
                        "text.figure.share",
                        "share",
                        page.formats().percent(new BigDecimal(ratio.toString())),
                        "part",
                        page.number(ratio.numerator()),
                        "whole",
                        page.number(ratio.denominator())));
    }

    private CompareView.Fact fact(String name, String value) {
        return new CompareView.Fact(
                page.text("text.figure." + name),
                value,
                page.text("text.figure." + name + ".what"));
    }
}
