package org.kenes.lawtext.tree;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.label.Numbers;

import java.util.ArrayList;
import java.util.List;

/// A provision while its tree is being read.
public final class Node {
    public Kind kind;
    public @Nullable String label;
    final int depth;
    public final int line;
    public @Nullable String heading;

    /// The number inside a list mark, by which the reader of lists tells letters from Roman
    /// numerals.
    public @Nullable String mark;

    /// Letters and digits of the label that stand in the input; a template adds words that do not.
    public long labelChars;

    /// The identifier in the source, where it has one.
    public @Nullable String sourceId;

    public @Nullable String wId;
    String eId = "";
    public final List<Block> lead = new ArrayList<>();
    public final List<Node> children = new ArrayList<>();
    public final List<Block> tail = new ArrayList<>();

    public Node(Kind kind, @Nullable String label, @Nullable String heading, int depth, int line) {
        this.kind = kind;
        this.heading = heading;
        this.depth = depth;
        this.line = line;
        label(label);
    }

    /// A label of which every letter stands in the input.
    public void label(@Nullable String printed) {
        label = printed;
        labelChars = printed == null ? 0 : Letters.count(printed);
    }

    public boolean isEmpty() {
        return lead.isEmpty() && children.isEmpty();
    }

    public void addText(Block block) {
        (children.isEmpty() ? lead : tail).add(block);
    }

    /// Text between two children becomes a child itself: the order of reading is kept.
    public void addChild(Node child) {
        if (!tail.isEmpty()) {
            Node between = new Node(Kind.ALINEA, null, null, 0, child.line);
            between.lead.addAll(tail);
            tail.clear();
            children.add(between);
        }
        children.add(child);
    }

    Provision freeze(Lang lang) {
        String num = label == null ? null : Numbers.canonical(label, lang);
        String identity = wId == null ? eId : wId;
        List<Provision> below = new ArrayList<>();
        for (Node child : children) {
            below.add(child.freeze(lang));
        }
        if (kind.isContainer()) {
            return new Provision.Container(
                    kind, num, label, heading, eId, identity, lead, below, tail);
        }
        if (kind.isNamedPart()) {
            return new Provision.NamedPart(
                    kind, num, label, heading, eId, identity, lead, below, tail);
        }
        return new Provision.TextUnit(kind, num, label, heading, eId, identity, lead, below, tail);
    }
}
