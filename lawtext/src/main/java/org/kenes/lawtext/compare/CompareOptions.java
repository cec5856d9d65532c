package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;

/// How to compare.
///
/// @param level what counts as an article; null means what the texts have
/// @param trustWId whether an equal wId decides
/// @param lineage the editor's decisions
/// @param diff whether to compare words inside pairs
public record CompareOptions(
        @Nullable Kind level, TrustWId trustWId, @Nullable Lineage lineage, boolean diff) {
    /// `AUTO`: if both are of the same Work and the new text says at least one wId explicitly.
    public enum TrustWId {
        AUTO,
        YES,
        NO
    }

    /// As the texts say, with the comparison of words.
    public static final CompareOptions STANDARD =
            new CompareOptions(null, TrustWId.AUTO, null, true);

    public CompareOptions level(Kind value) {
        return new CompareOptions(value, trustWId, lineage, diff);
    }

    public CompareOptions trustWId(TrustWId value) {
        return new CompareOptions(level, value, lineage, diff);
    }

    public CompareOptions lineage(@Nullable Lineage value) {
        return new CompareOptions(level, trustWId, value, diff);
    }

    public CompareOptions withoutDiff() {
        return new CompareOptions(level, trustWId, lineage, false);
    }
}
