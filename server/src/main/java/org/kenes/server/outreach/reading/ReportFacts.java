package org.kenes.server.outreach.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.Codes;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.form.FieldRecord;
import org.kenes.server.outreach.form.FileName;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.outreach.photo.Photos;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a filled-in form says about the event itself, held against what its key may report.
@Component
class ReportFacts {
    private final Places places;

    ReportFacts(Places places) {
        this.places = places;
    }

    /// @param organisation of the key, empty for staff
    /// @param place root of the key's part of the country, empty for all of it
    record Scope(String organisation, String place) {}

    /// @return null where the report counts nowhere until staff decide; `problems` says why
    @Nullable EventFacts of(Scope scope, FieldRecord it, List<Problem> problems) {
        int before = problems.size();
        String place = it.text("place");
        String date = it.text("date");
        List<String> organisers = it.codes("organisers");
        if (place == null) {
            problems.add(new Problem("place", "", Problem.KNOWN_PLACE));
        } else if (!scope.place().isEmpty() && !places.path(place).contains(scope.place())) {
            problems.add(new Problem("place", place, Problem.PLACE_OF_KEY + scope.place()));
        }
        if (date == null) {
            problems.add(new Problem("date", "", "YYYY-MM-DD"));
        }
        if (!scope.organisation().isEmpty() && !organisers.contains(scope.organisation())) {
            problems.add(
                    new Problem(
                            "organisers",
                            String.join(" ", organisers),
                            Problem.ORGANISATION_OF_KEY + scope.organisation()));
        } else if (organisers.isEmpty()) {
            problems.add(new Problem("organisers", "", "organisation"));
        }
        if (problems.size() > before || place == null || date == null) {
            return null;
        }
        // a form that does not ask for it is about a meeting in person
        String format = it.text("format") == null ? "in_person" : it.text("format");
        String activity = it.text("activity") == null ? "meeting" : it.text("activity");
        String nature = it.text("nature") == null ? "unstated" : it.text("nature");
        String access = it.text("access");
        return new EventFacts(
                organisers,
                place,
                it.text("venueKind"),
                String.valueOf(activity),
                String.valueOf(format),
                String.valueOf(nature),
                it.codes("audiences"),
                LocalDate.parse(date),
                it.text("start"),
                it.number("minutes"),
                it.text("inWorkingHours") == null
                        ? "unknown"
                        : String.valueOf(it.text("inWorkingHours")),
                it.codes("languages").stream()
                        .filter(Codes.LANGUAGES::contains)
                        .distinct()
                        .sorted()
                        .toList(),
                access != null && Codes.ACCESS.contains(access) ? access : null);
    }

    static @Nullable Claim claim(
            FieldRecord it, Claim.Evidence evidence, List<Problem> problems, Set<String> flags) {
        Long value = it.attendance().get("value") instanceof Long number ? number : null;
        Long low = it.attendance().get("low") instanceof Long number ? number : null;
        Long high = it.attendance().get("high") instanceof Long number ? number : null;
        String method = String.valueOf(it.attendance().get("method"));
        List<Problem> wrong = new ArrayList<>();
        Claim claim =
                Claim.of(
                        low,
                        value,
                        high,
                        method,
                        evidence,
                        (column, code) -> wrong.add(new Problem(column, "", code)));
        problems.addAll(wrong);
        if (method.equals("estimate") && low != null && low.equals(high)) {
            flags.add("estimate_without_range");
        }
        return wrong.isEmpty() ? claim : null;
    }

    static Map<String, Long> measures(FieldRecord it) {
        Map<String, Long> measures = new TreeMap<>();
        it.rows("measures")
                .forEach(row ->
                        row.forEach((name, value) -> {
                            if (value instanceof Long number && !name.equals("n")) {
                                measures.merge(name, number, Long::sum);
                            }
                        }));
        return measures;
    }

    /// Who spoke, as far as the form asks; a capacity that is not on the list is passed over.
    static List<EventEntry.Speaker> speakers(FieldRecord it) {
        List<EventEntry.Speaker> speakers = new ArrayList<>();
        for (Map<String, @Nullable Object> row : it.rows("speakers")) {
            String capacity = text(row, "capacity");
            if (EventEntry.Speaker.CAPACITIES.contains(capacity)) {
                String name = text(row, "public").equals("yes") ? text(row, "name") : "";
                speakers.add(
                        new EventEntry.Speaker(
                                capacity,
                                text(row, "organisation").isEmpty()
                                        ? null
                                        : text(row, "organisation"),
                                name.isEmpty() ? null : name,
                                Map.of()));
            }
        }
        return speakers;
    }

    static Photos.Noted photo(Map<String, @Nullable Object> row) {
        return new Photos.Noted(
                FileName.label(text(row, "file")),
                text(row, "caption"),
                text(row, "credit"),
                text(row, "licence"),
                text(row, "consent"),
                text(row, "minors"));
    }

    static String text(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof String text ? text : "";
    }
}
