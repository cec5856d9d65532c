package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.diff.Diff;

import java.util.List;
import java.util.Locale;

/// A unit of the old text, of the new one, or a pair.
///
/// @param before null for inserted and split
/// @param after null for repealed and merged
/// @param score how alike the pair is, in ten-thousandths; 10,000 for an equal hash, 0 for none
/// @param runnerUp the next best unit of the new text, if there was one
/// @param needsConfirmation whether an editor must look at it before anybody relies on it
/// @param confirmed the editor's decision, if there is one
/// @param related units that a merged or split one is found in, best first
/// @param kept words of the longest common subsequence
/// @param deleted words of the old unit that are not in it
/// @param inserted words of the new unit that are not in it
/// @param diff null where it was not asked for, and where there is no pair
public record Row(
        Change change,
        List<Flag> flags,
        @Nullable Unit before,
        @Nullable Unit after,
        Method method,
        int score,
        @Nullable RunnerUp runnerUp,
        boolean needsConfirmation,
        Lineage.@Nullable Decision confirmed,
        List<Related> related,
        int kept,
        int deleted,
        int inserted,
        @Nullable Diff diff) {
    public Row {
        flags = List.copyOf(flags);
        related = List.copyOf(related);
        if (before == null && after == null) {
            throw new IllegalArgumentException("a row has a unit");
        }
    }

    /// How a pair was found.
    public enum Method {
        LINEAGE,
        HASH,
        WID,
        EMPTY,
        ASSIGNED,
        CONTAINMENT,
        NONE;

        /// The name in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param score in ten-thousandths
    public record RunnerUp(String eId, String num, int score) {}

    /// A unit of the other text that holds part of this one.
    ///
    /// @param containment share of this unit's three-word sequences found there, in ten-thousandths
    public record Related(Unit unit, int containment) {}

    /// The new unit, or the old one where there is no new.
    public Unit unit() {
        Unit unit = after != null ? after : before;
        if (unit == null) {
            throw new IllegalStateException("a row has a unit");
        }
        return unit;
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /// Whether readers would say that something changed here.
    public boolean touched() {
        return change != Change.UNCHANGED || has(Flag.HEADING_EDITED);
    }
}
