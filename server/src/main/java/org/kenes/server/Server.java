package org.kenes.server;

import org.kenes.server.shell.Randomness;
import org.kenes.server.shell.Settings;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import java.time.Clock;
import java.util.Map;

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
        return new SpringApplicationBuilder(Server.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        Map.of(
                                "server.port",
                                settings.port(),
                                "server.address",
                                "127.0.0.1",
                                "server.shutdown",
                                "graceful",
                                "spring.threads.virtual.enabled",
                                true,
                                "spring.main.lazy-initialization",
                                false,
                                "spring.mvc.problemdetails.enabled",
                                false,
                                "server.forward-headers-strategy",
                                "none",
                                "logging.level.root",
                                "WARN"))
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(Settings.class, () -> settings);
                    beans.registerBean(Clock.class, () -> clock);
                    beans.registerBean(Randomness.class, () -> randomness);
                })
                .run();
    }
}
