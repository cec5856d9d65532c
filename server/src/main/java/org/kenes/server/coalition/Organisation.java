package org.kenes.server.coalition;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// An organisation, of either opinion or none: all have the same forms, states and checks.
///
/// @param id also its address below `members/`
/// @param role member, branch, independent or observer
/// @param parent the organisation it is a branch of
/// @param place code of a place
public record Organisation(
        String id,
        String kind,
        String role,
        @Nullable String coalition,
        @Nullable String level,
        @Nullable String place,
        @Nullable String parent,
        Map<String, String> names,
        @Nullable String registerNo,
        @Nullable LocalDate joined,
        @Nullable LocalDate left) {
    public static final List<String> KINDS =
            List.of(
                    "party",
                    "ngo",
                    "union",
                    "business_association",
                    "ethnocultural",
                    "veterans",
                    "youth",
                    "university",
                    "school",
                    "enterprise",
                    "media",
                    "state_body",
                    "local_council",
                    "religious",
                    "expert_body",
                    "citizens_group",
                    "other");
    static final List<String> ROLES = List.of("member", "branch", "independent", "observer");

    public String name(String language) {
        return names.getOrDefault(language, id);
    }
}
