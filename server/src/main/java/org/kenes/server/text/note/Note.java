package org.kenes.server.text.note;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A note to a provision.
///
/// @param draft version whose wording it explains
/// @param publishedOn null while it waits for a second person
public record Note(
        long id,
        String draft,
        String wid,
        String lang,
        String office,
        String words,
        long draftedBy,
        @Nullable LocalDate publishedOn) {}
