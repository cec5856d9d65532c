package org.kenes.server.release.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Engine.RefusedQuery;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.release.AddedFigures;
import org.kenes.server.release.law.Embargo;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where analysts try, propose and publish figures.
@RestController
class StaffFigurePages {
    private static final String TRY = "figure.try";
    private static final String PUBLISH = "figure.publish";
    private static final String TEMPLATE = "release/analysis/staff.jte";
    private static final int SHOWN = 1_000;

    private final AddedFigures figures;
    private final Trial trial;
    private final LegalCalendar calendar;
    private final SignedIn signedIn;
    private final Views views;

    StaffFigurePages(
            AddedFigures figures,
            Trial trial,
            LegalCalendar calendar,
            SignedIn signedIn,
            Views views) {
        this.figures = figures;
        this.trial = trial;
        this.calendar = calendar;
        this.signedIn = signedIn;
        this.views = views;
    }

    @Needs({TRY, PUBLISH})
    @GetMapping("/{lang}/staff/figures")
    ResponseEntity<byte[]> desk(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        AnalysisView view = view(page, request, BEGINNING, SELECT, "", null);
        return views.html(page, Caching.NO_STORE, TEMPLATE, view);
    }

    /// @param step `try`, or `propose` to fix definition and query in public
    @Needs(TRY)
    @PostMapping("/{lang}/staff/figures")
    ResponseEntity<byte[]> attempt(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String yaml,
            @RequestParam(defaultValue = "") String sql,
            @RequestParam(defaultValue = "try") String step,
            HttpServletRequest request) {
        Page page = page(lang);
        String definition = yaml.replace("\r\n", "\n");
        String query = sql.replace("\r\n", "\n");
        try {
            Figure figure = Figure.of(definition.getBytes(UTF_8), query.getBytes(UTF_8));
            if (calendar.runningNow(Effect.EMBARGO).isPresent()
                    && Embargo.covers(figure.definition())) {
                return views.refuse(
                        request,
                        Refusal.of(Problem.NOT_SHOWN_BY_LAW).withTyped(Views.typed(request)));
            }
            Optional<FigureFindings> found = trial.of(figure);
            if (step.equals("propose")) {
                if (figures.propose(figure, signedIn.staff().id())) {
                    return views.seeOther(page.link("staff/figures"));
                }
                String taken = page.text("release.analysis.taken", "id", figure.id());
                return invalid(page, request, definition, query, taken);
            }
            AnalysisView.Result result =
                    found.map(it -> result(page, it))
                            .orElseGet(() ->
                                    new AnalysisView.Result(
                                            page.text("shell.no-cut"), List.of(), List.of(), 0));
            AnalysisView view = view(page, request, definition, query, "", result);
            return views.html(page, Caching.NO_STORE, TEMPLATE, view);
        } catch (InvalidInput | RefusedQuery e) {
            return invalid(page, request, definition, query, String.valueOf(e.getMessage()));
        }
    }

    @Needs(PUBLISH)
    @PostMapping("/{lang}/staff/figures/{id:[a-z0-9][a-z0-9.-]{0,80}}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request) {
        return figures.publish(id, signedIn.staff().id())
                ? views.seeOther(page(lang).link("staff/figures"))
                : views.refuse(
                        request,
                        Refusal.of(
                                figures.find(id).isPresent()
                                        ? Problem.FORBIDDEN
                                        : Problem.NOT_FOUND));
    }

    private ResponseEntity<byte[]> invalid(
            Page page, HttpServletRequest request, String yaml, String sql, String problem) {
        return views.invalid(page, TEMPLATE, view(page, request, yaml, sql, problem, null));
    }

    private static AnalysisView.Result result(Page page, FigureFindings found) {
        List<String> dimensions = found.definition().dimensions();
        List<String> columns = new ArrayList<>(List.of("view"));
        columns.addAll(dimensions);
        columns.addAll(List.of("k", "n", "value"));
        List<List<String>> rows =
                found.rows().stream().limit(SHOWN).map(row -> cells(page, row)).toList();
        return new AnalysisView.Result(
                found.definition().title().getOrDefault(page.lang().code(), ""),
                columns,
                rows,
                found.rows().size() - rows.size());
    }

    private static List<String> cells(Page page, Row row) {
        List<String> cells = new ArrayList<>(List.of(row.view().code()));
        cells.addAll(row.key().values());
        if (row.state() == CellState.OBSERVED) {
            cells.add(row.k() == null ? "" : page.number(row.k()));
            cells.add(row.n() == null ? "" : page.number(row.n()));
            cells.add(row.value() == null ? String.valueOf(row.item()) : row.value());
        } else {
            cells.addAll(List.of("", "", page.text("release.analysis." + state(row.state()))));
        }
        return cells;
    }

    private static String state(CellState state) {
        return switch (state) {
            case OBSERVED -> "observed";
            case SUPPRESSED -> "hidden";
            case MISSING -> "missing";
            case TOO_FEW -> "too-few";
        };
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.analysis.title");
        return views.page(lang, "/staff/figures", Section.NONE, title);
    }

    private AnalysisView view(
            Page page,
            HttpServletRequest request,
            String yaml,
            String sql,
            String problem,
            AnalysisView.@Nullable Result result) {
        Staff staff = signedIn.staff();
        List<AnalysisView.Line> lines =
                figures.all().stream()
                        .map(it ->
                                new AnalysisView.Line(
                                        it.figure().id(),
                                        it.figure()
                                                .definition()
                                                .title()
                                                .getOrDefault(page.lang().code(), ""),
                                        it.publishedBy() == null ? "proposed" : "published",
                                        it.failure(),
                                        it.proposedBy() == staff.id()))
                        .toList();
        return new AnalysisView(
                SignedIn.token(request), yaml, sql, problem, result, lines, staff.may(PUBLISH));
    }

    private static final String BEGINNING =
            """
            id: events.in-villages
            kind: count
            universe: events
            basis: register
            status: took-place
            unit: event
            title:
              kk: "Ауылдардағы кездесулер"
              ru: "Встречи в сёлах"
              en: "Meetings in villages"
            definition:
              kk: "Ауылда өткен кездесулер; жоспарланған және болмай қалғандары саналмайды."
              ru: "Состоявшиеся встречи в сёлах; запланированные и отменённые не считаются."
              en: "Meetings that took place in villages; planned and cancelled ones are not counted."
            needs: [events, places]
            """;

    private static final String SELECT =
            """
            SELECT count(*) AS n
            FROM events e
            JOIN places p ON p.place = e.settlement
            WHERE p.kind = 'village'
              AND e.state IN ('reported', 'complete', 'verified')
            """;
}
