package org.kenes.server.demo;

import org.kenes.cli.verify.VerifyCommand;
import org.kenes.cli.words.UsageException;
import org.kenes.sample.Nation;
import org.kenes.sample.Sample;
import org.kenes.sample.Truth;
import org.kenes.server.Server;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.outreach.Places;
import org.kenes.server.record.PublicLog;
import org.kenes.server.release.Cuts;
import org.kenes.server.release.Releases;
import org.kenes.server.release.office.Catalogue;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.DialogueSettings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The demo in the order in which it happens: a draft is published, organisations join, meetings
/// are announced and reported, people speak and ask, a cut is taken and the first release is
/// published; then the site stays up, or with `--once` the release is verified as an outsider would
/// and everything ends.
public final class Demo {
    private static final LocalDate OPENS = LocalDate.of(2031, 1, 16);
    private static final LocalDate CLOSES = LocalDate.of(2031, 6, 20);

    private final DemoOptions options;
    private final Stages stages;
    private final PrintStream out;
    private final DemoClock clock =
            DemoClock.standing(OPENS.atStartOfDay(ZoneOffset.UTC).toInstant());

    private Demo(DemoOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.stages = new Stages(out);
    }

    /// @return 0 done, 1 the release does not verify, 2 wrong usage
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Demo demo = new Demo(DemoOptions.parse(words), out);
            return demo.options.once() == null
                    ? demo.stayUp()
                    : demo.once(demo.options.once(), err);
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            return 2;
        }
    }

    /// The site with everything in it, on a free port and with the clock standing still: what tests
    /// read with a browser. Closing the context stops it.
    ///
    /// @param words of the command line
    public static ConfigurableApplicationContext site(
            List<String> words, Path data, PrintStream out) {
        Demo demo = new Demo(DemoOptions.parse(words), out);
        List<DemoLaw> versions = demo.versions();
        ConfigurableApplicationContext server =
                Server.start(
                        settings(data, 0, Duration.ZERO, Duration.ZERO),
                        demo.clock,
                        Randomness.seeded(demo.options.seed()));
        Nation nation = demo.load(server, versions);
        demo.decide(server);
        demo.publish(server, nation);
        return server;
    }

    /// Everything in a folder of its own, which is gone afterwards; only the release remains.
    private int once(Path target, PrintStream err) {
        Path data = temporary();
        try {
            List<DemoLaw> versions = stages.run("reading the law", this::versions);
            Settings settings = settings(data, 0, Duration.ZERO, Duration.ZERO);
            Randomness randomness = Randomness.seeded(options.seed());
            try (ConfigurableApplicationContext server =
                    stages.run(
                            "starting PostgreSQL and the server",
                            () -> Server.start(settings, clock, randomness))) {
                Nation nation = load(server, versions);
                Path release = publish(server, nation);
                stages.run("copying the release", () -> FolderTree.copy(release, target));
                write(nation, target.resolveSibling(target.getFileName() + ".truth.json"));
            }
            int exit = stages.run("verifying as an outsider", () -> verify(target, err));
            stages.total();
            return exit;
        } finally {
            FolderTree.remove(data);
        }
    }

    private int verify(Path target, PrintStream err) {
        out.println();
        return VerifyCommand.run(new String[] {target.toString()}, out, err);
    }

    private int stayUp() {
        DataFolder.requireFree(options.port());
        Path data = options.data();
        DataFolder held = DataFolder.hold(data);
        if (options.fresh()) {
            held.empty();
        }
        boolean loaded = Files.exists(data.resolve("loaded"));
        List<DemoLaw> versions = stages.run("reading the law", this::versions);
        Settings settings =
                settings(data, options.port(), Duration.ofSeconds(1), Duration.ofMinutes(1));
        if (loaded) {
            clock.run(data.resolve("clock"));
        }
        ConfigurableApplicationContext server =
                stages.run(
                        "starting PostgreSQL and the server",
                        () -> Server.start(settings, clock, Randomness.secure()));
        if (!loaded) {
            stages.run(
                    "opinions and proposals on the earlier draft",
                    () -> speakEarlier(server, versions));
            Nation nation = load(server, versions);
            stages.run("proposals and decisions", () -> decide(server));
            write(nation, data.resolve("truth.json"));
            publish(server, nation);
            mark(data.resolve("loaded"));
            clock.run(data.resolve("clock"));
        }
        stages.total();
        Addresses.print(server, settings, out);
        return untilStopped(server);
    }

    /// Only where the draft has an earlier one; with `--once` the numbers are those of the nation
    /// alone.
    private int speakEarlier(ConfigurableApplicationContext server, List<DemoLaw> versions) {
        List<DemoLaw> earlier = versions.subList(0, versions.size() - 1);
        if (earlier.isEmpty() || !earlier.getLast().status().equals("draft")) {
            return 0;
        }
        Text text = publishDrafts(server, earlier);
        if (options.law().isEmpty()) {
            server.getBean(ProposedWords.class).propose(text, true);
        }
        return EarlierVoices.speak(server.getBean(Opinions.class), text);
    }

    /// A law of somebody else's has no proposals of ours.
    private void decide(ConfigurableApplicationContext server) {
        if (options.law().isEmpty()) {
            Text text = server.getBean(Drafts.class).current().orElseThrow();
            ProposedWords words = server.getBean(ProposedWords.class);
            words.propose(text, false);
            server.getBean(PublicLog.class).sequence();
            words.decide(text);
        }
    }

    private int untilStopped(ConfigurableApplicationContext server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    out.println("\nstopping …");
                                    server.close();
                                    stopped.countDown();
                                },
                                "demo-stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private Nation load(ConfigurableApplicationContext server, List<DemoLaw> versions) {
        NationLoader loader = server.getBean(NationLoader.class);
        PublicLog log = server.getBean(PublicLog.class);
        Text text = stages.run("publishing the draft", () -> publishDrafts(server, versions));
        if (options.law().isEmpty()) {
            stages.run(
                    "themes and plain words",
                    () -> server.getBean(Explanations.class).publish(text));
        }
        Nation nation = stages.run("places and organisations", () -> settle(server, loader, text));
        stages.run(
                "registering every figure before anybody speaks",
                () -> server.getBean(Catalogue.class).register());
        stages.run(
                "announcing meetings",
                () -> {
                    loader.announce(nation);
                    log.sequence();
                });
        clock.standAt(DemoClock.END_OF_STORY.minus(Duration.ofHours(1)));
        stages.run(
                "reporting " + options.events() + " meetings", () -> loader.reportMeetings(nation));
        stages.run(
                "recording " + options.opinions() + " opinions",
                () -> loader.speak(nation, text, this::progress));
        List<String> codes =
                stages.run(
                        "recording " + options.questions() + " questions",
                        () -> loader.ask(nation, text));
        List<String> statements = loader.propose(nation);
        stages.run("putting everything into the log", log::sequence);
        stages.run(
                "recording answers to statements",
                () -> loader.answerStatements(nation, statements));
        stages.run("answering questions", () -> answer(server, loader, nation, codes));
        stages.run(
                "planning the vote and what follows from the text",
                () -> server.getBean(Afterwards.class).plan(ZoneId.of("Asia/Tashkent")));
        stages.run("the closing session", () -> server.getBean(Afterwards.class).close(nation));
        return nation;
    }

    /// One person drafts, another publishes.
    private static void answer(
            ConfigurableApplicationContext server,
            NationLoader loader,
            Nation nation,
            List<String> codes) {
        StaffLinks staff = server.getBean(StaffLinks.class);
        long drafter = staff.takeOn(Role.EXPERT, "Demo drafter of answers", null);
        long publisher = staff.takeOn(Role.DRAFTER, "Demo second reader", null);
        loader.answer(nation, codes, drafter, publisher);
    }

    private void progress(long spoken) {
        if (spoken % 50_000 == 0) {
            out.printf("%n  %,d of %,d …", spoken, options.opinions());
            out.flush();
        }
    }

    /// Oldest first; the last one is discussed.
    private List<DemoLaw> versions() {
        List<DemoLaw> versions =
                new ArrayList<>(DemoLaw.before(options.law(), options.inForce(), OPENS));
        versions.add(DemoLaw.draft(options.law(), OPENS));
        return versions;
    }

    private static Text publishDrafts(
            ConfigurableApplicationContext server, List<DemoLaw> versions) {
        Drafts drafts = server.getBean(Drafts.class);
        return versions.stream()
                .map(version -> publish(drafts, version))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static Text publish(Drafts drafts, DemoLaw version) {
        return switch (drafts.publish(version.publication())) {
            case Drafts.Published.Done done -> done.text();
            case Drafts.Published.Already already -> already.text();
            case Drafts.Published.Refused refused ->
                    throw new UsageException(
                            "the law was refused: " + String.join("; ", refused.problems()));
            case Drafts.Published.Unexplained it ->
                    throw new UsageException(
                            "the languages of the law differ: " + it.differences());
            case Drafts.Published.Unconfirmed _ ->
                    throw new IllegalStateException("the demo leaves doubtful provisions");
        };
    }

    private Nation settle(ConfigurableApplicationContext server, NationLoader loader, Text text) {
        Places places = server.getBean(Places.class);
        byte[] file =
                options.places() == null
                        ? Sample.placesCsv(options.events())
                        : bytes(options.places());
        if (places.importCsv(file) instanceof Places.Import.Refused refused) {
            throw new UsageException(
                    options.places()
                            + " was refused: "
                            + String.join(
                                    "; ",
                                    refused.problems().stream()
                                            .limit(20)
                                            .map(Object::toString)
                                            .toList()));
        }
        Nation nation =
                new Nation(
                        org.kenes.sample.Settings.of(
                                        units(text),
                                        nationPlaces(places),
                                        Sample.coalitions(),
                                        Sample.organisations())
                                .languages(text.draft().languages())
                                .seed(options.seed())
                                .sizes(
                                        options.people(),
                                        options.events(),
                                        options.opinions(),
                                        options.questions()));
        loader.publishMargins(nation);
        loader.join(nation);
        return nation;
    }

    private static List<Nation.Unit> units(Text text) {
        return text.units(text.draft().languages().getFirst()).stream()
                .map(unit -> text.wordingAt(unit.eId()).orElseThrow())
                .map(wording -> new Nation.Unit(wording.wid(), wording.hashes()))
                .toList();
    }

    private static List<Nation.Place> nationPlaces(Places places) {
        return places.all().stream()
                .map(place ->
                        new Nation.Place(
                                place.code(),
                                place.parent() == null ? "" : place.parent(),
                                place.level(),
                                place.kind(),
                                place.names(),
                                place.population()))
                .toList();
    }

    private Path publish(ConfigurableApplicationContext server, Nation nation) {
        clock.standAt(DemoClock.END_OF_STORY);
        Cuts cuts = server.getBean(Cuts.class);
        Cuts.Taken cut = stages.run("taking a cut: tables and figures", cuts::take);
        stages.run(
                "what was planted, and what was found",
                () -> TruthErrors.write(nation, cuts.folder(cut)));
        for (String miss : TruthErrors.misses(cuts.folder(cut))) {
            out.println("  beyond chance: " + miss);
        }
        PressOffice press = new PressOffice(server.getBean(Releases.class), out);
        return stages.run("publishing the first release", press::publish);
    }

    private static Settings settings(Path data, int port, Duration period, Duration cutEvery) {
        return new Settings(
                data.toAbsolutePath(),
                port,
                ExternalDatabase.of(System.getenv()),
                new DialogueSettings(
                        "demo",
                        Map.of(
                                "kk", "Су және елді мекендер туралы хартия: диалог",
                                "ru", "Хартия о воде и поселениях: диалог",
                                "en", "The charter on water and settlements: a dialogue"),
                        Map.of(
                                "kk", "Ойдан шығарылған республиканың кеңес кеңсесі",
                                "ru", "Канцелярия диалога вымышленной республики",
                                "en", "The dialogue office of an invented republic"),
                        List.of("kk", "ru", "en"),
                        ZoneId.of("Asia/Tashkent"),
                        OPENS,
                        CLOSES),
                new RecordSettings(
                        "localhost/demo/log",
                        period,
                        1,
                        Duration.ZERO,
                        cutEvery,
                        Duration.ofDays(1),
                        null,
                        RecordSettings.Start.USUAL),
                true);
    }

    private void write(Nation nation, Path file) {
        try {
            new Truth(nation).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, Instant.now() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("kenes-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
