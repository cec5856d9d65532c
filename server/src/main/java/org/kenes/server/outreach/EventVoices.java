package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Takes what people said at a meeting, as its organiser noted it. Questions and opinions belong to
/// a package that uses this one, so it is told here what it will be called with.
public interface EventVoices {
    /// @param key names the note, so that reading a report again records nothing twice
    /// @param draft version of the text that the report speaks of
    /// @param eId address of the provision, empty for the whole text
    /// @param stance `support`, `partly`, `oppose` or `none`; null for a question
    /// @param voices persons the organiser names for this one note
    /// @param provenance for auditors; `slip` is the serial number of the paper it was written on
    record Note(
            String key,
            String draft,
            String eId,
            @Nullable String stance,
            String words,
            String lang,
            String region,
            String audience,
            int voices,
            LocalDate day,
            Map<String, Object> provenance) {}

    enum Heard {
        TAKEN,
        /// Taken as a remark on the whole text: that version has no such provision.
        NO_PROVISION,
        /// Nothing is recorded: that version is not here. Reading the report again may.
        NO_TEXT,
        /// Nothing is recorded: its slip is unknown, void, or stands for something else already.
        NO_SLIP
    }

    /// @param dedup of the entry that the note is in force as, null if there is none
    record Answer(Heard heard, byte @Nullable [] dedup) {}

    /// Inside the caller's transaction; the answers are in the order of the notes.
    List<Answer> hear(List<Note> notes);
}
