package org.kenes.lawtext.table;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Flag;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.compare.Side;
import org.kenes.lawtext.compare.Unit;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.ImportReport;
import org.kenes.lawtext.json.JsonText;
import org.kenes.lawtext.norm.NormalForm;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The JSON of `kenes law compare`, format `kenes-law-compare/1`.
public final class ComparisonJson {
    private ComparisonJson() {}

    /// @param tool name and version of the program
    /// @param before the report of the old text's import, for its file and defects
    /// @param lineage name of the lineage file, or null
    public static byte[] of(
            Comparison comparison,
            String tool,
            ImportReport before,
            ImportReport after,
            @Nullable String lineage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-law-compare/1");
        json.put("tool", tool);
        json.put("old", side(comparison.before(), before));
        json.put("new", side(comparison.after(), after));
        json.put("settings", settings(comparison, lineage));
        json.put("summary", summary(comparison));
        json.put("figures", comparison.figures().named());
        json.put("rows", comparison.rows().stream().map(ComparisonJson::row).toList());
        List<Object> containers = new ArrayList<>();
        for (Comparison.ContainerPair pair : comparison.containers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("old", pair.before());
            one.put("new", pair.after());
            one.put("oldHeading", orNull(pair.oldHeading()));
            one.put("newHeading", orNull(pair.newHeading()));
            containers.add(one);
        }
        json.put("containers", containers);
        return JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Map<String, Object> side(Side side, ImportReport report) {
        Expression expression = side.expression();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", report.file());
        json.put("sha256", report.sha256());
        json.put("importer", report.importer());
        json.put("work", expression.work().uri());
        json.put("expression", expression.uri());
        json.put("lang", expression.lang().code());
        json.put("level", side.level().element());
        json.put("units", side.units().size());
        json.put("words", side.words());
        Map<String, Object> defects = new LinkedHashMap<>();
        for (Defect.Severity severity : Defect.Severity.values()) {
            defects.put(
                    severity.name().toLowerCase(Locale.ROOT),
                    report.defects().stream().filter(d -> d.severity() == severity).count());
        }
        json.put("defects", defects);
        return json;
    }

    private static Map<String, Object> settings(Comparison comparison, @Nullable String lineage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("norm", NormalForm.NAME);
        json.put("features", "prefix5-1,2");
        json.put("tau", new BigDecimal("0.15"));
        json.put("confirmScore", new BigDecimal("0.5"));
        json.put("confirmMargin", new BigDecimal("0.1"));
        json.put("containment", new BigDecimal("0.4"));
        json.put("trustWid", comparison.trustedWId());
        json.put("lineage", lineage);
        json.put("assignment", comparison.assignment().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, Object> summary(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Change change : Change.values()) {
            json.put(change.word(), comparison.count(change));
        }
        for (Flag flag : Flag.values()) {
            json.put(flag.word(), comparison.count(flag));
        }
        json.put("needsConfirmation", comparison.unconfirmed());
        return json;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("change", row.change().word());
        json.put("flags", row.flags().stream().map(Flag::word).toList());
        json.put("old", unit(row.before()));
        json.put("new", unit(row.after()));
        json.put("method", row.method().word());
        json.put("score", decimal(row.score()));
        json.put("runnerUp", runnerUp(row.runnerUp()));
        json.put("needsConfirmation", row.needsConfirmation());
        json.put("confirmed", confirmed(row.confirmed()));
        String side = row.after() == null ? "new" : "old";
        json.put("related", row.related().stream().map(r -> related(r, side, row)).toList());
        json.put("kept", row.kept());
        json.put("deleted", row.deleted());
        json.put("inserted", row.inserted());
        Diff diff = row.diff();
        if (diff != null) {
            json.put("diff", diff(diff));
        }
        return json;
    }

    private static BigDecimal decimal(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }

    private static @Nullable Map<String, Object> unit(@Nullable Unit unit) {
        if (unit == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eId", unit.eId());
        json.put("wId", unit.wId());
        json.put("kind", unit.kind().element());
        json.put("num", orNull(unit.num()));
        json.put("label", orNull(unit.label()));
        json.put("heading", orNull(unit.heading()));
        json.put("container", unit.containers());
        json.put("words", unit.words());
        json.put("textHash", unit.textHash());
        return json;
    }

    private static @Nullable Map<String, Object> runnerUp(Row.@Nullable RunnerUp runnerUp) {
        if (runnerUp == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eId", runnerUp.eId());
        json.put("num", orNull(runnerUp.num()));
        json.put("score", decimal(runnerUp.score()));
        return json;
    }

    private static @Nullable Map<String, Object> confirmed(Lineage.@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("by", decision.by());
        json.put("at", decision.at());
        return json;
    }

    private static Map<String, Object> related(Row.Related related, String side, Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("side", side);
        json.put("eId", related.unit().eId());
        json.put("num", orNull(related.unit().num()));
        json.put("relation", row.change().word());
        json.put("containment", decimal(related.containment()));
        return json;
    }

    private static Map<String, Object> diff(Diff diff) {
        List<Object> blocks = new ArrayList<>();
        for (Diff.Changed piece : diff.pieces()) {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("old", eId(piece.before()));
            block.put("new", eId(piece.after()));
            block.put("change", piece.change().name().toLowerCase(Locale.ROOT));
            block.put(
                    "ops",
                    piece.segments().stream()
                            .map(segment -> List.of(segment.kind().sign(), segment.text()))
                            .toList());
            blocks.add(block);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", diff.mode().name().toLowerCase(Locale.ROOT));
        json.put("blocks", blocks);
        return json;
    }

    private static @Nullable String eId(@Nullable Piece piece) {
        return piece == null ? null : piece.eId();
    }
}
