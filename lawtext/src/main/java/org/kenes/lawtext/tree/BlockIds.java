package org.kenes.lawtext.tree;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.imported.Defect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps identifiers inside of blocks (a row of a table, an item) where they are well-formed and
/// nobody else has them; those of provisions and of what is written around them come first.
final class BlockIds {
    private final Set<String> taken =
            new HashSet<>(
                    Set.of("body", "body__hcontainer_1", "preface__longTitle", "author", "kenes"));
    private final Defects defects;

    private BlockIds(Defects defects) {
        this.defects = defects;
    }

    static void settle(List<Node> roots, int notes, Defects defects) {
        BlockIds ids = new BlockIds(defects);
        for (int i = 1; i <= notes; i++) {
            ids.taken.add("note_" + i);
        }
        ids.taken.addAll(Set.of("preface", "preamble", "conclusions"));
        roots.forEach(ids::reserve);
        roots.forEach(ids::settle);
    }

    private void reserve(Node node) {
        for (String part : List.of("", "__content", "__intro", "__wrapup", "__body")) {
            taken.add(node.eId + part);
        }
        node.children.forEach(this::reserve);
    }

    private void settle(Node node) {
        node.lead.replaceAll(block -> settled(block, node.line));
        node.tail.replaceAll(block -> settled(block, node.line));
        node.children.forEach(this::settle);
    }

    private Block settled(Block block, int line) {
        Markup.Element markup = block.markup();
        return markup == null ? block : Block.of(markup.keepingIds(id -> keeps(id, line)));
    }

    private boolean keeps(String id, int line) {
        boolean wellFormed = EIds.isWellFormed(id);
        if (wellFormed && taken.add(id)) {
            return true;
        }
        Defect.Code code = wellFormed ? Defect.Code.DUPLICATE_EID : Defect.Code.BAD_EID;
        defects.repaired(code, line, "", id, "inside a block; left out");
        return false;
    }
}
