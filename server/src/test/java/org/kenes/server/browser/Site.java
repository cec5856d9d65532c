package org.kenes.server.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.kenes.server.Server;
import org.kenes.server.demo.Demo;
import org.kenes.server.shell.setup.FolderTree;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The demo's site and one browser, for all test classes of this package: started by the first that
/// asks, closed with the last.
final class Site implements AutoCloseable {
    private static final List<String> SMALL =
            List.of("--people", "2000", "--events", "40", "--opinions", "400", "--seed", "browser");

    private final Chromium chromium;
    private final Path data;
    private final ConfigurableApplicationContext server;
    private final URI home;
    private final Routes routes;
    private final Addresses addresses;

    private Site() {
        this.chromium = new Chromium();
        try {
            this.data = Files.createTempDirectory("kenes-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrintStream quiet =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.server = Demo.site(SMALL, data, quiet);
        this.home = URI.create("http://127.0.0.1:" + Server.port(server) + "/");
        this.routes = Routes.of(server);
        this.addresses = Addresses.crawl(home, routes);
    }

    Chromium chromium() {
        return chromium;
    }

    /// Address of a page, such as `kk/text`.
    String at(String path) {
        return home.resolve(path).toString();
    }

    Routes routes() {
        return routes;
    }

    Addresses addresses() {
        return addresses;
    }

    <T> T part(Class<T> type) {
        return server.getBean(type);
    }

    @Override
    public void close() {
        server.close();
        chromium.close();
        FolderTree.remove(data);
    }

    /// Gives the site to constructors and methods of tests.
    static final class Open extends Chromium.Needed implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Site.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Site.class))
                    .computeIfAbsent(Site.class, type -> new Site(), Site.class);
        }
    }
}
