package org.kenes.server.coalition.application;

import org.kenes.server.coalition.Organisation;

import java.util.List;
import java.util.Map;

/// What an organisation says of itself when it asks to take part.
///
/// @param lang in which it was written
/// @param names by language, at least one of them
/// @param role `member`, `independent` or `observer`
/// @param coalition that it wants to join; empty for the others
/// @param registerNo in the state's register, or empty
/// @param contact of a person who can be asked; for stewards only
/// @param words what else it wants to say
record Application(
        String lang,
        Map<String, String> names,
        String kind,
        String role,
        String coalition,
        String registerNo,
        String contact,
        String words) {
    static final List<String> ROLES = List.of("member", "independent", "observer");
    static final List<String> KINDS = Organisation.KINDS;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NUMBER = 50;
    static final int LONGEST_WORDS = 1_000;

    /// In this language, or in whichever there is one.
    String name(String language) {
        String name = names.getOrDefault(language, "");
        return name.isEmpty()
                ? names.values().stream().filter(it -> !it.isEmpty()).findFirst().orElse("")
                : name;
    }
}
