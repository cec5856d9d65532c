package org.kenes.server;

import java.util.ArrayList;
import java.util.List;

/// `kenes serve` as a process of its own, for tests that kill it.
public final class ServeProcess {
    private ServeProcess() {}

    /// On a free port of its own choice.
    ///
    /// @param words more words of the command line
    public static ProcessBuilder of(List<String> words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.kenes.server.command.Main",
                                "serve",
                                "--port",
                                "0"));
        command.addAll(words);
        return new ProcessBuilder(command);
    }
}
