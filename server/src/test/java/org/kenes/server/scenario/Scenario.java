package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.EventFacts;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.Server;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.coalition.Coalition;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.dialogue.Answers;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.Telling;
import org.kenes.server.record.PublicLog;
import org.kenes.server.release.Cuts;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Releases;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Publication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A dialogue on the sample's law, with a fixed clock and seeded keys, in a folder of its own.
///
/// Named people speak over HTTP as their browsers would. After every step the {@link Checker} looks
/// at the log; after a cut it also rebuilds the tables from the log alone.
public final class Scenario implements AutoCloseable {
    private static final String ORGANISER = "org-001";
    static final LocalDate TODAY = LocalDate.of(2031, 3, 1);
    private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");

    private final ConfigurableApplicationContext server;
    private final Settings settings;
    private final Checker checker;
    private final URI site;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private HttpResponse<String> last;

    private Scenario(ConfigurableApplicationContext server, Settings settings) {
        this.server = server;
        this.settings = settings;
        this.checker = new Checker(settings.data(), server.getBean(PublicLog.class));
        int port = Server.port(server);
        this.site = URI.create("http://127.0.0.1:" + port + "/");
        this.last = person("nobody").get("kk/");
    }

    /// An open dialogue with the sample's draft and places, nothing said yet.
    public static Scenario open(Path data) {
        Scenario scenario = empty(data);
        scenario.publishDraft();
        return scenario;
    }

    /// The same at a time that the test sets.
    public static Scenario open(Path data, Clock clock) {
        Scenario scenario = empty(data, clock);
        scenario.publishDraft();
        return scenario;
    }

    /// An open dialogue without a draft, a place or an organisation.
    public static Scenario empty(Path data) {
        return empty(data, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// The same at a time that the test sets.
    public static Scenario empty(Path data, Clock clock) {
        return start(data, clock, "scenario");
    }

    /// A dialogue whose folder exists already, with another sequence of random numbers.
    static Scenario again(Path data) {
        return start(data, Clock.fixed(NOW, ZoneOffset.UTC), "again");
    }

    private static Scenario start(Path data, Clock clock, String seed) {
        Settings settings =
                new Settings(
                        data,
                        0,
                        null,
                        new Settings.DialogueSettings(
                                "scenario",
                                Map.of(
                                        "kk",
                                        "Сынақ диалогы",
                                        "ru",
                                        "Проверочный диалог",
                                        "en",
                                        "A test dialogue"),
                                Map.of("kk", "Кеңсе", "ru", "Канцелярия", "en", "The office"),
                                List.of("kk", "ru", "en"),
                                ZoneId.of("Asia/Tashkent"),
                                TODAY.minusDays(30),
                                TODAY.plusDays(30)),
                        Settings.RecordSettings.whenAsked("scenario.example/log"),
                        true);
        ConfigurableApplicationContext server =
                Server.start(settings, clock, Randomness.seeded(seed));
        return new Scenario(server, settings);
    }

    private void publishDraft() {
        publishText();
        assertThat(server.getBean(Places.class).importCsv(Sample.placesCsv()))
                .isInstanceOf(Places.Import.Done.class);
        Organisations organisations = server.getBean(Organisations.class);
        Sample.coalitions()
                .forEach(it ->
                        organisations.declare(new Coalition(it.id(), it.position(), it.names())));
        assertThat(organisations.importCsv(Sample.organisationsCsv()))
                .isInstanceOf(Organisations.Import.Done.class);
        check();
    }

    /// The sample's draft alone, as `draft-1`.
    void publishText() {
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        for (String lang : Sample.LANGUAGES) {
            Expression expression =
                    LawReader.read(Sample.law(lang), ReadOptions.named("law." + lang + ".txt"))
                            .getFirst()
                            .expression();
            titles.put(lang, expression.title());
            files.put(lang, AknWriter.write(expression));
        }
        assertThat(
                        server.getBean(Drafts.class)
                                .publish(new Publication("draft-1", "draft", TODAY, titles, files)))
                .isInstanceOf(Drafts.Published.Done.class);
    }

    /// Somebody takes a position on a provision, over the form of its page.
    public Scenario say(String who, String eId, String stance, String reason) {
        last =
                person(who)
                        .post(
                                "ru/text/" + eId + "/stance",
                                Map.of(
                                        "version", "draft-1",
                                        "lang", "ru",
                                        "stance", stance,
                                        "reason", reason,
                                        "place", "",
                                        "audience", ""));
        check();
        return this;
    }

    public Scenario ask(String who, String eId, String words) {
        last =
                person(who)
                        .post(
                                "kk/ask",
                                Map.of(
                                        "about", eId,
                                        "version", "draft-1",
                                        "lang", "kk",
                                        "text", words,
                                        "once",
                                                UUID.nameUUIDFromBytes(
                                                                (who + words).getBytes(UTF_8))
                                                        .toString(),
                                        "step", "send",
                                        "place", "",
                                        "audience", ""));
        check();
        return this;
    }

    /// A meeting that nobody announced, reported with a head count.
    public Scenario attend(String place, long heads) {
        UUID event = server.getBean(Randomness.class).uuid();
        EventFacts facts =
                new EventFacts(
                        List.of(ORGANISER),
                        place,
                        "village_club",
                        "meeting",
                        "in_person",
                        "information",
                        List.of("residents"),
                        TODAY.minusDays(1),
                        "18:00",
                        90L,
                        "no");
        Claim claim =
                Claim.of(
                        null,
                        heads,
                        null,
                        "headcount",
                        Claim.Evidence.NOTHING,
                        (column, code) -> {});
        assertThat(
                        server.getBean(Events.class)
                                .submit(
                                        new Telling.Report(
                                                event.toString(),
                                                event,
                                                facts,
                                                claim,
                                                Map.of(),
                                                0,
                                                0,
                                                0,
                                                null,
                                                EventState.REPORTED,
                                                ORGANISER)))
                .isInstanceOf(Events.Outcome.Done.class);
        check();
        return this;
    }

    /// Takes a cut; the tables must follow from the log alone.
    public Scenario cut() {
        Cuts.Taken taken = server.getBean(Cuts.class).take();
        checker.tablesFollowFromTheLog(
                settings.data().resolve("cuts").resolve(Long.toString(taken.number())));
        check();
        return this;
    }

    /// Publishes the sample's first release on the newest cut and gives what came of it.
    public Releases.Outcome release() {
        try {
            Path source = settings.data().resolve("source");
            Sample.Release.FIRST.copyTo(source);
            return server.getBean(Releases.class).publish(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> read(String path) {
        last = person("reader").get(path);
        return last;
    }

    /// Two members of staff answer a question: one drafts, another publishes.
    ///
    /// @param code of the question, which is in the log
    public void answer(String code, String words) {
        StaffLinks staff = part(StaffLinks.class);
        long drafter = staff.takeOn(Role.EXPERT, "Drafter", null);
        long reader = staff.takeOn(Role.DRAFTER, "Reader", null);
        Answers answers = part(Answers.class);
        long draft =
                answers.draft(code, "Кеңсе", "kk", words, List.of("art_3"), false, drafter)
                        .orElseThrow();
        assertThat(answers.publish(draft, reader)).isInstanceOf(Answers.Published.Done.class);
    }

    public HttpResponse<String> lastAnswer() {
        return last;
    }

    public Person person(String name) {
        return people.computeIfAbsent(name, n -> new Person(site));
    }

    public URI site() {
        return site;
    }

    /// What the newest cut says.
    public Numbers numbers() {
        return server.getBean(Numbers.class);
    }

    public <T> T part(Class<T> type) {
        return server.getBean(type);
    }

    private void check() {
        checker.logVerifies();
    }

    @Override
    public void close() {
        server.close();
    }
}
