package org.kenes.server.command;

import org.jspecify.annotations.Nullable;
import org.kenes.server.Server;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.shell.DataFolder;
import org.kenes.server.shell.Options;
import org.kenes.server.shell.Options.UsageException;
import org.kenes.server.shell.Randomness;
import org.kenes.server.shell.Settings;
import org.kenes.server.shell.Settings.DialogueSettings;
import org.kenes.server.shell.Settings.ExternalDatabase;
import org.kenes.server.shell.Settings.RecordSettings;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/// `kenes serve`: an empty installation, loopback by default.
final class Serve {
    private static final Set<String> KNOWN =
            new TreeSet<>(
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
                            "deep",
                            "remembered-heads"));

    /// A batch of fewer would tell too well when somebody spoke.
    private static final int BATCH_AT_LEAST = 8;

    private Serve() {}

    static int run(List<String> words, PrintStream out, PrintStream err) {
        Settings settings;
        Optional<Path> keyFile;
        try {
            Options options = new Options(words, KNOWN);
            settings = settings(options);
            DataFolder.requireFree(settings.port());
            DataFolder.hold(settings.data());
            keyFile = options.one("admin-key-out").map(Path::of);
        } catch (UsageException | DateTimeException e) {
            err.println("error: " + e.getMessage());
            return 2;
        }
        ConfigurableApplicationContext server;
        try {
            server = Server.start(settings, Clock.systemUTC(), Randomness.secure());
        } catch (RuntimeException e) {
            RefusedStart refused = refusal(e);
            if (refused == null) {
                throw e;
            }
            err.println("error: " + refused.getMessage());
            return 1;
        }
        int port = Server.port(server);
        String base = settings.site(port).toString();
        StaffLinks staff = server.getBean(StaffLinks.class);
        if (keyFile.isPresent()) {
            try {
                writeForOwner(keyFile.get(), server.getBean(AdminKeys.class).issue());
            } catch (IOException e) {
                err.println("error: the administrator's key cannot be written: " + e.getMessage());
                server.close();
                return 2;
            }
        } else if (!staff.anybody()) {
            out.println("set up " + base + "en/" + staff.issue(Role.ADMIN, "Administrator"));
        }
        out.println("ready http://127.0.0.1:" + port);
        out.flush();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "serve-stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
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

    private static Settings settings(Options options) {
        String slug = options.one("dialogue").orElse("dialogue");
        List<String> langs = List.of(options.one("langs").orElse("kk,ru,en").split(",", -1));
        Map<String, String> names = new TreeMap<>();
        langs.forEach(lang -> names.put(lang, slug));
        LocalDate today = LocalDate.now();
        return new Settings(
                Path.of(options.one("data").orElse(".kenes/" + slug)).toAbsolutePath(),
                (int) options.number("port", 8080, 0, 65_535),
                ExternalDatabase.fromEnvironment(),
                new DialogueSettings(
                        slug,
                        names,
                        names,
                        langs,
                        ZoneId.of(options.one("zone").orElse("UTC")),
                        options.one("opens").map(LocalDate::parse).orElse(today),
                        options.one("closes").map(LocalDate::parse).orElse(today.plusMonths(3))),
                new RecordSettings(
                        options.one("origin").orElse("localhost/" + slug + "/log"),
                        Duration.ofMinutes(1),
                        BATCH_AT_LEAST,
                        Duration.ofHours(1),
                        Duration.ofMinutes(10),
                        Duration.ofDays(1),
                        options.one("policy").map(Path::of).orElse(null),
                        new RecordSettings.Start(
                                options.has("deep"),
                                options.many("remembered-heads").stream().map(Path::of).toList())),
                false);
    }
}
