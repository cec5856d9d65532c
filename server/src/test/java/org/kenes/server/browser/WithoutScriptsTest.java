package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kenes.server.record.PublicLog;

/// Reading and saying on an old phone whose browser runs no script.
@ExtendWith(Site.Open.class)
class WithoutScriptsTest {
    private static final Look OLD_PHONE = Look.ZOOMED.withoutScripts();

    private final Site site;

    WithoutScriptsTest(Site site) {
        this.site = site;
    }

    @Test
    void aReaderSaysSomethingChangesItAndFindsItInTheLog() {
        try (Visit visit = Visit.of(site, OLD_PHONE)) {
            Page page = visit.to("kk/").page();
            page.locator("nav.sections a").first().click();
            page.locator("main a[href*='/text/art_']").first().click();
            page.locator("button[value=support]").first().click();
            assertThat(page.url()).contains("/kk/receipt/");
            String code = page.url().replaceFirst(".*/receipt/", "").replaceFirst("[?#].*", "");
            assertThat(page.locator("main").innerText()).contains(code);

            site.part(PublicLog.class).sequence();
            visit.to("kk/receipt");
            page.locator("input[name=code]").fill(code.toLowerCase(java.util.Locale.ROOT));
            page.locator("main form button").first().click();
            assertThat(page.url()).contains("/kk/receipt/" + code);
        }
    }

    @Test
    void aQuestionThatIsTooShortComesBackWithItsWords() {
        try (Visit visit = Visit.of(site, OLD_PHONE)) {
            Page page = visit.to("kk/ask?about=art_1").page();
            page.locator("textarea[name=text]").fill("Неге?");
            page.locator("main form button").last().click();
            assertThat(page.locator("textarea[name=text]").inputValue()).isEqualTo("Неге?");
            assertThat(page.locator(".errors").count()).isEqualTo(1);
        }
    }
}
