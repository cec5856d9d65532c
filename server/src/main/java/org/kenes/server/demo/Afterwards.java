package org.kenes.server.demo;

import org.kenes.server.referendum.Returns;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.kenes.server.tracker.Promises;
import org.kenes.server.tracker.Promises.Promised;
import org.kenes.server.tracker.Promises.Step;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the fictional republic plans for after the discussion: the day of the vote with its legal
/// windows, the question, and what has to be done because of the text.
@Component
class Afterwards {
    private static final LocalDate VOTE = LocalDate.of(2031, 6, 22);

    private final LegalCalendar calendar;
    private final Returns returns;
    private final Promises promises;
    private final Drafts drafts;

    Afterwards(LegalCalendar calendar, Returns returns, Promises promises, Drafts drafts) {
        this.calendar = calendar;
        this.returns = returns;
        this.promises = promises;
        this.drafts = drafts;
    }

    void plan(ZoneId zone) {
        calendar.choose("kz-2022", VOTE, List.of(zone), "the day of the vote was set", null);
        returns.ask(
                Map.of(
                        "kk", "Су және елді мекендер туралы хартияны қабылдайсыз ба?",
                        "ru", "Принимаете ли вы хартию о воде и поселениях?",
                        "en", "Do you accept the charter on water and settlements?"),
                null);
        promises.enter(
                new Promised(
                        "follow-up",
                        "obs-001",
                        null,
                        LocalDate.of(2032, 6, 22),
                        Map.of(
                                "kk", "Бір жылдан кейін орындалуы туралы есеп беру",
                                "ru", "Через год отчитаться об исполнении",
                                "en", "Report after a year what has been carried out"),
                        null,
                        null,
                        null),
                null);
        duty(
                "water-register",
                0,
                LocalDate.of(2031, 12, 1),
                Map.of(
                        "kk", "Су көздерінің ашық тізілімін бекіту",
                        "ru", "Утвердить открытый реестр источников воды",
                        "en", "Adopt an open register of water sources"));
        duty(
                "settlement-plan",
                1,
                LocalDate.of(2032, 3, 1),
                Map.of(
                        "kk", "Елді мекендерді дамыту жоспарын бекіту",
                        "ru", "Утвердить план развития поселений",
                        "en", "Adopt the plan for settlements"));
        promises.step(
                "water-register",
                new Step(LocalDate.of(2031, 5, 20), "in-progress", null, null),
                null);
    }

    /// Something the provision with this place in the text asks for, if there is one.
    private void duty(String id, int place, LocalDate due, Map<String, String> texts) {
        Optional<Text> text = drafts.current();
        Optional<String> wid =
                text.flatMap(it -> {
                    var units = it.units(it.draft().languages().getFirst());
                    return place < units.size()
                            ? it.wordingAt(units.get(place).eId()).map(Wording::wid)
                            : Optional.empty();
                });
        wid.ifPresent(it ->
                promises.enter(
                        new Promised(
                                id,
                                "Су министрлігі · Министерство воды",
                                null,
                                due,
                                texts,
                                text.orElseThrow().draft().id(),
                                it,
                                "Үкімет қаулысы · постановление правительства"),
                        null));
    }
}
