package org.kenes.server.dialogue;

import java.util.Map;

/// What may be sealed about where somebody lives and what they do. A commitment cannot be coarsened
/// later, so this happens before an entry is made (release specification, section 1): a region is
/// dropped below 10,000 people or where nobody knows how many, an audience unless its cell in the
/// margins has at least 1,000. What is dropped is empty, never "other".
///
/// @param regions region → its population
/// @param cells region and audience → how many belong to both
public record Coarsening(Map<String, Long> regions, Map<Cell, Long> cells) {
    static final long REGION = 10_000;
    static final long CELL = 1_000;

    static final Coarsening NOTHING_TO_COARSEN = new Coarsening(Map.of(), Map.of());

    /// @param region empty: the country as a whole
    public record Cell(String region, String audience) {}

    public Cell apply(String region, String audience) {
        String kept = regions.getOrDefault(region, 0L) >= REGION ? region : "";
        Cell cell = new Cell(kept, audience);
        return cells.getOrDefault(cell, 0L) >= CELL ? cell : new Cell(kept, "");
    }
}
