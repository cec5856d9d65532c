package org.kenes.server.text;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Provision;

import java.util.ArrayList;
import java.util.List;

/// A provision laid out in rows, one per place that has words of its own. Every language of a
/// version has the same places, so rows of two languages stand beside each other.
final class Rows {
    private Rows() {}

    /// @param eId the place whose words these are; its address
    /// @param depth 0 for the provision itself
    /// @param tail true for the closing text after the children
    record Row(
            String eId,
            int depth,
            @Nullable String label,
            @Nullable String heading,
            List<String> blocks,
            boolean tail) {}

    static List<Row> of(Provision provision) {
        List<Row> rows = new ArrayList<>();
        add(provision, 0, rows);
        return rows;
    }

    private static void add(Provision it, int depth, List<Row> rows) {
        rows.add(new Row(it.eId(), depth, it.label(), it.heading(), words(it.lead()), false));
        it.children().forEach(child -> add(child, depth + 1, rows));
        if (!it.tail().isEmpty()) {
            rows.add(new Row(it.eId(), depth, null, null, words(it.tail()), true));
        }
    }

    private static List<String> words(List<Block> blocks) {
        return blocks.stream().map(Block::text).toList();
    }
}
