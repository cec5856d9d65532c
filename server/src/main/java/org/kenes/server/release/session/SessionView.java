package org.kenes.server.release.session;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.state.CutStamp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What the pages of sessions show.
@NullMarked
public sealed interface SessionView {
    /// @param state what became of the event, in words
    record Line(String event, @Nullable LocalDate day, String place, String state) {}

    record All(List<Line> sessions, @Nullable CutStamp cut) implements SessionView {}

    /// @param name null where it is not for the public
    /// @param office on that day, or null
    record Speaker(
            long seq,
            @Nullable String name,
            String capacity,
            @Nullable String organisation,
            @Nullable String office) {}

    /// @param lang of the words shown
    /// @param original whether they were said in that language
    /// @param recording SHA-256 of recording or transcript, or null
    record Words(
            String id,
            String lang,
            boolean original,
            String text,
            String speaker,
            @Nullable String office,
            @Nullable String recording) {}

    /// @param source address of the picture
    /// @param consent of whom, in words
    /// @param faults what a release would refuse it for, in words
    record Photo(
            String id,
            String source,
            String alt,
            @Nullable String author,
            String credit,
            String licence,
            String consent,
            List<String> faults) {}

    record Promise(String id, String text) {}

    record Table(String name, String href) {}

    record One(
            Line event,
            @Nullable String venue,
            List<String> organisers,
            List<Speaker> speakers,
            List<Words> words,
            List<Photo> photos,
            List<Promise> promises,
            List<Table> tables,
            CutStamp cut)
            implements SessionView {}

    /// @param capacities codes that a line of the programme may begin with → what they mean
    record Desk(
            SignedIn.Token csrf,
            List<Line> sessions,
            Map<String, String> capacities,
            List<FieldError> errors,
            Map<String, List<String>> typed)
            implements SessionView {
        public String was(String field) {
            List<String> values = typed.getOrDefault(field, List.of());
            return values.isEmpty() ? "" : values.getFirst();
        }
    }
}
