package org.kenes.server.tracker;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal.FieldError;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What the pages of the tracker show.
@NullMarked
public sealed interface TrackerView {

    record Step(LocalDate day, String status, @Nullable Long evidence, @Nullable String act) {}

    /// @param provision its title, or null for a promise that no provision asks for
    /// @param eId where to read it
    /// @param status of the last step; `open` before the first
    /// @param overdue whether its date is past and it is neither done nor broken
    record Line(
            String id,
            String text,
            @Nullable String provision,
            @Nullable String eId,
            @Nullable String act,
            String responsible,
            @Nullable LocalDate due,
            String status,
            boolean overdue,
            List<Step> steps) {}

    /// @param about the provision that the list is limited to, or null
    /// @param byStatus the figure of the newest cut, or null before the first
    record All(
            @Nullable String about,
            Piece.@Nullable Bars byStatus,
            List<Line> lines,
            Piece.Pager pager)
            implements TrackerView {}

    record Desk(
            SignedIn.Token csrf,
            List<Line> lines,
            List<FieldError> errors,
            Map<String, List<String>> typed)
            implements TrackerView {
        public String was(String field) {
            List<String> values = typed.getOrDefault(field, List.of());
            return values.isEmpty() ? "" : values.getFirst();
        }
    }
}
