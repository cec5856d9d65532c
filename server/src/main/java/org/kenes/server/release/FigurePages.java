package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.dataset.figure.View;
import org.kenes.dataset.table.DataPackage;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.release.FigureView.Cell;
import org.kenes.server.release.FigureView.Column;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Piece.Count;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue of figures, and one page for each: what is counted, the query, every view, how to
/// count again.
@RestController
class FigurePages {
    private static final String ID = "{id:[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*}";

    private static final int MOST_BARS = 40;

    private final Views views;
    private final Numbers numbers;
    private final Releases releases;
    private final ReleaseHistory history;
    private final KeptCuts kept;
    private final Folders folders;

    FigurePages(
            Views views,
            Numbers numbers,
            Releases releases,
            ReleaseHistory history,
            KeptCuts kept,
            Folders folders) {
        this.views = views;
        this.numbers = numbers;
        this.releases = releases;
        this.history = history;
        this.kept = kept;
        this.folders = folders;
    }

    @GetMapping("/{lang}/figures")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("release.figures.title");
        Page page = views.page(lang, request, Section.FIGURES, title);
        Map<String, List<FigureListView.Entry>> groups = new LinkedHashMap<>();
        for (FigureFindings figure : numbers.figures()) {
            FigureDefinition definition = figure.definition();
            String universe = page.text("release.universe." + definition.universe());
            groups.computeIfAbsent(universe, u -> new ArrayList<>())
                    .add(
                            new FigureListView.Entry(
                                    definition.id(),
                                    in(definition.title(), lang),
                                    in(definition.definition(), lang)));
        }
        List<FigureListView.Group> list =
                groups.entrySet().stream()
                        .map(g -> new FigureListView.Group(g.getKey(), g.getValue()))
                        .toList();
        return views.html(page, Caching.PUBLIC, "release/figures.jte", new FigureListView(list));
    }

    @GetMapping("/{lang}/figures/" + ID + ".csv")
    ResponseEntity<byte[]> csv(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        return numbers.figure(id)
                .map(figure ->
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                                .header(
                                        HttpHeaders.CACHE_CONTROL,
                                        views.cacheControl(Caching.PUBLIC))
                                .header(
                                        "Content-Disposition",
                                        "attachment; filename=\"" + id + ".csv\"")
                                .body(ResultFiles.bytes(figure)))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    /// @param cut number of an earlier cut; one that was not kept shows the newest and says so
    @GetMapping("/{lang}/figures/" + ID)
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cut,
            HttpServletRequest request) {
        Optional<Newest> asked =
                cut.matches("[1-9][0-9]{0,17}")
                        ? kept.find(Long.parseLong(cut), id)
                        : Optional.empty();
        Optional<Newest> newest = asked.filter(it -> it.figure(id).isPresent()).or(numbers::newest);
        Optional<FigureFindings> figure = newest.flatMap(n -> n.figure(id));
        if (newest.isEmpty() || figure.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        FigureDefinition definition = figure.get().definition();
        Page page = views.page(lang, request, Section.FIGURES, in(definition.title(), lang));
        String site = request.getScheme() + "://" + request.getHeader("Host") + "/releases/";
        String address =
                releases.all().stream().findFirst().map(it -> site + it.id() + "/").orElse("DIR");
        return views.html(
                page,
                Caching.PUBLIC,
                "release/figure.jte",
                view(page, newest.get(), figure.get(), address, !cut.isEmpty() && asked.isEmpty()));
    }

    /// @param gone whether an earlier cut was asked for that is not kept
    private FigureView view(
            Page page, Newest newest, FigureFindings figure, String address, boolean gone) {
        FigureDefinition definition = figure.definition();
        String id = definition.id();
        String base = "/cuts/" + newest.stamp().number() + "/";
        List<FigureView.Table> inputs =
                definition.needs().stream()
                        .filter(newest::has)
                        .map(table ->
                                new FigureView.Table(table, base + "data/" + newest.file(table)))
                        .toList();
        boolean share =
                definition.kind() == FigureKind.SHARE || definition.kind() == FigureKind.COVERAGE;
        Path folder = folders.cut(newest.stamp().number());
        String query =
                new String(
                        Cuts.bytes(folder.resolve("figures").resolve(id).resolve("figure.sql")),
                        UTF_8);
        CutStamp last = numbers.cut().orElse(newest.stamp());
        return new FigureView(
                definition.id(),
                in(definition.title(), page.lang()),
                in(definition.definition(), page.lang()),
                List.of(),
                List.of(),
                page.text("release.universe." + definition.universe()),
                share ? page.text("release.universe." + definition.universe()) : null,
                !definition.composition().isEmpty() || definition.dimensions().contains("stance"),
                newest.stamp(),
                inputs,
                query,
                definition.views().stream()
                        .map(view -> counting(page, newest, figure, view))
                        .toList(),
                definition.minCell(),
                List.of(
                        new FigureView.Download(
                                "CSV", page.link("figures/" + definition.id() + ".csv")),
                        new FigureView.Download(
                                "JSON", page.link("figures/" + definition.id() + ".json")),
                        new FigureView.Download("findings.json", base + "findings.json")),
                "./kenes verify " + address,
                kept.all(),
                newest.stamp().number() < last.number() ? last : null,
                gone,
                proof(newest, figure),
                chart(page, newest, figure),
                told(page, definition));
    }

    private FigureView.Proof proof(Newest newest, FigureFindings figure) {
        var cut = newest.findings().cut();
        byte[] dataPackage =
                Cuts.bytes(folders.cut(newest.stamp().number()).resolve(DataPackage.NAME));
        return new FigureView.Proof(
                figure.registered(),
                figure.yamlSha256(),
                figure.sqlSha256(),
                cut.root(),
                cut.size(),
                Hash.sha256(dataPackage).hex());
    }

    private List<FigureView.Told> told(Page page, FigureDefinition definition) {
        return history.of(definition.id()).stream()
                .map(it ->
                        new FigureView.Told(
                                it.release().id(),
                                it.release()
                                        .titles()
                                        .getOrDefault(page.lang().code(), it.release().id()),
                                it.release().publishedAt(),
                                cells(page, definition, it.row()).getLast()))
                .toList();
    }

    /// Counts by one dimension; shares stand in their table, where their base stands beside them.
    private static Piece.@Nullable Bars chart(Page page, Newest newest, FigureFindings figure) {
        FigureDefinition definition = figure.definition();
        List<Row> rows = figure.rows().stream().filter(row -> row.view() == View.ALL).toList();
        if (definition.kind() != FigureKind.COUNT
                || definition.dimensions().size() != 1
                || rows.isEmpty()
                || rows.size() > MOST_BARS) {
            return null;
        }
        String dimension = definition.dimensions().getFirst();
        List<Piece.Bar> bars =
                rows.stream()
                        .filter(row -> !row.key().getOrDefault(dimension, "").equals("*"))
                        .sorted(RowOrder.of(definition.dimensions()))
                        .map(row ->
                                new Piece.Bar(
                                        newest.names()
                                                .name(
                                                        dimension,
                                                        row.key().getOrDefault(dimension, ""),
                                                        page.lang().code()),
                                        null,
                                        row.state() == CellState.SUPPRESSED
                                                ? Count.fewerThan(definition.minCell())
                                                : Count.of(row.n() == null ? 0 : row.n())))
                        .toList();
        return new Piece.Bars(
                in(definition.title(), page.lang()),
                page.text("release.dim." + dimension),
                page.text("release.col.number"),
                bars,
                new Piece.Source(definition.id(), newest.stamp(), false));
    }

    private static FigureView.View counting(
            Page page, Newest newest, FigureFindings figure, View view) {
        FigureDefinition definition = figure.definition();
        List<Column> columns = new ArrayList<>();
        String head =
                definition.dimensions().isEmpty()
                        ? page.text("release.col.what")
                        : definition.dimensions().stream()
                                .map(dimension -> page.text("release.dim." + dimension))
                                .reduce((a, b) -> a + " · " + b)
                                .orElseThrow();
        columns.add(new Column(head, false));
        columns.addAll(valueColumns(page, definition));
        List<FigureView.Row> rows =
                figure.rows().stream()
                        .filter(row -> row.view() == view)
                        .sorted(RowOrder.of(definition.dimensions()))
                        .map(row -> row(page, newest, definition, row))
                        .toList();
        return new FigureView.View(
                page.text("release.view." + view.code()),
                page.text("release.view." + view.code() + ".how"),
                columns,
                rows);
    }

    private static List<Column> valueColumns(Page page, FigureDefinition definition) {
        return switch (definition.kind()) {
            case SHARE, COVERAGE ->
                    List.of(
                            new Column(page.text("release.col.part"), true),
                            new Column(page.text("release.col.base"), true),
                            new Column(page.text("release.col.share"), true));
            case MEAN ->
                    List.of(
                            new Column(page.text("release.col.mean"), true),
                            new Column(page.text("release.col.base"), true));
            case COUNT, RANK, TEXT, SET, DATE ->
                    List.of(new Column(page.text("release.col.number"), true));
        };
    }

    private static FigureView.Row row(
            Page page, Newest newest, FigureDefinition definition, Row row) {
        List<String> heads = new ArrayList<>();
        String href = null;
        for (String dimension : definition.dimensions()) {
            String value = row.key().getOrDefault(dimension, "");
            heads.add(newest.names().name(dimension, value, page.lang().code()));
            if (dimension.equals("wid")) {
                href =
                        newest.names()
                                .address(value)
                                .map(eId -> page.link("text/" + eId))
                                .orElse(null);
            }
        }
        String head =
                heads.isEmpty() ? in(definition.title(), page.lang()) : String.join(" · ", heads);
        return new FigureView.Row(head, href, cells(page, definition, row));
    }

    private static List<Cell> cells(Page page, FigureDefinition definition, Row row) {
        return switch (definition.kind()) {
            case SHARE, COVERAGE ->
                    List.of(
                            count(page, definition, row, row.k()),
                            count(page, definition, row, row.n()),
                            share(row));
            case MEAN ->
                    List.of(new Cell.Text(mean(page, row)), count(page, definition, row, row.n()));
            case COUNT -> List.of(count(page, definition, row, row.n()));
            case RANK, TEXT, SET, DATE ->
                    List.of(new Cell.Text(row.item() == null ? "–" : row.item()));
        };
    }

    private static Cell count(
            Page page, FigureDefinition definition, Row row, @Nullable Long value) {
        if (row.state() == CellState.SUPPRESSED) {
            return new Cell.Counted(Count.fewerThan(definition.minCell()));
        }
        if (value == null) {
            return new Cell.Text("–");
        }
        // A weighted opinion is counted in billionths.
        boolean weighted = row.view() == View.REWEIGHTED;
        long whole =
                weighted
                        ? BigDecimal.valueOf(value, 9)
                                .setScale(0, RoundingMode.HALF_EVEN)
                                .longValueExact()
                        : value;
        return new Cell.Counted(Count.of(whole));
    }

    private static Cell share(Row row) {
        return new Cell.Share(row.value() == null ? null : new BigDecimal(row.value()));
    }

    private static String mean(Page page, Row row) {
        return row.value() == null ? "–" : page.formats().number(new BigDecimal(row.value()));
    }

    private static String in(Map<String, String> texts, Lang lang) {
        return texts.getOrDefault(lang.code(), texts.values().iterator().next());
    }
}
