package org.kenes.sample;

import org.jspecify.annotations.Nullable;
import org.kenes.sample.Nation.Answer;
import org.kenes.sample.Nation.Ask;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Questions, and the answers offices gave to about two thirds of them.
final class Questions {
    private static final int PERSON = 0;
    private static final int UNIT = 1;
    private static final int ROW = 2;
    private static final int CHANNEL = 3;
    private static final int ANSWERED = 4;
    private static final int DELAY = 5;

    private final Settings settings;
    private final People people;
    private final Phrases phrases;
    private final List<Map<String, String>> answers = Rows.of(Resources.text("answers.csv"));
    private final Draws draws;
    private final Draws words;

    Questions(Settings settings, People people, Phrases phrases) {
        this.settings = settings;
        this.people = people;
        this.phrases = phrases;
        draws = new Draws(settings.seed(), "question");
        words = new Draws(settings.seed(), "question words");
    }

    Ask question(long number) {
        var person = people.person(draws.below(number, PERSON, settings.people()));
        Map<String, String> row = answers.get(draws.below(number, ROW, answers.size()));
        long days = ChronoUnit.DAYS.between(settings.from(), settings.to()) + 1;
        LocalDate day = settings.from().plusDays(number * days / settings.questions());
        String asked = row.getOrDefault("question_" + Phrases.spoken(person.lang()), "");
        return new Ask(
                number,
                person.number(),
                settings.units().get(draws.below(number, UNIT, settings.units().size())).wid(),
                person.lang(),
                person.region(),
                person.audience(),
                day,
                List.of("self", "paper", "event").get(draws.weighted(number, CHANNEL, 60, 10, 30)),
                person.level(),
                phrases.new Speaker(words, number, person.lang()).any("ask-open") + " " + asked,
                answer(number, row, day));
    }

    private @Nullable Answer answer(long number, Map<String, String> row, LocalDate asked) {
        LocalDate day = asked.plusDays(1 + draws.below(number, DELAY, 20));
        if (!draws.percent(number, ANSWERED, 70) || day.isAfter(settings.to())) {
            return null;
        }
        Map<String, String> names = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (String lang : settings.languages()) {
            names.put(lang, row.getOrDefault("office_" + Phrases.spoken(lang), ""));
            texts.put(lang, row.getOrDefault("answer_" + Phrases.spoken(lang), ""));
        }
        return new Answer(row.getOrDefault("office", ""), names, texts, day);
    }
}
