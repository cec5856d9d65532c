package org.kenes.server.command;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.server.Server;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.DialogueSettings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.kenes.server.shell.setup.Settings.RecordSettings.Predecessor;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// `kenes serve`: an empty installation, loopback by default.
final class Serve {
    static final Set<String> VALUED =
            Set.of(
                    "port",
                    "data",
                    "dialogue",
                    "langs",
                    "zone",
                    "origin",
                    "admin-key-out",
                    "opens",
                    "closes",
                    "policy",
                    "dialogues",
                    "continues",
                    "cause",
                    "ends-as");

    static final Set<String> FLAGS = Set.of("deep");
    static final Set<String> LISTS = Set.of("remembered-heads");

    /// A batch of fewer would tell too well when somebody spoke.
    private static final int BATCH_AT_LEAST = 8;

    private Serve() {}

    static int run(List<String> words, PrintStream out, PrintStream err) {
        Settings settings;
        Optional<Path> keyFile;
        String endsAs;
        try {
            Environment.refuseUnknown(System.getenv().keySet());
            CommandLine options = options(words);
            String several = options.maybe("dialogues");
            if (several != null) {
                options.only("port", "dialogues");
                return Several.run(Path.of(several), options, out, err);
            }
            settings = settings(options, System.getenv());
            DataFolder.requireFree(settings.port());
            DataFolder.hold(settings.data());
            endsAs = options.maybe("ends-as");
            keyFile = Optional.ofNullable(options.maybe("admin-key-out")).map(Path::of);
        } catch (UsageException | DateTimeException e) {
            err.println("error: " + e.getMessage());
            return 2;
        }
        ConfigurableApplicationContext server;
        try {
            server =
                    orRefused(() -> Server.start(settings, Clock.systemUTC(), Randomness.secure()));
        } catch (RefusedStart refused) {
            err.println("error: " + refused.getMessage());
            return 1;
        }
        if (endsAs != null) {
            return end(server, endsAs, out, err);
        }
        int port = Server.port(server);
        try {
            setUp(server, keyFile, settings.site(port).toString(), out);
        } catch (IOException e) {
            err.println("error: the administrator's key cannot be written: " + e.getMessage());
            server.close();
            return 2;
        }
        out.println("ready http://127.0.0.1:" + port);
        out.flush();
        untilStopped(server::close);
        return 0;
    }

    /// What was wrong with the record at the start, out of all that wraps it.
    ///
    /// @throws RefusedStart if the record must not go on
    static ConfigurableApplicationContext orRefused(
            Supplier<ConfigurableApplicationContext> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            RefusedStart refused = refusal(e);
            throw refused == null ? e : refused;
        }
    }

    /// Gives the administrator a key, or, before there is anybody, an address to begin at.
    static void setUp(
            ConfigurableApplicationContext server,
            Optional<Path> keyFile,
            String base,
            PrintStream out)
            throws IOException {
        StaffLinks staff = server.getBean(StaffLinks.class);
        if (keyFile.isPresent()) {
            writeForOwner(keyFile.get(), server.getBean(AdminKeys.class).issue());
        } else if (!staff.anybody()) {
            out.println("set up " + base + "en/" + staff.issue(Role.ADMIN, "Administrator"));
        }
    }

    /// @param stop run when the process is told to end
    static void untilStopped(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "serve-stop"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static CommandLine options(List<String> words) {
        var options = new CommandLine(words, VALUED, FLAGS, LISTS);
        options.arguments(0);
        return options;
    }

    /// The log takes nothing any more; the last checkpoint is what `--continues` of the next one
    /// names.
    private static int end(
            ConfigurableApplicationContext server, String next, PrintStream out, PrintStream err) {
        try (server) {
            PublicLog.Published last = server.getBean(PublicLog.class).end(next);
            out.println("ended size=" + last.head().size() + " root=" + last.head().root());
            return 0;
        } catch (IllegalStateException e) {
            err.println("error: " + e.getMessage());
            return 1;
        }
    }

    private static @Nullable RefusedStart refusal(@Nullable Throwable e) {
        return e == null || e instanceof RefusedStart ? (RefusedStart) e : refusal(e.getCause());
    }

    /// Readable by its owner only, from its first byte on.
    private static void writeForOwner(Path file, String key) throws IOException {
        Path temporary =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "key",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, key + "\n");
        Files.move(temporary, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    }

    static Settings settings(CommandLine options, Map<String, String> variables) {
        String slug = options.or("dialogue", "dialogue");
        List<String> langs = List.of(options.or("langs", "kk,ru,en").split(",", -1));
        LocalDate today = LocalDate.now();
        String policy = options.maybe("policy");
        return new Settings(
                Path.of(options.or("data", ".kenes/" + slug)).toAbsolutePath(),
                options.number("port", 8080, 0, 65_535),
                ExternalDatabase.of(variables),
                new DialogueSettings(
                        slug,
                        inLanguages("KENES_DIALOGUE_NAME", langs, variables, slug),
                        inLanguages("KENES_DIALOGUE_RUN_BY", langs, variables, slug),
                        langs,
                        ZoneId.of(options.or("zone", "UTC")),
                        LocalDate.parse(options.or("opens", today.toString())),
                        LocalDate.parse(options.or("closes", today.plusMonths(3).toString()))),
                new RecordSettings(
                        options.or("origin", "localhost/" + slug + "/log"),
                        Duration.ofMinutes(1),
                        BATCH_AT_LEAST,
                        Duration.ofHours(1),
                        Duration.ofMinutes(10),
                        Duration.ofDays(1),
                        policy == null ? null : Path.of(policy),
                        new RecordSettings.Start(
                                options.has("deep"),
                                options.all("remembered-heads").stream().map(Path::of).toList(),
                                continues(options))),
                false);
    }

    /// `VARIABLE_KK`, else `VARIABLE`, else what is given.
    private static Map<String, String> inLanguages(
            String variable, List<String> langs, Map<String, String> variables, String otherwise) {
        Map<String, String> words = new TreeMap<>();
        for (String lang : langs) {
            String all = variables.getOrDefault(variable, otherwise);
            String name = variable + "_" + lang.toUpperCase(Locale.ROOT);
            words.put(lang, variables.getOrDefault(name, all));
        }
        return words;
    }

    /// A new epoch names the log that ended, and why it did.
    private static @Nullable Predecessor continues(CommandLine options) {
        String ended = options.maybe("continues");
        return ended == null
                ? null
                : new Predecessor(Path.of(ended), Path.of(options.required("cause")));
    }
}
