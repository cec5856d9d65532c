package org.kenes.server.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.kenes.server.backup.BackupCommand;
import org.kenes.server.demo.Demo;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/// `kenes demo`, `kenes serve` and `kenes backup`.
public final class Main {
    private static final String USAGE =
            """
            usage: kenes demo [--port N] [--fresh] [--once OUT] [--law FILE…] [--in-force FILE…] [--places FILE]
                              [--people N] [--events N] [--opinions N] [--seed S] [--data DIR]
                   kenes serve [--port N] [--data DIR] [--dialogue SLUG] [--langs kk,ru,en] [--zone Z] [--origin O]
                               [--opens DAY] [--closes DAY] [--policy FILE] [--admin-key-out FILE] [--deep]
                               [--remembered-heads FILE…] [--continues … --cause …]
                   kenes serve [--port N] --dialogues FILE
                   kenes backup …
            what each means: docs/operations.md
            """;

    private Main() {}

    public static void main(String[] args) {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        boolean help = rest.contains("--help") || rest.equals(List.of("help"));
        String command = args.length == 0 ? "" : args[0];
        if (help && (command.equals("demo") || command.equals("serve"))) {
            System.out.print(USAGE);
            System.out.flush();
            return;
        }
        int exit =
                switch (command) {
                    case "demo" -> Demo.run(rest, System.out, System.err);
                    case "serve" -> Serve.run(rest, System.out, System.err);
                    case "backup" -> {
                        quiet();
                        yield BackupCommand.run(
                                rest,
                                ExternalDatabase.of(System.getenv()),
                                Clock.systemUTC(),
                                Randomness.secure(),
                                System.out,
                                System.err);
                    }
                    default -> {
                        System.err.print(USAGE);
                        yield 2;
                    }
                };
        System.out.flush();
        System.exit(exit);
    }

    /// Without the server there is nobody else who tells libraries to speak of trouble only.
    private static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }
}
