package org.kenes.server.command;

import org.kenes.server.backup.BackupCommand;
import org.kenes.server.demo.Demo;
import org.kenes.server.shell.Randomness;
import org.kenes.server.shell.Settings.ExternalDatabase;

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
                    case "backup" ->
                            BackupCommand.run(
                                    rest,
                                    ExternalDatabase.fromEnvironment(),
                                    Clock.systemUTC(),
                                    Randomness.secure(),
                                    System.out,
                                    System.err);
                    default -> {
                        System.err.println("usage: kenes demo … | kenes serve … | kenes backup …");
                        yield 2;
                    }
                };
        System.out.flush();
        System.exit(exit);
    }
}
