package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// The comparison of two versions, as a lawyer uses it: on a phone, on paper, by links.
@ExtendWith(Site.Open.class)
class ComparisonTest {
    private static final String PAGE = "/text/compare";

    private final Site site;

    ComparisonTest(Site site) {
        this.site = site;
    }

    private static String style(Page page, String selector, String property) {
        return String.valueOf(
                page.evaluate(
                        "([s, p]) => getComputedStyle(document.querySelector(s))[p]",
                        List.of(selector, property)));
    }

    private static int count(Page page, String selector) {
        return page.locator(selector).count();
    }

    @ParameterizedTest
    @CsvSource({"kk, 390", "ru, 320"})
    void onAPhoneTheWordingsStandBelowEachOtherWithTheirNames(String lang, int width) {
        Look phone = new Look(width, 844, ColorScheme.LIGHT, true);
        try (Visit visit = Visit.of(site, phone)) {
            Page page = visit.to(lang + PAGE).page();
            assertThat(style(page, ".comparison tr.place td", "display")).isEqualTo("block");
            assertThat(style(page, ".comparison .which", "position")).isEqualTo("static");
            assertThat(visit.sideways()).isEmpty();
        }
    }

    @Test
    void onPaperTheVersionsStandAtTheHeadOfEachPageAndMarksNeedNoColour() {
        try (Visit visit = Visit.of(site, Look.DESK)) {
            Page page = visit.to("ru" + PAGE).page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(style(page, ".comparison thead", "display")).isEqualTo("table-header-group");
            assertThat(page.locator(".comparison thead").textContent()).contains("20");
            assertThat(style(page, ".comparison tr.place", "breakAfter")).isEqualTo("avoid");
            assertThat(style(page, ".comparison thead tr", "breakInside")).isEqualTo("avoid");
            assertThat(style(page, ".comparison tbody tr", "breakInside"))
                    .as("a long article does not leave the rest of a page empty")
                    .isEqualTo("auto");
            assertThat(style(page, ".comparison tbody p", "orphans")).isEqualTo("3");
            assertThat(style(page, ".comparison ins", "textDecorationLine")).isEqualTo("underline");
            assertThat(style(page, ".comparison del", "textDecorationLine"))
                    .isEqualTo("line-through");
            assertThat(style(page, ".jump", "display")).isEqualTo("none");
        }
    }

    @Test
    void everyChangeIsReachedFromTheListAndEveryRowHasAnAddress() {
        try (Visit visit = Visit.of(site, Look.DESK)) {
            Page page = visit.to("kk" + PAGE).page();
            assertThat(count(page, ".jump a"))
                    .isEqualTo(count(page, "tbody.compared"))
                    .isPositive();
            Object broken =
                    page.evaluate(
                            "() => [...document.querySelectorAll('.comparison a[href^=\"#\"], .jump"
                                    + " a')].filter(it =>"
                                    + " !document.getElementById(it.hash.slice(1))).map(it =>"
                                    + " it.hash)");
            assertThat((List<?>) broken).isEmpty();
            int changed = count(page, "tbody.compared");
            page.locator(".extent a").click();
            assertThat(count(page, "tbody.compared")).isGreaterThan(changed);
        }
    }
}
