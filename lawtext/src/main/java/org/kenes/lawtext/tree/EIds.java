package org.kenes.lawtext.tree;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.label.Numbers;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Gives every provision its eId (OASIS naming convention 1.0, section 5).
///
/// Articles and parts whose numbers are unique in the expression have no prefix: moving an article
/// to another chapter must not change what opinions point at.
final class EIds {
    private static final Set<Kind> UNPREFIXED = EnumSet.of(Kind.ARTICLE, Kind.PART);
    private static final Pattern WELL_FORMED =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*");

    private final Lang lang;
    private final Defects defects;
    private final Map<String, Integer> numberUses = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> repeats = new HashMap<>();

    EIds(Lang lang, Defects defects) {
        this.lang = lang;
        this.defects = defects;
    }

    static boolean isWellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    void assign(List<Node> roots) {
        roots.forEach(this::count);
        roots.forEach(this::keep);
        assign(roots, "");
    }

    private void count(Node node) {
        String number = number(node);
        if (number != null && UNPREFIXED.contains(node.kind)) {
            numberUses.merge(node.kind.ref() + "_" + number, 1, Integer::sum);
        }
        node.children.forEach(this::count);
    }

    /// An identifier of the source stays if it is well-formed and nobody has it yet.
    private void keep(Node node) {
        String id = node.sourceId;
        if (id != null) {
            if (!isWellFormed(id)) {
                defects.repaired(Defect.Code.BAD_EID, node.line, "", id, "recomputed");
            } else if (!taken.add(id)) {
                defects.repaired(Defect.Code.DUPLICATE_EID, node.line, "", id, "recomputed");
            } else {
                node.eId = id;
            }
        }
        node.children.forEach(this::keep);
    }

    private void assign(List<Node> siblings, String prefix) {
        Map<Kind, Integer> unnumbered = new EnumMap<>(Kind.class);
        for (Node node : siblings) {
            if (node.eId.isEmpty()) {
                node.eId = unique(node, wanted(node, prefix, unnumbered));
            }
            assign(node.children, node.eId);
        }
    }

    private String wanted(Node node, String prefix, Map<Kind, Integer> unnumbered) {
        if (node.kind.isNamedPart() && node.kind != Kind.ANNEX) {
            return node.kind.ref();
        }
        String number = number(node);
        String ref = node.kind.ref() + "_";
        if (number == null) {
            number = Integer.toString(unnumbered.merge(node.kind, 1, Integer::sum));
        } else if (UNPREFIXED.contains(node.kind)
                && numberUses.getOrDefault(ref + number, 0) == 1) {
            return ref + number;
        }
        return prefix.isEmpty() ? ref + number : prefix + "__" + ref + number;
    }

    private String unique(Node node, String wanted) {
        String id = wanted;
        int n = repeats.getOrDefault(wanted, 1);
        while (!taken.add(id)) {
            n++;
            id = wanted + "-dup" + n;
        }
        repeats.put(wanted, n);
        if (!id.equals(wanted)) {
            String label = node.label == null ? "" : node.label;
            defects.repaired(
                    Defect.Code.DUPLICATE_EID, node.line, id, label, wanted + " is there already");
        }
        return id;
    }

    private @Nullable String number(Node node) {
        return node.label == null ? null : Numbers.canonical(node.label, lang);
    }
}
