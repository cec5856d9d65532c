package org.kenes.bench.nation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.cli.field.FieldCommands;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.Server;
import org.kenes.server.dialogue.Said;
import org.kenes.server.dialogue.statement.Statements;
import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.kenes.server.text.Drafts;
import org.kenes.testkit.SharedData;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `kenes serve` as a process, exactly as the launcher starts it, with a draft, a statement and
/// field keys.
final class Serving implements AutoCloseable {
    private static final String DIALOGUE = "load";
    private static final String ORIGIN = "localhost/load/log";
    private static final int KEYS = 20;
    private static final double TICKS = 100;
    private static final Pattern URL = Pattern.compile("/key/([^\"/]+)");

    private final Path data;
    private final Process process;
    private final Visit.Known known;

    private Serving(Path data, Process process, Visit.Known known) {
        this.data = data;
        this.process = process;
        this.known = known;
    }

    /// @param options for its Java
    static Serving start(List<String> options) throws Exception {
        Path data = Files.createTempDirectory("kenes-load");
        String statement = prepare(data);
        Path key = data.resolveSibling(data.getFileName() + ".key");
        Path said = data.resolveSibling(data.getFileName() + ".said");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.kenes.server.command.Main",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--dialogue",
                        DIALOGUE,
                        "--origin",
                        ORIGIN,
                        "--admin-key-out",
                        key.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KENES_TRUST_PROXY", "true");
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int port = port(process, said);
        List<String> tokens = phones(port, Files.readString(key).strip());
        return new Serving(data, process, new Visit.Known(port, statement, tokens));
    }

    /// What two people of an office do in a morning, done at once.
    private static String prepare(Path data) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> name = Map.of("kk", "L", "ru", "L", "en", "L");
        try (ConfigurableApplicationContext server =
                Server.start(
                        new Settings(
                                data,
                                0,
                                null,
                                new Settings.DialogueSettings(
                                        DIALOGUE,
                                        name,
                                        name,
                                        List.of("kk", "ru", "en"),
                                        ZoneOffset.UTC,
                                        today,
                                        today.plusMonths(3)),
                                RecordSettings.whenAsked(ORIGIN),
                                false),
                        Clock.systemUTC(),
                        Randomness.secure())) {
            publishDraft(server.getBean(Drafts.class), today);
            Statements statements = server.getBean(Statements.class);
            String words = "Колодцы должны проверять раз в месяц, а не раз в год.";
            var proposal = new Statements.Proposal("load-statement-one", words, "ru", 0, null);
            String code = ((Said.Recorded) statements.propose(proposal)).code();
            server.getBean(PublicLog.class).sequence();
            statements.decide(code, "shown", null);
            return code;
        }
    }

    private static void publishDraft(Drafts drafts, LocalDate today) {
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
        drafts.publish(new Drafts.Publication("draft-1", "draft", today, titles, files));
    }

    private static int port(Process process, Path said) throws Exception {
        while (process.isAlive()) {
            for (String line : Files.readAllLines(said)) {
                if (line.startsWith("ready ")) {
                    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("it did not get ready: " + Files.readString(said));
    }

    private static List<String> phones(int port, String admin) {
        String field = SharedData.path("field").toString();
        field(port, admin, "places", "import", field + "/places/places-sample.csv");
        for (String it : List.of("coalition-a support", "coalition-b oppose")) {
            String[] words = it.split(" ", -1);
            field(port, admin, "coalition", "new", words[0], words[1], "K", "R", "E");
        }
        field(port, admin, "orgs", "import", field + "/orgs-sample.csv");
        String form = field + "/forms/kenes-event-report";
        String media = field + "/media";
        field(
                port,
                admin,
                "form",
                "publish",
                form + ".xml",
                "--media",
                media,
                "--mapping",
                form + ".map.yaml");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            String answer =
                    field(
                            port, admin, "key", "new", "--org", "org-002", "--place", "KZ",
                            "--rate", "60000");
            Matcher url = URL.matcher(answer);
            if (!url.find()) {
                throw new IllegalStateException(answer);
            }
            tokens.add(url.group(1));
        }
        return tokens;
    }

    private static String field(int port, String admin, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        Map<String, String> where =
                Map.of("KENES_SERVER", "http://127.0.0.1:" + port, "KENES_ADMIN_KEY", admin);
        int exit = FieldCommands.run(words, where, print, print);
        String said = out.toString(UTF_8);
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said);
        }
        return said;
    }

    Visit.Known known() {
        return known;
    }

    Path data() {
        return data;
    }

    /// Processor seconds so far.
    ///
    /// @param server of its Java
    /// @param database of PostgreSQL and everything it ever started
    /// @param clients of this process
    record Cost(double server, double database, double clients) {
        Cost minus(Cost earlier) {
            return new Cost(
                    server - earlier.server,
                    database - earlier.database,
                    clients - earlier.clients);
        }
    }

    Cost cost() throws IOException {
        long postmaster =
                Long.parseLong(
                        Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                                .getFirst()
                                .strip());
        double database = seconds(postmaster, true);
        for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            database += seconds(child.pid(), false);
        }
        return new Cost(
                seconds(process.pid(), false),
                database,
                seconds(ProcessHandle.current().pid(), false));
    }

    /// From `/proc/PID/stat`, fields 14 to 17.
    private static double seconds(long pid, boolean withEndedChildren) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            if (withEndedChildren) {
                ticks += Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
            }
            return ticks / TICKS;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// The most memory the server's Java ever had, in MB.
    long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        FolderTree.remove(data);
    }
}
