package org.kenes.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.ledger.tree.Hash;
import org.kenes.opinion.Stance;
import org.kenes.sample.Nation;
import org.kenes.sample.Nation.Ask;
import org.kenes.sample.Nation.Meeting;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Voice;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.dialogue.Answers;
import org.kenes.server.dialogue.Margins;
import org.kenes.server.dialogue.Margins.Margin;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Questions;
import org.kenes.server.dialogue.Questions.Asking;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.dialogue.Statement.Whence;
import org.kenes.server.dialogue.statement.Cards;
import org.kenes.server.dialogue.statement.Exposures;
import org.kenes.server.dialogue.statement.Statements;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.kenes.server.text.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/// Lets the synthetic nation join, meet, speak and ask, through the classes that people use.
@Component
class NationLoader {
    private final Organisations organisations;
    private final Events events;
    private final Margins margins;
    private final Opinions opinions;
    private final Questions questions;
    private final Answers answers;
    private final Statements statements;
    private final Cards cards;
    private final Exposures exposures;
    private final TransactionTemplate transaction;
    private final Chunks chunks;

    NationLoader(
            Organisations organisations,
            Events events,
            Margins margins,
            Opinions opinions,
            Questions questions,
            Answers answers,
            Statements statements,
            Cards cards,
            Exposures exposures,
            TransactionTemplate transaction,
            Chunks chunks) {
        this.organisations = organisations;
        this.events = events;
        this.margins = margins;
        this.opinions = opinions;
        this.questions = questions;
        this.answers = answers;
        this.statements = statements;
        this.cards = cards;
        this.exposures = exposures;
        this.transaction = transaction;
        this.chunks = chunks;
    }

    /// The populations of an invented nation are invented too: every cell is large enough to be
    /// published.
    void publishMargins(Nation nation) {
        List<Margin> all = new ArrayList<>();
        LocalDate day = nation.settings().from();
        nation.settings().places().stream()
                .filter(place -> place.level() == 1)
                .forEach(region -> {
                    all.add(
                            new Margin(
                                    region.code(),
                                    "",
                                    500_000,
                                    "invented for the demonstration",
                                    day));
                    for (String audience : nation.settings().audiences()) {
                        all.add(
                                new Margin(
                                        region.code(),
                                        audience,
                                        20_000,
                                        "invented for the demonstration",
                                        day));
                    }
                });
        margins.publish(all);
    }

    void join(Nation nation) {
        nation.settings()
                .coalitions()
                .forEach(it ->
                        organisations.declare(new Coalition(it.id(), it.position(), it.names())));
        StringBuilder csv =
                new StringBuilder(
                        "id,kind,role,coalition,level,place,parent,name_kk,name_ru,name_en,joined,left,declared,declared_unit,declared_as_of,declared_basis,declared_source\n");
        nation.organisations()
                .sorted(Comparator.comparing((Organisation it) -> it.parent() != null))
                .forEach(it -> csv.append(row(it)));
        switch (organisations.importCsv(csv.toString().getBytes(UTF_8))) {
            case Organisations.Import.Done done -> {}
            case Organisations.Import.Refused refused ->
                    throw new IllegalStateException(
                            "the organisations were refused: " + refused.problems());
        }
    }

    private static String row(Organisation it) {
        Nation.Declaration declared = it.declared();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(it.id());
        cells.add(it.kind());
        cells.add(it.role());
        cells.add(it.coalition());
        cells.add(it.level());
        cells.add(it.place());
        cells.add(it.parent());
        cells.add(it.names().get("kk"));
        cells.add(it.names().get("ru"));
        cells.add(it.names().get("en"));
        cells.add(it.joined());
        cells.add(it.left());
        cells.add(declared == null ? null : declared.number());
        cells.add(declared == null ? null : declared.unit());
        cells.add(declared == null ? null : declared.asOf());
        cells.add(declared == null ? null : declared.basis());
        cells.add(declared == null ? null : declared.source());
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            line.append(line.isEmpty() ? "" : ",");
            if (cell != null) {
                line.append('"').append(cell.toString().replace("\"", "\"\"")).append('"');
            }
        }
        return line.append('\n').toString();
    }

    /// What was announced beforehand.
    void announce(Nation nation) {
        chunks.each(
                nation.meetings()
                        .filter(meeting -> meeting.announced() != null)
                        .map(NationLoader::announcement),
                this::tell);
    }

    /// What was told afterwards. An event that was reported twice stays twice: nobody has noticed
    /// it yet, and `truth.json` says which ones they are.
    void reportMeetings(Nation nation) {
        List<String> observers =
                nation.organisations()
                        .filter(it -> it.role().equals("observer"))
                        .map(Organisation::id)
                        .toList();
        chunks.each(
                nation.meetings().flatMap(meeting -> aftermath(meeting, observers).stream()),
                this::tell);
    }

    private static Telling announcement(Meeting meeting) {
        return new Telling.Announcement(
                "plan/" + meeting.number(), UUID.fromString(meeting.id()), facts(meeting));
    }

    private static List<Telling> aftermath(Meeting meeting, List<String> observers) {
        UUID event = UUID.fromString(meeting.id());
        String key = "/" + meeting.number();
        EventState state = EventState.of(meeting.state());
        if (state == null) {
            throw new IllegalStateException(
                    "the nation knows a state that the field does not: " + meeting.state());
        }
        return switch (state) {
            case PLANNED, LAPSED -> List.of();
            case CANCELLED ->
                    List.of(
                            new Telling.Cancellation(
                                    "cancel" + key, event, "called-off", meeting.by()));
            case HELD, REPORTED, COMPLETE -> List.of(report(meeting, state));
            case DUPLICATE -> List.of(report(meeting, EventState.COMPLETE));
            case WITHDRAWN ->
                    List.of(
                            report(meeting, EventState.COMPLETE),
                            new Telling.Change(
                                    "state" + key,
                                    event,
                                    state,
                                    "by-its-organisation",
                                    meeting.by()));
            case VERIFIED, REFUTED -> {
                String checker = observers.get((int) (meeting.number() % observers.size()));
                yield List.of(
                        report(meeting, EventState.COMPLETE),
                        new Telling.Change("state" + key, event, state, "back-check", checker));
            }
        };
    }

    private static Telling report(Meeting meeting, EventState state) {
        Nation.Attendance attended = meeting.attendance();
        return new Telling.Report(
                "report/" + meeting.number(),
                UUID.fromString(meeting.id()),
                facts(meeting),
                new Claim(
                        attended.low(),
                        attended.value(),
                        attended.high(),
                        attended.method(),
                        attended.grade()),
                meeting.measures(),
                meeting.questions(),
                meeting.opinions(),
                meeting.photos(),
                null,
                state,
                meeting.by());
    }

    private static EventFacts facts(Meeting meeting) {
        return new EventFacts(
                meeting.organisers(),
                meeting.place(),
                meeting.venueKind(),
                meeting.activity(),
                meeting.format(),
                meeting.nature(),
                meeting.audiences(),
                meeting.date(),
                meeting.start(),
                meeting.minutes(),
                meeting.inWorkingHours(),
                meeting.languages(),
                null);
    }

    private void tell(List<Telling> tellings) {
        switch (events.submitAll(tellings)) {
            case Events.Outcome.Done done -> {}
            case Events.Outcome.Refused refused ->
                    throw new IllegalStateException(
                            "the meetings were refused: " + refused.refusals());
        }
    }

    /// @param progress is told how many have spoken so far
    void speak(Nation nation, Text text, Consumer<Long> progress) {
        long[] spoken = {0};
        chunks.each(
                nation.voices().map(voice -> statement(nation, text, voice)),
                chunk -> {
                    for (Said said : opinions.submitAll(chunk)) {
                        if (!(said instanceof Said.Recorded) && !(said instanceof Said.Unchanged)) {
                            throw new IllegalStateException("an opinion was not recorded: " + said);
                        }
                    }
                    spoken[0] += chunk.size();
                    progress.accept(spoken[0]);
                });
    }

    private Statement statement(Nation nation, Text text, Voice voice) {
        return new Statement(
                opinions.slot(
                        answerKey(nation, voice.person()), text.wording(voice.wid()).orElseThrow()),
                text.draft().id(),
                voice.wid(),
                Stance.of(voice.stance()),
                voice.text(),
                voice.lang(),
                new Whence(
                        voice.region(),
                        voice.audience(),
                        voice.channel(),
                        voice.level(),
                        voice.voices(),
                        Map.of()),
                voice.day(),
                false);
    }

    private static byte[] answerKey(Nation nation, long person) {
        String key = "kenes demo key\n" + nation.settings().seed() + "\n" + person;
        return Hash.sha256(key.getBytes(UTF_8)).bytes();
    }

    /// @return receipt code of each statement, in their order
    List<String> propose(Nation nation) {
        List<String> codes = new ArrayList<>();
        for (Nation.Thesis it : nation.statements()) {
            var proposal =
                    new Statements.Proposal("nation/" + it.number(), it.text(), it.lang(), 0, null);
            if (!(statements.propose(proposal) instanceof Said.Recorded recorded)) {
                throw new IllegalStateException("a statement was not recorded: " + it);
            }
            codes.add(recorded.code());
        }
        return codes;
    }

    /// Shows the statements and takes the answers; possible once the statements have their places
    /// in the log. Everybody answered each statement they were shown.
    void answerStatements(Nation nation, List<String> codes) {
        for (String code : codes) {
            if (statements.decide(code, "shown", null) != Statements.Decided.DONE) {
                throw new IllegalStateException("a statement could not be shown: " + code);
            }
        }
        Map<Long, Long> shown = new TreeMap<>();
        chunks.each(
                nation.answers()
                        .map(it -> {
                            shown.merge(it.statement(), 1L, Long::sum);
                            return new Cards.Answering(
                                    cards.card(answerKey(nation, it.person())),
                                    codes.get((int) it.statement()),
                                    it.value(),
                                    "self",
                                    it.day());
                        }),
                chunk -> {
                    for (Said said : cards.answerAll(chunk)) {
                        if (!(said instanceof Said.Recorded)) {
                            throw new IllegalStateException("an answer was not recorded: " + said);
                        }
                    }
                });
        shown.forEach((statement, times) ->
                statements
                        .find(codes.get(statement.intValue()))
                        .ifPresent(it -> exposures.shown(it.id(), "self", times)));
        exposures.tell();
    }

    /// @return receipt code of each question, in the order in which the nation asked
    List<String> ask(Nation nation, Text text) {
        List<String> codes = new ArrayList<>();
        chunks.each(
                nation.questions().map(ask -> asking(text, ask)),
                chunk -> {
                    for (Said said : questions.askAll(chunk)) {
                        if (!(said instanceof Said.Recorded recorded)) {
                            throw new IllegalStateException("a question was not recorded: " + said);
                        }
                        codes.add(recorded.code());
                    }
                });
        return codes;
    }

    private static Asking asking(Text text, Ask ask) {
        Whence whence =
                new Whence(ask.region(), ask.audience(), ask.channel(), ask.level(), 1, Map.of());
        return new Asking(
                "nation/" + ask.number(),
                text.draft().id(),
                ask.wid(),
                ask.text(),
                ask.lang(),
                whence,
                ask.day());
    }

    /// Answers of the offices; possible once the questions have their places in the log.
    ///
    /// @param codes receipt code of each question, in the order in which the nation asked
    void answer(Nation nation, List<String> codes, long drafter, long publisher) {
        chunks.each(
                nation.questions(),
                chunk ->
                        transaction.executeWithoutResult(_ ->
                                chunk.forEach(ask ->
                                        answer(
                                                ask,
                                                codes.get((int) ask.number()),
                                                drafter,
                                                publisher))));
    }

    private void answer(Ask ask, String code, long drafter, long publisher) {
        Nation.Answer given = ask.answer();
        if (given == null) {
            return;
        }
        String lang = ask.lang();
        String words = given.texts().getOrDefault(lang, "");
        long draft =
                answers.draft(
                                code,
                                given.names().getOrDefault(lang, given.office()),
                                lang,
                                words,
                                List.of(ask.wid()),
                                false,
                                drafter)
                        .orElseThrow(() -> new IllegalStateException("no such question: " + code));
        if (!(answers.publish(draft, publisher) instanceof Answers.Published.Done)) {
            throw new IllegalStateException("an answer could not be published: " + code);
        }
    }
}
