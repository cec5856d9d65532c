package org.kenes.server.demo;

import org.kenes.dataset.entry.EventEntry.Speaker;
import org.kenes.sample.Nation;
import org.kenes.sample.Nation.Meeting;
import org.kenes.server.referendum.Returns;
import org.kenes.server.release.law.LegalCalendar;
import org.kenes.server.release.session.Sessions;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.kenes.server.tracker.Promises;
import org.kenes.server.tracker.Promises.Promised;
import org.kenes.server.tracker.Promises.Step;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
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
    private final Sessions sessions;

    Afterwards(
            LegalCalendar calendar,
            Returns returns,
            Promises promises,
            Drafts drafts,
            Sessions sessions) {
        this.calendar = calendar;
        this.returns = returns;
        this.promises = promises;
        this.drafts = drafts;
        this.sessions = sessions;
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
                        Map.of()),
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
                new Step(LocalDate.of(2031, 5, 20), "in-progress", null, Map.of()),
                null);
    }

    /// The closing session: the last meeting of which a whole report is there. All names are
    /// invented.
    void close(Nation nation) {
        nation.meetings()
                .filter(it -> it.state().equals("complete"))
                .max(Comparator.comparing(Meeting::date).thenComparing(Meeting::number))
                .ifPresent(this::close);
    }

    private void close(Meeting session) {
        Map<String, String> chair =
                Map.of(
                        "kk", "бақылаушылар кеңесінің төрағасы",
                        "ru", "председатель совета наблюдателей",
                        "en", "chair of the observers' council");
        Map<String, String> hydrologist =
                Map.of(
                        "kk", "Су институтының гидрологы",
                        "ru", "гидролог Института воды",
                        "en", "hydrologist at the Water Institute");
        sessions.programme(
                session.id(),
                List.of(
                        new Speaker("organisation", "obs-001", "Үмітгүл Үлгібай", chair),
                        new Speaker("expert", null, "Дәурен Сусызов", hydrologist),
                        new Speaker("party", "org-001", "Әсел Бастауова", Map.of()),
                        new Speaker("citizen", null, null, Map.of())),
                session.date());
        sessions.say(
                new Sessions.Words(
                        "closing-chair",
                        session.id(),
                        "Үмітгүл Үлгібай",
                        session.date(),
                        "kk",
                        Map.of(
                                "kk",
                                        "Кім не айтты, соның бәрі жазылды. Енді бәрі қайта санай"
                                                + " алады.",
                                "ru",
                                        "Всё, что сказано, записано. Теперь каждый может"
                                                + " пересчитать.",
                                "en",
                                        "What was said is written down. Now anyone can count it"
                                                + " again."),
                        chair,
                        null));
        sessions.say(
                new Sessions.Words(
                        "closing-hydrologist",
                        session.id(),
                        "Дәурен Сусызов",
                        session.date(),
                        "ru",
                        Map.of(
                                "kk", "Өзен жобаны оқымайды: оны өлшеу керек.",
                                "ru", "Река проект не читает: её надо измерять.",
                                "en", "A river does not read drafts: it has to be measured."),
                        hydrologist,
                        null));
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
                                Map.of(
                                        "kk", "Үкімет қаулысы",
                                        "ru", "постановление правительства",
                                        "en", "government decree")),
                        null));
    }
}
