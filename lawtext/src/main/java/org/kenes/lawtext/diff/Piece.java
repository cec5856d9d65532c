package org.kenes.lawtext.diff;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Provision;

import java.util.ArrayList;
import java.util.List;

/// The own text of a provision before its children, or after them.
///
/// @param eId of the provision
/// @param num its canonical number, or the empty string
/// @param text its blocks as printed, joined by U+000A
/// @param blocks the same with their mark-up
public record Piece(String eId, String num, String text, List<Block> blocks) {
    public Piece {
        blocks = List.copyOf(blocks);
    }

    public Piece(String eId, String num, List<Block> blocks) {
        this(eId, num, String.join("\n", blocks.stream().map(Block::text).toList()), blocks);
    }

    /// Plain words.
    public Piece(String eId, String num, String text) {
        this(eId, num, text, List.of(new Block(text)));
    }

    /// The pieces of a provision and everything below it, in order.
    public static List<Piece> of(Provision provision) {
        List<Piece> pieces = new ArrayList<>();
        add(provision, pieces);
        return pieces;
    }

    /// The provision's own pieces only.
    public static List<Piece> ownOf(Provision provision) {
        List<Piece> pieces = new ArrayList<>();
        add(provision, provision.lead(), pieces);
        add(provision, provision.tail(), pieces);
        return pieces;
    }

    private static void add(Provision provision, List<Piece> into) {
        add(provision, provision.lead(), into);
        for (Provision child : provision.children()) {
            String heading = child.heading();
            if (heading != null) {
                into.add(new Piece(child.eId(), number(child), heading));
            }
            add(child, into);
        }
        add(provision, provision.tail(), into);
    }

    private static void add(Provision provision, List<Block> blocks, List<Piece> into) {
        if (!blocks.isEmpty()) {
            into.add(new Piece(provision.eId(), number(provision), blocks));
        }
    }

    private static String number(Provision provision) {
        String num = provision.num();
        return num == null ? "" : num;
    }
}
