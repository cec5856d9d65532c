package org.kenes.server.command;

import org.kenes.cli.words.CommandLine;
import org.kenes.server.Server;
import org.kenes.server.command.DialoguesFile.Hosted;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Several dialogues in one process and at one port, told apart by their host. Each has its own
/// folder, database, keys, log, cookies, staff and Spring context; they share Java and the port.
final class Several implements AutoCloseable {
    private final List<ConfigurableApplicationContext> servers = new ArrayList<>();
    private final List<Hosted> dialogues;

    private Several(List<Hosted> dialogues) {
        this.dialogues = dialogues;
    }

    static int run(Path file, CommandLine options, PrintStream out, PrintStream err) {
        Environment.refuseThoseOfOneDialogue(System.getenv().keySet());
        int port = options.number("port", 8080, 0, 65_535);
        List<Hosted> dialogues = DialoguesFile.read(file, port);
        DataFolder.requireFree(port);
        dialogues.forEach(it -> DataFolder.hold(it.settings().data()));
        Several several;
        try {
            several = start(dialogues, Clock.systemUTC(), out);
        } catch (RefusedStart e) {
            err.println("error: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("error: the administrator's key cannot be written: " + e.getMessage());
            return 2;
        }
        out.println("ready http://127.0.0.1:" + several.port());
        out.flush();
        Serve.untilStopped(several::close);
        return 0;
    }

    /// Returns when all of them answer; when one cannot start, none goes on.
    ///
    /// @throws RefusedStart if the record of one of them must not go on
    static Several start(List<Hosted> dialogues, Clock clock, PrintStream out) throws IOException {
        var several = new Several(dialogues);
        var hosts = new VirtualHosts(new Directory(dialogues));
        try {
            for (Hosted one : dialogues) {
                ConfigurableApplicationContext server =
                        Serve.orRefused(() -> several.start(one, hosts, clock));
                several.servers.add(server);
                Serve.setUp(server, one.adminKeyOut(), several.base(one), out);
            }
            return several;
        } catch (RuntimeException | IOException e) {
            several.close();
            throw e;
        }
    }

    private ConfigurableApplicationContext start(Hosted one, VirtualHosts hosts, Clock clock) {
        return Server.start(
                one.settings(),
                clock,
                Randomness.secure(),
                beans -> {
                    // first, so that no variable of the process is taken for one of theirs
                    beans.getEnvironment()
                            .getPropertySources()
                            .addFirst(
                                    new SystemEnvironmentPropertySource(
                                            "dialogue-systemEnvironment",
                                            Map.copyOf(one.variables())));
                    beans.registerBean(ServletWebServerFactory.class, () -> hosts.door(one.host()));
                });
    }

    /// Where one of them is from outside, or at this machine.
    private String base(Hosted one) {
        String told = one.variables().get("KENES_BASE_URL");
        return told == null
                ? "http://" + one.host() + ":" + port() + "/"
                : told.replaceAll("/+$", "") + "/";
    }

    int port() {
        return Server.port(servers.getFirst());
    }

    /// The server of a host.
    ConfigurableApplicationContext server(String host) {
        for (int i = 0; i < servers.size(); i++) {
            if (dialogues.get(i).host().equals(host)) {
                return servers.get(i);
            }
        }
        throw new IllegalArgumentException("no dialogue at " + host);
    }

    @Override
    public void close() {
        servers.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
