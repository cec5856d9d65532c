package org.kenes.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

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

    /// For a machine that has both; test classes ask for that with [Needed].
    Chromium() {
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                node().orElseThrow().toString(),
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(installed().orElseThrow())
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

    private static Optional<Path> installed() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> node() {
        return program("node", "nodejs");
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

    /// Reports test classes as skipped where there is no Chromium or no Node.
    static class Needed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (installed().isEmpty()) {
                return ConditionEvaluationResult.disabled("no Chromium on this machine");
            }
            return node().isEmpty()
                    ? ConditionEvaluationResult.disabled("no Node on this machine")
                    : ConditionEvaluationResult.enabled("Chromium and Node are here");
        }
    }
}
