package org.kenes.server.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The browser of this machine, started once. Playwright's own Node and browsers are not
/// downloaded.
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");

    private final Playwright playwright;
    private final Browser browser;
    private final String axe;

    /// Reports the test as skipped where there is no Chromium or no Node.
    Chromium() {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> node = program("node", "nodejs");
        assumeTrue(chromium.isPresent(), "no Chromium on this machine");
        assumeTrue(node.isPresent(), "no Node on this machine");
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                node.orElseThrow().toString(),
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium.orElseThrow())
                                        .setArgs(FLAGS));
        this.axe = axe();
    }

    /// A reader with a browser of their own: no cookies, nothing cached.
    BrowserContext reader(Look look) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(look.width(), look.height())
                                .setColorScheme(look.scheme())
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setJavaScriptEnabled(look.scripts()));
        if (look.scripts()) {
            context.addInitScript(axe);
        }
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> program(String... names) {
        return Arrays.stream(names)
                .flatMap(name ->
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String axe() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
