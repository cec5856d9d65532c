package org.kenes.server.text;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.layout.Layout;
import org.kenes.lawtext.layout.Part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A provision laid out in rows, one per place that has words of its own. Every language of a
/// version has the same places, so rows of two languages stand beside each other.
public final class Rows {
    private Rows() {}

    /// @param eId the place whose words these are; its address
    /// @param depth 0 for the provision itself
    /// @param tail true for the closing text after the children
    record Row(
            String eId,
            int depth,
            @Nullable String label,
            @Nullable String heading,
            List<Block> blocks,
            boolean tail) {}

    /// One row: the words of one place, and the same place in the other language.
    ///
    /// @param right empty when nothing stands beside
    public record Pair(
            String eId,
            int depth,
            @Nullable String label,
            @Nullable String heading,
            List<Part> left,
            @Nullable String rightLabel,
            @Nullable String rightHeading,
            List<Part> right) {}

    static List<Row> of(Provision provision) {
        List<Row> rows = new ArrayList<>();
        add(provision, 0, rows);
        return rows;
    }

    private static void add(Provision it, int depth, List<Row> rows) {
        rows.add(new Row(it.eId(), depth, it.label(), it.heading(), it.lead(), false));
        it.children().forEach(child -> add(child, depth + 1, rows));
        if (!it.tail().isEmpty()) {
            rows.add(new Row(it.eId(), depth, null, null, it.tail(), true));
        }
    }

    /// The rows of a provision, and the same places in another language.
    ///
    /// @param language null if nothing stands beside
    public static List<Pair> beside(Provision it, Text text, @Nullable String language) {
        Map<String, Row> right = new HashMap<>();
        if (language != null) {
            text.provision(language, it.eId())
                    .map(Rows::of)
                    .ifPresent(rows -> rows.forEach(row -> right.put(key(row), row)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Row row : of(it)) {
            Row other = right.get(key(row));
            boolean top = row.depth() == 0;
            pairs.add(
                    new Pair(
                            row.eId(),
                            row.depth(),
                            top ? null : row.label(),
                            top ? null : row.heading(),
                            Layout.of(row.blocks()),
                            other == null ? null : other.label(),
                            other == null ? null : other.heading(),
                            other == null ? List.of() : Layout.of(other.blocks())));
        }
        return pairs;
    }

    private static String key(Row row) {
        return row.eId() + (row.tail() ? " tail" : "");
    }
}
