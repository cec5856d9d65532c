package org.kenes.server.text.prepare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.find.Provisions;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.text.Continuation;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Titles;
import org.kenes.server.text.compare.ComparedText;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A version that is being prepared, laid out for its editors.
@Component
class PreparedText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DEFECTS = 200;

    /// The worst first.
    private static final List<String> WEIGHT = List.of("error", "warning", "info");

    private final Drafts drafts;
    private final Clock clock;

    PreparedText(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    PrepareView.One view(Page page, Preparation it, SignedIn.Token csrf, boolean mine) {
        var examined = drafts.examine(it.publication(LocalDate.now(clock), "", false));
        Continuation continuation = examined.continuation();
        List<PrepareView.Difference> differences = new ArrayList<>();
        examined.differences(page.messages())
                .forEach((unit, what) ->
                        differences.add(
                                new PrepareView.Difference(
                                        unit,
                                        title(page, examined, unit),
                                        what,
                                        it.reasons().getOrDefault(unit, ""))));
        return new PrepareView.One(
                csrf,
                it.id(),
                it.status(),
                it.files().entrySet().stream()
                        .map(file ->
                                new PrepareView.File(
                                        file.getKey(),
                                        file.getValue().title(),
                                        defects(page, file.getValue().report())))
                        .toList(),
                examined.problems(),
                differences,
                continuation == null ? "" : continuation.language(),
                continuation == null ? List.of() : doubts(page, continuation),
                it.decisions().size(),
                mine);
    }

    private static String title(Page page, Drafts.Examination examined, String unit) {
        return examined.expressions().values().stream()
                .flatMap(it -> Provisions.of(it).provision(unit).stream())
                .map((Provision it) -> Titles.of(it, page.messages()))
                .findFirst()
                .orElse(unit);
    }

    private static List<PrepareView.Remark> defects(Page page, String report) {
        List<JsonNode> all = new ArrayList<>();
        JSON.readTree(report).path("defects").forEach(all::add);
        all.sort(Comparator.comparingInt(it -> WEIGHT.indexOf(it.path("severity").asString(""))));
        return all.stream().limit(MOST_DEFECTS).map(it -> remark(page, it)).toList();
    }

    private static PrepareView.Remark remark(Page page, JsonNode defect) {
        String code = defect.path("code").asString("").toLowerCase(Locale.ROOT).replace('_', '-');
        int line = defect.path("line").asInt(0);
        return new PrepareView.Remark(
                page.text("text.defect." + code),
                line > 0 ? page.text("text.defect.line", "line", Integer.toString(line)) : "",
                defect.path("excerpt").asString(""));
    }

    private static List<PrepareView.Doubt> doubts(Page page, Continuation continuation) {
        Comparison comparison = continuation.comparison();
        var laidOut = new ComparedText(comparison, false, page);
        return continuation.doubtful().stream()
                .map(row -> doubt(page, comparison, laidOut, row))
                .toList();
    }

    private static PrepareView.Doubt doubt(
            Page page, Comparison comparison, ComparedText laidOut, Row row) {
        Unit old = row.before();
        Unit now = row.after();
        String related = row.related().isEmpty() ? "" : row.related().getFirst().unit().eId();
        String kind = old != null && now != null ? "pair" : now == null ? "merged" : "split";
        Row.RunnerUp runnerUp = row.runnerUp();
        // An old unit is looked for among the new ones, a new one among the old.
        boolean amongNew = kind.equals("merged");
        Stream<Unit> others =
                amongNew
                        ? comparison.after().units().stream()
                        : comparison.before().units().stream();
        return new PrepareView.Doubt(
                kind,
                old == null ? related : old.eId(),
                now == null ? related : now.eId(),
                row.score() / 100,
                runnerUp == null ? "" : title(page, comparison, runnerUp),
                laidOut.provision(row, ""),
                others.filter(it -> !it.eId().equals(eId(amongNew ? now : old)))
                        .map(it -> new Piece.Option(it.eId(), Titles.of(it, page.messages())))
                        .toList());
    }

    private static String title(Page page, Comparison comparison, Row.RunnerUp runnerUp) {
        Optional<Unit> unit = comparison.after().unitOf(runnerUp.eId());
        return unit.map(it -> Titles.of(it, page.messages())).orElse(runnerUp.eId());
    }

    private static String eId(@Nullable Unit unit) {
        return unit == null ? "" : unit.eId();
    }
}
