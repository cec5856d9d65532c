package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/// Pictures of every page for human eyes, in `server/target/screenshots`, when asked for with
/// `-Dkenes.screenshots=true`.
@ExtendWith(Site.Open.class)
@EnabledIfSystemProperty(named = "kenes.screenshots", matches = "true")
class ScreenshotsTest {
    private final Site site;

    ScreenshotsTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @CsvSource({"kk, 390, LIGHT", "kk, 1280, DARK", "ru, 390, DARK", "ru, 1280, LIGHT"})
    void everyPage(String lang, int width, ColorScheme scheme) {
        try (Visit visit = Visit.of(site, new Look(width, 900, scheme, false))) {
            for (String path : site.addresses().pages()) {
                String name = path.isEmpty() ? "front" : path.replaceAll("[^A-Za-z0-9.-]+", "_");
                Path file =
                        Path.of("target/screenshots/%s-%d".formatted(lang, width), name + ".png");
                shoot(visit.to(lang + "/" + path).page(), file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"kk, 390, LIGHT", "ru, 1280, DARK"})
    void everyPageOfTheStaff(String lang, int width, ColorScheme scheme) {
        new StaffCrawl(site, lang, new Look(width, 900, scheme, true))
                .walk((path, visit) ->
                        shoot(
                                visit.page(),
                                Path.of(
                                        "target/screenshots/staff-%s-%d".formatted(lang, width),
                                        path.replaceAll("[^A-Za-z0-9.-]+", "_") + ".png")));
    }

    private static void shoot(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        assertThat(file).isNotEmptyFile();
    }
}
