package org.kenes.server.faults;

import java.io.IOException;

/// What one process can do to another.
final class Signals {
    private Signals() {}

    /// To nobody, if it has ended.
    static void send(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
