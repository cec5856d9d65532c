package org.kenes.server.dialogue;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;
import org.kenes.server.record.OwnSeal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One opinion as it arrives, not yet coarsened.
///
/// @param slot where it counts, see [Opinions#slot]; an opinion noted by an organiser gets a slot
///   of its own
/// @param draft id of the version that its author saw
/// @param wid wId of the provision, empty for the whole text
/// @param words the reason, checked, or empty
/// @param day null: today
/// @param evenIfChanged true when its author saw that the wording has changed since, and speaks of
///   the earlier one all the same
/// @param replaces codes of what its author said about other wordings and now ends
/// @param seal its author's own, null if the server makes the secret
public record Statement(
        byte[] slot,
        String draft,
        String wid,
        Stance stance,
        String words,
        String lang,
        Whence whence,
        @Nullable LocalDate day,
        boolean evenIfChanged,
        List<String> replaces,
        @Nullable OwnSeal seal) {
    public Statement(
            byte[] slot,
            String draft,
            String wid,
            Stance stance,
            String words,
            String lang,
            Whence whence,
            @Nullable LocalDate day,
            boolean evenIfChanged) {
        this(slot, draft, wid, stance, words, lang, whence, day, evenIfChanged, List.of(), null);
    }

    Statement replacing(List<String> codes) {
        return new Statement(
                slot, draft, wid, stance, words, lang, whence, day, evenIfChanged, codes, seal);
    }

    Statement sealedBy(@Nullable OwnSeal own) {
        return new Statement(
                slot, draft, wid, stance, words, lang, whence, day, evenIfChanged, replaces, own);
    }

    /// How a contribution came.
    ///
    /// @param region code, or empty
    /// @param audience code, or empty
    /// @param channel self, assisted, paper, event or import
    /// @param level identity level 0, 1 or 2
    /// @param provenance what only auditors may see
    public record Whence(
            String region,
            String audience,
            String channel,
            int level,
            int voices,
            Map<String, Object> provenance) {
        /// From this site, by somebody's own hand, unconfirmed.
        public static Whence self(String region, String audience) {
            return new Whence(region, audience, "self", 0, 1, Map.of());
        }

        /// @param confirmed identity level of whoever speaks
        public Whence at(int confirmed) {
            return new Whence(region, audience, channel, confirmed, voices, provenance);
        }
    }
}
