package org.kenes.lawtext.tree;

import org.kenes.lawtext.imported.Defect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes sure that no two provisions of an expression claim the same identity over versions.
///
/// The standard's own example of renumbering leaves the inserted article without a wId, so that it
/// and the article that carries its number as wId both claim it. An explicit wId wins; the other
/// gets one that no earlier version has used.
final class Identities {
    private final Set<String> explicit = new HashSet<>();
    private final String date;
    private final Defects defects;

    private Identities(String date, Defects defects) {
        this.date = date.substring(0, 10).replace("-", "");
        this.defects = defects;
    }

    static void settle(List<Node> roots, String date, Defects defects) {
        Identities identities = new Identities(date, defects);
        roots.forEach(identities::collect);
        if (!identities.explicit.isEmpty()) {
            roots.forEach(identities::concede);
        }
    }

    private void collect(Node node) {
        if (node.wId != null && !explicit.add(node.wId)) {
            defects.repaired(
                    Defect.Code.BAD_EID,
                    node.line,
                    node.eId,
                    node.wId,
                    "a second unit of this wId");
            node.wId = null;
        }
        node.children.forEach(this::collect);
    }

    private void concede(Node node) {
        if (node.wId == null && explicit.contains(node.eId)) {
            String wanted = node.eId + "-" + date;
            String own = wanted;
            for (int n = 2; !explicit.add(own); n++) {
                own = wanted + "-" + n;
            }
            node.wId = own;
        }
        node.children.forEach(this::concede);
    }
}
