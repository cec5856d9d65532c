package org.kenes.server.text;

import org.kenes.lawtext.anchor.Resolution;

/// Where what was said about a provision of an earlier version has its place in a later one.
///
/// @param draft the earlier version
/// @param wId of the provision there
/// @param toEId its place in the later version, or empty
/// @param counts whether the words and the heading are the same in every language
/// @param moved whether the article has another number or place
/// @param reason why it was not searched, empty unless skipped
public record Carried(
        String draft,
        String wId,
        Resolution.Outcome outcome,
        String toEId,
        boolean counts,
        boolean moved,
        String reason) {

    static Carried of(String draft, String wId, Resolution it, boolean counts) {
        String eId = it.eId();
        Resolution.Reason reason = it.reason();
        return new Carried(
                draft,
                wId,
                it.outcome(),
                eId == null ? "" : eId,
                counts,
                it.moved(),
                reason == null ? "" : reason.word());
    }

    /// Not confirmed when the later version was published.
    static Carried skipped(String draft, String wId) {
        return new Carried(
                draft,
                wId,
                Resolution.Outcome.SKIPPED,
                "",
                false,
                false,
                Resolution.Reason.LINEAGE_UNCONFIRMED.word());
    }

    /// One version further on. What was edited once stays edited.
    Carried andThen(Carried next) {
        boolean exact = next.outcome == Resolution.Outcome.EXACT;
        return new Carried(
                draft,
                wId,
                exact ? outcome : next.outcome,
                next.toEId,
                counts && next.counts,
                moved || next.moved,
                next.reason);
    }
}
