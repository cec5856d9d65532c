package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What is announced before, and claimed after, a meeting. No free text: no title, no name of a
/// venue, no person.
///
/// @param place code of the finest place that is public
/// @param start local wall-clock time `HH:MM`, or null
/// @param languages that were, or will be, spoken; empty where nobody said
/// @param access public, by_invitation or staff_only; null where nobody said
public record EventFacts(
        List<String> organisers,
        String place,
        @Nullable String venueKind,
        String activity,
        String format,
        String nature,
        List<String> audiences,
        LocalDate date,
        @Nullable String start,
        @Nullable Long minutes,
        String inWorkingHours,
        List<String> languages,
        @Nullable String access) {

    /// Of somebody who was not asked for languages and access.
    public EventFacts(
            List<String> organisers,
            String place,
            @Nullable String venueKind,
            String activity,
            String format,
            String nature,
            List<String> audiences,
            LocalDate date,
            @Nullable String start,
            @Nullable Long minutes,
            String inWorkingHours) {
        this(
                organisers,
                place,
                venueKind,
                activity,
                format,
                nature,
                audiences,
                date,
                start,
                minutes,
                inWorkingHours,
                List.of(),
                null);
    }

    /// The same facts of other organisers.
    public EventFacts by(List<String> others) {
        return new EventFacts(
                others,
                place,
                venueKind,
                activity,
                format,
                nature,
                audiences,
                date,
                start,
                minutes,
                inWorkingHours,
                languages,
                access);
    }

    /// The same facts, open to others than was said.
    public EventFacts open(@Nullable String to) {
        return new EventFacts(
                organisers,
                place,
                venueKind,
                activity,
                format,
                nature,
                audiences,
                date,
                start,
                minutes,
                inWorkingHours,
                languages,
                to);
    }

    void into(Members members) {
        members.put("organisers", organisers).put("place", place).put("venueKind", venueKind);
        members.put("activity", activity).put("format", format).put("nature", nature);
        members.put("audiences", audiences)
                .put("date", date)
                .put("start", start)
                .put("minutes", minutes);
        members.put("inWorkingHours", inWorkingHours);
        members.put("languages", languages.isEmpty() ? null : languages);
        members.put("access", access);
    }

    static EventFacts read(Fields in) {
        return new EventFacts(
                in.list("organisers"),
                in.text("place"),
                in.maybeText("venueKind"),
                in.text("activity"),
                in.text("format"),
                in.text("nature"),
                in.list("audiences"),
                in.date("date"),
                in.maybeText("start"),
                in.maybeNumber("minutes"),
                in.text("inWorkingHours"),
                in.maybeList("languages"),
                in.maybeText("access"));
    }
}
