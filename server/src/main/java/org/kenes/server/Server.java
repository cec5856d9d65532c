package org.kenes.server;

import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.DialogueSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The server as one object: started with settings, a clock and a source of randomness, and nothing
/// else.
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
public class Server {

    /// The port it listens to.
    public static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Returns when the server answers. Closing the context stops it.
    public static ConfigurableApplicationContext start(
            Settings settings, Clock clock, Randomness randomness) {
        return start(settings, clock, randomness, beans -> {});
    }

    /// @param first what is set up before anything else: another door, other variables
    public static ConfigurableApplicationContext start(
            Settings settings,
            Clock clock,
            Randomness randomness,
            Consumer<GenericApplicationContext> first) {
        return new SpringApplicationBuilder(Server.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties(settings))
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    first.accept(beans);
                    beans.registerBean(Settings.class, () -> settings);
                    beans.registerBean(Clock.class, () -> clock);
                    beans.registerBean(Randomness.class, () -> randomness);
                })
                .run();
    }

    /// Loopback, unless the operator says otherwise: in a container only its own network is near.
    private static String listen() {
        return System.getenv().getOrDefault("KENES_LISTEN", "127.0.0.1");
    }

    private static Map<String, Object> properties(Settings settings) {
        DialogueSettings dialogue = settings.dialogue();
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.port());
        properties.put("server.address", listen());
        properties.put("server.shutdown", "graceful");
        properties.put("server.forward-headers-strategy", "none");
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.mvc.problemdetails.enabled", false);
        properties.put("logging.level.root", "WARN");
        if ("json".equals(System.getenv("KENES_LOG"))) {
            properties.put("logging.structured.format.console", "ecs");
        }
        properties.put("kenes.dialogue.slug", dialogue.slug());
        properties.put("kenes.dialogue.langs", String.join(",", dialogue.langs()));
        properties.put("kenes.dialogue.zone", dialogue.zone().getId());
        properties.put("kenes.dialogue.demo", settings.demo());
        properties.put(
                "kenes.dialogue.opens",
                dialogue.opens().atStartOfDay(dialogue.zone()).toInstant().toString());
        properties.put(
                "kenes.dialogue.closes",
                dialogue.closes().plusDays(1).atStartOfDay(dialogue.zone()).toInstant().toString());
        dialogue.names()
                .forEach((lang, name) -> properties.put("kenes.dialogue.name." + lang, name));
        dialogue.runBy()
                .forEach((lang, name) -> properties.put("kenes.dialogue.run-by." + lang, name));
        return properties;
    }
}
