package org.kenes.lawtext.compare;

import org.kenes.lawtext.Kind;
import org.kenes.lawtext.diff.Piece;

import java.util.List;

/// One unit of a text, as the comparison sees it.
///
/// @param seq 0-based position among the units of its text
/// @param num canonical number, or the empty string
/// @param label as printed, or the empty string
/// @param heading or the empty string
/// @param containers eIds of what it stands in, outermost first
/// @param basic whether it is what readers call an article
/// @param words of its text, without label, heading and notes
/// @param text normal form, lines joined by U+000A; its own text only, if it is not basic
/// @param textHash SHA-256 of `text`
public record Unit(
        int seq,
        String eId,
        String wId,
        Kind kind,
        String num,
        String label,
        String heading,
        List<String> containers,
        boolean basic,
        int words,
        String text,
        String textHash,
        List<Piece> pieces) {
    public Unit {
        containers = List.copyOf(containers);
        pieces = List.copyOf(pieces);
    }
}
