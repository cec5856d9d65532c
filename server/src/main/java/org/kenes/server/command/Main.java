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
    private Main() {}

    public static void main(String[] args) {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        int exit =
                switch (args.length == 0 ? "" : args[0]) {
                    case "demo" -> Demo.run(rest, System.out, System.err);
                    case "serve" -> Serve.run(rest, System.out, System.err);
                    case "backup" -> {
                        quiet();
                        yield BackupCommand.run(
                                rest,
                                ExternalDatabase.fromEnvironment(),
                                Clock.systemUTC(),
                                Randomness.secure(),
                                System.out,
                                System.err);
                    }
                    default -> {
                        System.err.println("usage: kenes demo … | kenes serve … | kenes backup …");
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
