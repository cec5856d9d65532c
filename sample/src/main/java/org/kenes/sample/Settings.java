package org.kenes.sample;

import org.kenes.sample.Nation.Coalition;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Place;
import org.kenes.sample.Nation.Unit;

import java.time.LocalDate;
import java.util.List;

/// What a nation is made from. Places of level 1 are the regions; without a known population a
/// region is as large as the average of the others.
///
/// @param units the provisions people speak about, in the order of the text
/// @param languages the languages spoken; opinions have words in kk, ru and en
/// @param audiences codes of the groups meetings are for and people belong to
/// @param people persons who may speak; one person can speak more than once
/// @param from first day of the discussion
/// @param to last day of the discussion; meetings still planned lie after it
public record Settings(
        List<Unit> units,
        List<Place> places,
        List<Coalition> coalitions,
        List<Organisation> organisations,
        List<String> languages,
        List<String> audiences,
        String seed,
        int people,
        long events,
        long opinions,
        long questions,
        LocalDate from,
        LocalDate to) {

    private static final List<String> AUDIENCES =
            List.of(
                    "residents",
                    "miners",
                    "workers",
                    "farmers",
                    "students",
                    "pupils",
                    "teachers",
                    "doctors",
                    "entrepreneurs",
                    "it",
                    "civil",
                    "pensioners",
                    "women",
                    "disab",
                    "other");

    public Settings {
        units = List.copyOf(units);
        places = List.copyOf(places);
        coalitions = List.copyOf(coalitions);
        organisations = List.copyOf(organisations);
        languages = List.copyOf(languages);
        audiences = List.copyOf(audiences);
        if (units.isEmpty() || languages.isEmpty() || audiences.isEmpty()) {
            throw new IllegalArgumentException(
                    "a nation needs at least one provision, language and audience");
        }
        long regions = places.stream().filter(place -> place.level() == 1).count();
        if (regions == 0) {
            throw new IllegalArgumentException("the register of places has no place of level 1");
        }
        if (people < regions) {
            throw new IllegalArgumentException(
                    people
                            + " people cannot live in "
                            + regions
                            + " regions; give at least one per region");
        }
        if (organisations.stream().noneMatch(Organisation::organises)) {
            throw new IllegalArgumentException("no organisation may hold an event");
        }
        if (events < 0 || opinions < 0 || questions < 0) {
            throw new IllegalArgumentException("a number of events or words is below zero");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the discussion ends on " + to + ", before " + from);
        }
    }

    /// The default nation around these provisions, places and organisations: 20,000 people, 400
    /// events, 3,000 opinions, 240 questions, seed `kenes`, 20 January to 25 May 2031.
    public static Settings of(
            List<Unit> units,
            List<Place> places,
            List<Coalition> coalitions,
            List<Organisation> organisations) {
        return new Settings(
                units,
                places,
                coalitions,
                organisations,
                List.of("kk", "ru", "en"),
                AUDIENCES,
                "kenes",
                20_000,
                400,
                3_000,
                240,
                LocalDate.of(2031, 1, 20),
                LocalDate.of(2031, 5, 25));
    }

    /// The languages people speak; those of the law.
    public Settings languages(List<String> spoken) {
        return new Settings(
                units,
                places,
                coalitions,
                organisations,
                spoken,
                audiences,
                seed,
                people,
                events,
                opinions,
                questions,
                from,
                to);
    }

    public Settings seed(String seed) {
        return with(seed, people, events, opinions, questions, from, to);
    }

    public Settings sizes(int people, long events, long opinions, long questions) {
        return with(seed, people, events, opinions, questions, from, to);
    }

    public Settings days(LocalDate from, LocalDate to) {
        return with(seed, people, events, opinions, questions, from, to);
    }

    private Settings with(
            String seed,
            int people,
            long events,
            long opinions,
            long questions,
            LocalDate from,
            LocalDate to) {
        return new Settings(
                units,
                places,
                coalitions,
                organisations,
                languages,
                audiences,
                seed,
                people,
                events,
                opinions,
                questions,
                from,
                to);
    }
}
