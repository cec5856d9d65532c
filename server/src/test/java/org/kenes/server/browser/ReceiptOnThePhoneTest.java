package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kenes.server.record.PublicLog;

import java.nio.file.Files;
import java.nio.file.Path;

/// A reader on a phone, in Kazakh, checks the receipt of what they said in their own browser, and
/// one in which somebody changed a letter. With `-Dkenes.screenshots=true` the pages are kept in
/// `server/target/screenshots`.
@ExtendWith(Site.Open.class)
class ReceiptOnThePhoneTest {
    private final Site site;

    ReceiptOnThePhoneTest(Site site) {
        this.site = site;
    }

    @Test
    void aGoodReceiptHoldsAndADamagedOneDoesNot() throws Exception {
        try (Visit visit = Visit.of(site, Look.PHONE)) {
            Page page = visit.to("kk/text/art_3").page();
            page.locator("button[value=partly]").click();
            page.waitForURL("**/kk/receipt/*");
            keep(page, "receipt-new");
            assertThat(visit.complaints()).isEmpty();
            String code = page.url().replaceFirst(".*/receipt/", "");
            site.part(PublicLog.class).sequence();
            visit.to("kk/receipt/" + code);
            keep(page, "receipt");
            assertThat(visit.complaints()).isEmpty();
            Path receipt =
                    page.waitForDownload(() -> page.locator("a[download]").first().click()).path();

            visit.to("kk/receipt");
            assertThat(check(page, receipt)).as("both steps hold").isEqualTo(2);
            assertThat(page.locator("[data-result]").innerText()).doesNotContain("{");
            keep(page, "receipt-checked");
            assertThat(visit.complaints()).isEmpty();

            String good = Files.readString(receipt);
            int at = good.indexOf("index ") - 30;
            Path damaged = Files.createTempFile("damaged", ".kenes-receipt.json");
            Files.write(
                    damaged,
                    (good.substring(0, at)
                                    + (good.charAt(at) == 'A' ? 'B' : 'A')
                                    + good.substring(at + 1))
                            .getBytes(UTF_8));
            visit.to("kk/receipt");
            check(page, damaged);
            assertThat(page.locator("[data-result] [data-what=failed]").count()).isOne();
            assertThat(page.locator("[data-result] [data-what=included]").count()).isZero();
            assertThat(page.locator("[data-result] [data-why]:visible").count())
                    .as("why, in one sentence")
                    .isOne();
            keep(page, "receipt-damaged");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /// Steps that are shown.
    private static int check(Page page, Path receipt) {
        page.locator("form[data-receipt-check] input[type=file]").setInputFiles(receipt);
        page.waitForSelector("[data-result] [data-what]");
        return page.locator("[data-result] [data-what]").count();
    }

    private static void keep(Page page, String name) {
        if (Boolean.getBoolean("kenes.screenshots")) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/kk-390", name + ".png"))
                            .setFullPage(true));
        }
    }
}
