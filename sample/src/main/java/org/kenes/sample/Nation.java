package org.kenes.sample;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A synthetic nation discussing a law. Every element is a function of the settings and its number
/// alone; the streams hold nothing, may be made parallel and keep the order of the numbers.
///
/// With at least as many opinions as there are provisions and regions, each of them has one; with
/// at least regions × audiences events, each combination has one that took place.
public final class Nation {

    /// A provision people can point at.
    ///
    /// @param hashes textHash per language, as the person saw it
    public record Unit(String wid, Map<String, String> hashes) {
        public Unit {
            hashes = Map.copyOf(hashes);
        }

        /// A provision whose hash is the same in all languages.
        public Unit(String wid, String hash) {
            this(wid, Map.of("", hash));
        }

        /// @return the hash of the text in that language, empty if there is none
        public String hash(String language) {
            return hashes.getOrDefault(language, hashes.getOrDefault("", ""));
        }
    }

    /// @param level 0 country, 1 region, 2 district, 3 settlement
    public record Place(
            String code,
            String parent,
            int level,
            String kind,
            Map<String, String> names,
            @Nullable Long population) {
        public Place {
            names = Map.copyOf(names);
        }
    }

    /// @param position support, oppose, none or undeclared
    public record Coalition(String id, String position, Map<String, String> names) {
        public Coalition {
            names = Map.copyOf(names);
        }
    }

    /// @param role member, branch, independent or observer
    /// @param declared the newest declaration of membership; null if there is none
    public record Organisation(
            String id,
            String kind,
            String role,
            @Nullable String coalition,
            @Nullable String parent,
            @Nullable String place,
            String level,
            Map<String, String> names,
            @Nullable LocalDate joined,
            @Nullable LocalDate left,
            @Nullable Declaration declared) {
        public Organisation {
            names = Map.copyOf(names);
        }

        /// Observers watch; everyone else holds events.
        public boolean organises() {
            return !role.equals("observer");
        }

        Organisation at(String place) {
            return new Organisation(
                    id, kind, role, coalition, parent, place, level, names, joined, left, declared);
        }
    }

    public record Declaration(
            long number, String unit, LocalDate asOf, String basis, String source) {}

    /// @param level identity level 0, 1 or 2
    public record Person(long number, String region, String audience, String lang, int level) {}

    /// All three null when nobody counted.
    ///
    /// @param grade B–F by the rule of the field specification
    public record Attendance(
            @Nullable Long low,
            @Nullable Long value,
            @Nullable Long high,
            String method,
            String grade) {}

    /// @param id a UUID made from the seed
    /// @param state planned, cancelled, lapsed, held, reported, complete, verified, refuted,
    ///   withdrawn or duplicate
    /// @param announced day of the plan; null for an event nobody announced
    /// @param reported day of the report; null where there is none
    /// @param sameAs number of the event this one repeats; null unless the state is duplicate
    public record Meeting(
            long number,
            String id,
            List<String> organisers,
            String place,
            String region,
            String venueKind,
            String activity,
            String format,
            String nature,
            List<String> audiences,
            LocalDate date,
            String start,
            long minutes,
            String inWorkingHours,
            @Nullable LocalDate announced,
            String state,
            Attendance attendance,
            Map<String, Long> measures,
            long questions,
            long opinions,
            long photos,
            String by,
            @Nullable LocalDate reported,
            @Nullable Long sameAs) {
        public Meeting {
            organisers = List.copyOf(organisers);
            audiences = List.copyOf(audiences);
            measures = Map.copyOf(measures);
        }

        public boolean tookPlace() {
            return TOOK_PLACE.contains(state);
        }

        /// Kazakh everywhere, Russian too at every third meeting, English at none; some reports do
        /// not say.
        public List<String> languages() {
            if (number % 10 == 9) {
                return List.of();
            }
            return number % 3 == 0 ? List.of("kk", "ru") : List.of("kk");
        }
    }

    static final List<String> TOOK_PLACE = List.of("held", "reported", "complete", "verified");

    /// @param stance support, partly or oppose
    /// @param text the words, or empty
    /// @param voices persons an organiser named for this contribution
    /// @param campaign id of the copy-paste campaign it belongs to; null for everybody else
    public record Voice(
            long number,
            long person,
            String wid,
            String hash,
            String stance,
            String lang,
            String region,
            String audience,
            LocalDate day,
            String channel,
            int level,
            int voices,
            String text,
            @Nullable String campaign) {}

    /// @param answer null while nobody has answered
    public record Ask(
            long number,
            long person,
            String wid,
            String lang,
            String region,
            String audience,
            LocalDate day,
            String channel,
            int level,
            String text,
            @Nullable Answer answer) {}

    /// @param office code of the office
    /// @param names of the office, per language
    /// @param texts of the answer, per language
    public record Answer(
            String office, Map<String, String> names, Map<String, String> texts, LocalDate day) {
        public Answer {
            names = Map.copyOf(names);
            texts = Map.copyOf(texts);
        }
    }

    /// A short statement to agree or disagree with.
    public record Thesis(long number, String lang, String text) {}

    /// What one card says to one statement.
    ///
    /// @param value 1 agree, −1 disagree, 0 pass
    public record Answered(long person, long statement, int value, LocalDate day) {}

    private final Settings settings;
    private final Land land;
    private final People people;
    private final Voices voices;
    private final Meetings meetings;
    private final Questions questions;
    private final Conversation conversation;

    public Nation(Settings settings) {
        this.settings = settings;
        land = new Land(settings);
        people = new People(settings, land);
        Phrases phrases = new Phrases(Resources.text("phrases.tsv"));
        voices = new Voices(settings, people, phrases, new Leanings(settings, land));
        meetings = new Meetings(settings, land);
        questions = new Questions(settings, people, phrases);
        conversation = new Conversation(settings);
    }

    public Settings settings() {
        return settings;
    }

    /// The organisations, each at a place the register knows.
    public Stream<Organisation> organisations() {
        return land.organisations().stream();
    }

    public Stream<Person> persons() {
        return IntStream.range(0, settings.people()).mapToObj(this::person);
    }

    public Person person(long number) {
        return people.person(Objects.checkIndex(number, (long) settings.people()));
    }

    public Stream<Meeting> meetings() {
        return LongStream.range(0, settings.events()).mapToObj(this::meeting);
    }

    public Meeting meeting(long number) {
        return meetings.meeting(Objects.checkIndex(number, settings.events()));
    }

    /// In the order of the days.
    public Stream<Voice> voices() {
        return LongStream.range(0, settings.opinions()).mapToObj(this::voice);
    }

    public Voice voice(long number) {
        return voices.voice(Objects.checkIndex(number, settings.opinions()));
    }

    /// In the order of the days.
    public Stream<Ask> questions() {
        return LongStream.range(0, settings.questions()).mapToObj(this::question);
    }

    public Ask question(long number) {
        return questions.question(Objects.checkIndex(number, settings.questions()));
    }

    /// Statements that are shown to everybody.
    public List<Thesis> statements() {
        return conversation.statements();
    }

    /// Answers to them, card by card.
    public Stream<Answered> answers() {
        return conversation.answers();
    }

    Conversation conversation() {
        return conversation;
    }

    Voices planted() {
        return voices;
    }

    Land land() {
        return land;
    }
}
