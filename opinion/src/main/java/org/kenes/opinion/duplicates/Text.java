package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

import java.util.OptionalLong;

/// One contribution, as the search sees it.
///
/// @param id unique; `Long` for indices of the record, `String` for ids of a file
/// @param text as written
/// @param stance as declared; texts of different stance are never joined
/// @param second when it was sent, in seconds since the epoch, if known
/// @param person token of the person; empty if unknown
public record Text<I extends Comparable<? super I>>(
        I id, String text, Stance stance, OptionalLong second, String person) {
    public Text(I id, String text, Stance stance) {
        this(id, text, stance, OptionalLong.empty(), "");
    }
}
