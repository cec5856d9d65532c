package org.kenes.server.shell.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// PostgreSQL refuses to run as uid 0. As root we enter a user namespace; where that is forbidden
/// we drop to user 65534.
final class UnprivilegedUser {
    private static final String NOBODY = "65534";

    private UnprivilegedUser() {}

    /// What to put before a command so that it runs as somebody PostgreSQL accepts; empty for
    /// ordinary users.
    static List<String> prefix(Path data) throws IOException {
        Path self = Path.of("/proc/self");
        if (!Files.exists(self) || !Files.getAttribute(self, "unix:uid").equals(0)) {
            return List.of();
        }
        if (quietly("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        quietly("chown", "-R", NOBODY + ":" + NOBODY, data.toString());
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (quietly("setpriv", setpriv.get(1), setpriv.get(2), setpriv.get(3), "true")) {
            return setpriv;
        }
        return List.of("runuser", "-u", "nobody", "--");
    }

    /// Makes a file readable for the user of this prefix.
    static void own(Path file, List<String> prefix) {
        if (!prefix.isEmpty() && !prefix.contains("unshare")) {
            quietly("chown", NOBODY, file.toString());
        }
    }

    static boolean quietly(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
