package org.kenes.server.faults;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.Server;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.statement.Statements;
import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.kenes.server.text.Drafts;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `kenes serve` as a process, with the sample's draft and one statement in it, a batch every
/// second, and a clock that somebody can move: seconds in the file `moved` beside its folder.
final class Served {
    private static final String WORDS = "Колодцы должны проверять раз в месяц, а не раз в год.";

    private Served() {}

    /// @param args folder of the data, port, `first` if nothing is there yet
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        DataFolder.hold(data);
        Clock clock = new MovedClock(data.resolveSibling("moved"), ZoneOffset.UTC);
        ConfigurableApplicationContext server =
                Server.start(settings(data, Integer.parseInt(args[1])), clock, Randomness.secure());
        if (args.length > 2) {
            System.out.println("admin " + server.getBean(AdminKeys.class).issue());
            publishDraft(server.getBean(Drafts.class));
            System.out.println("statement " + statement(server));
        }
        System.out.println("ready");
        System.out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        endWithParent();
    }

    /// A test that is broken off leaves nobody behind: its end of the pipe is closed with it.
    private static void endWithParent() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static Settings settings(Path data, int port) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> name = Map.of("kk", "Сынақ", "ru", "Испытание", "en", "A trial");
        return new Settings(
                data,
                port,
                ExternalDatabase.of(System.getenv()),
                new Settings.DialogueSettings(
                        "faults",
                        name,
                        name,
                        List.of("kk", "ru", "en"),
                        ZoneOffset.UTC,
                        today.minusDays(60),
                        today.plusDays(60)),
                new RecordSettings(
                        "faults.example/log",
                        Duration.ofSeconds(1),
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        null,
                        RecordSettings.Start.USUAL),
                false);
    }

    private static void publishDraft(Drafts drafts) {
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
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(30);
        drafts.publish(new Drafts.Publication("draft-1", "draft", day, titles, files));
    }

    private static String statement(ConfigurableApplicationContext server) {
        Statements statements = server.getBean(Statements.class);
        var proposal = new Statements.Proposal("faults-statement-1", WORDS, "ru", 0, null);
        String code = ((Said.Recorded) statements.propose(proposal)).code();
        server.getBean(PublicLog.class).sequence();
        statements.decide(code, "shown", null);
        return code;
    }

    /// Real time, moved by as many seconds as the file says.
    private static final class MovedClock extends Clock {
        private final Path file;
        private final ZoneId zone;

        MovedClock(Path file, ZoneId zone) {
            this.file = file;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new MovedClock(file, other);
        }

        @Override
        public Instant instant() {
            try {
                String moved = Files.readString(file).strip();
                return Instant.now().plusSeconds(moved.isEmpty() ? 0 : Long.parseLong(moved));
            } catch (IOException e) {
                return Instant.now();
            }
        }
    }
}
