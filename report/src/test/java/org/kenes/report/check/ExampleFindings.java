package org.kenes.report.check;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.testkit.SharedData;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The findings of the example, from the numbers an independent program computed for it and from
/// its definitions. What that file leaves out is put in: the overall share of the two comparisons
/// (it is `opinions.support`), unweighted rows, the interval of the poll.
public final class ExampleFindings {
    private ExampleFindings() {}

    public static Findings read() {
        Map<String, List<Map<String, String>>> byFigure = new TreeMap<>();
        for (Map<String, String> row : SharedData.csv("release/example/expected/findings.csv")) {
            byFigure.computeIfAbsent(row.get("figure"), f -> new ArrayList<>()).add(row);
        }
        List<FigureFindings> figures = new ArrayList<>();
        byFigure.forEach((id, rows) -> {
            String yaml = "release/example/figures/" + id + "/figure.yaml";
            FigureDefinition is = FigureDefinition.read(SharedData.bytes(yaml), yaml);
            List<Row> cells =
                    rows.stream()
                            .map(row -> row(is, row, byFigure.get("opinions.support")))
                            .sorted(
                                    Comparator.comparing(Row::view)
                                            .thenComparing(r -> r.key().toString()))
                            .toList();
            figures.add(new FigureFindings(is, null, "00", "00", cells));
        });
        return new Findings(
                new Findings.CutInfo(41, "example.org/qonyrtau", "47DEQpj8", 69200),
                figures,
                "",
                new TreeMap<>());
    }

    private static Row row(
            FigureDefinition is, Map<String, String> in, List<Map<String, String>> overall) {
        View view = View.of(in.get("view"));
        TreeMap<String, String> key = new TreeMap<>();
        if (!in.get("key").isEmpty()) {
            String[] pair = in.get("key").split("=", 2);
            key.put(pair[0], pair[1]);
        }
        boolean hidden = in.get("must_hide").equals("yes");
        boolean none = in.get("n").isEmpty();
        CellState state =
                hidden ? CellState.SUPPRESSED : none ? CellState.MISSING : CellState.OBSERVED;
        boolean seen = state == CellState.OBSERVED;
        boolean compared = is.id().endsWith("-vs-all");
        Map<String, String> all =
                overall.stream()
                        .filter(r -> r.get("view").equals(in.get("view")))
                        .findFirst()
                        .orElseThrow();
        boolean poll = is.id().equals("polls.charter");
        return new Row(
                view,
                key,
                state,
                seen && is.kind() != FigureKind.COUNT ? Long.valueOf(in.get("k")) : null,
                seen ? Long.valueOf(in.get("n")) : null,
                null,
                seen ? Long.valueOf(in.get("n")) : null,
                seen ? in.get("value") : null,
                null,
                compared ? Long.valueOf(all.get("k")) : null,
                compared ? Long.valueOf(all.get("n")) : null,
                poll ? new BigDecimal("0.585") : null,
                poll ? new BigDecimal("0.641") : null);
    }
}
