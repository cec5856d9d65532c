package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A photo of a report and what was decided about it.
///
/// @param state waiting (for its file), new, unsupported, rejected, published or takendown
/// @param reason why it is rejected or was taken down, else empty
/// @param campaign whether its event campaigns for something
public record Photo(
        String id,
        String instanceId,
        String file,
        @Nullable UUID event,
        String caption,
        String credit,
        String licence,
        String consent,
        String minors,
        @Nullable String consentRef,
        String state,
        String reason,
        @Nullable String sha256,
        List<String> flags,
        boolean campaign) {

    /// Everything that keeps it from being shown, besides that a person has to look at it.
    ///
    /// @param permission where the written permission is kept; a campaign that shows people who can
    ///   be recognised needs one
    List<String> obstacles(@Nullable String permission) {
        List<String> all = new ArrayList<>();
        if (!List.of("new", "published").contains(state)) {
            all.add("state-" + state);
        }
        if (!List.of("cc-by-4.0", "project-only").contains(licence)) {
            all.add("licence");
        }
        if (!List.of("all", "scene").contains(consent)) {
            all.add("consent");
        }
        if (!List.of("no", "guardian").contains(minors)) {
            all.add("minors");
        }
        if (credit.isBlank()) {
            all.add("credit");
        }
        if (caption.isBlank()) {
            all.add("caption");
        }
        if (campaign && consent.equals("all") && (permission == null || permission.isBlank())) {
            all.add("consent-ref");
        }
        return List.copyOf(all);
    }
}
