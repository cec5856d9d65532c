package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.receipt.SecretText;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.record.PublicLog;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A reader whose browser makes the secret of what they say: it opens their entry, it lets them
/// withdraw, and it was in no request.
@ExtendWith(Site.Open.class)
class OwnSecretTest {
    private final Site site;

    OwnSecretTest(Site site) {
        this.site = site;
    }

    @Test
    void theSecretIsMadeHereOpensTheEntryAndWasSentToNobody() throws Exception {
        try (Visit visit = Visit.of(site, Look.PHONE)) {
            Page page = visit.page();
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(request.url() + " " + body(request)));
            visit.to("kk/say?about=art_1");
            page.locator("input[name=stance][value=oppose]").check();
            page.locator("textarea[name=reason]").fill("Бұл бап анық емес.");
            page.locator("form[data-seal] button").click();
            page.waitForURL("**/kk/receipt/*");
            String code = page.url().replaceFirst(".*/receipt/", "");

            String secret = page.locator("[data-own-secret]").innerText();
            String opened =
                    Files.readString(
                            page.waitForDownload(() -> page.locator("[data-own-opening]").click())
                                    .path());
            Opening opening = Opening.parse(opened.getBytes(UTF_8));

            assertThat(visit.complaints()).isEmpty();
            assertThat(opening.secret()).isEqualTo(SecretText.decode(secret));
            assertThat(ReceiptCode.of(Merkle.leaf(opening.entry())).toString()).isEqualTo(code);
            assertThat(opened).contains("Бұл бап анық емес.").contains("oppose");
            assertThat(sent)
                    .as("for the key, for the values, and sealed")
                    .filteredOn(it -> it.contains("seal-c=") || it.contains("step=seal"))
                    .hasSize(3);
            assertThat(String.join("\n", sent))
                    .doesNotContain(secret)
                    .doesNotContain(
                            HexFormat.of().formatHex(Objects.requireNonNull(opening.secret())));

            page.reload();
            assertThat(page.locator("[data-own-secret]").count()).as("shown once").isZero();
            site.part(PublicLog.class).sequence();
            visit.to("kk/receipt/" + code);
            page.locator("details:has(form[data-withdraw]) summary").click();
            page.locator("input[name=secret]").fill(secret.toLowerCase(Locale.ROOT));
            page.waitForResponse(
                    "**/receipt/" + code, () -> page.locator("form[data-withdraw] button").click());
            assertThat(page.locator("form[data-withdraw]").count()).as("withdrawn").isZero();
            assertThat(sent)
                    .filteredOn(it -> it.contains("signature="))
                    .singleElement()
                    .asString()
                    .contains("secret=&");
            assertThat(String.join("\n", sent)).doesNotContainIgnoringCase(secret);
        }
    }

    @Test
    void oneTapIsSealedToo() {
        try (Visit visit = Visit.of(site, Look.PHONE)) {
            Page page = visit.to("ru/text/art_2").page();
            page.locator("button[value=support]").click();
            page.waitForURL("**/ru/receipt/*");
            assertThat(page.locator("[data-own-secret]").innerText()).hasSize(69);
            assertThat(visit.complaints()).isEmpty();
            String code = page.url().replaceFirst(".*/receipt/", "");
            visit.to("ru/me");
            assertThat(page.locator("main").innerText())
                    .as("in the list of this browser, without its secret")
                    .contains(code);
            assertThat(page.locator("main a[href$='/receipt/" + code + "']").count())
                    .as("taken back where its secret is typed")
                    .isEqualTo(2);
            assertThat(page.locator("main a[href*='me/withdraw']").count()).isZero();
        }
    }

    @Test
    void questionsStatementsAndProposalsAreSealedToo() {
        try (Visit visit = Visit.of(site, Look.PHONE)) {
            Page page = visit.page();
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(body(request)));
            for (String form :
                    List.of("ask?about=art_3", "statements/new", "propose?about=art_3")) {
                visit.to("ru/" + form);
                page.locator("textarea[name=text]")
                        .fill("Это должно начать действовать раньше, чем сказано.");
                if (form.startsWith("propose")) {
                    page.locator("textarea[name=reason]").fill("Иначе будет поздно.");
                }
                page.locator("button[value=look]").click();
                page.locator("button[value=send]").click();
                page.waitForURL("**/ru/receipt/*");
                assertThat(page.locator("[data-own-secret]").innerText()).as(form).hasSize(69);
            }
            assertThat(visit.complaints()).isEmpty();
            assertThat(sent).filteredOn(it -> it.contains("seal-c=")).hasSize(3);
        }
    }

    @Test
    void whoGoesBackMayChooseSomethingElse() {
        try (Visit visit = Visit.of(site, Look.PHONE)) {
            Page page = visit.to("ru/text/art_4").page();
            page.locator("button[value=support]").click();
            page.waitForURL("**/ru/receipt/*");
            String first = page.url();
            page.goBack();
            page.locator("button[value=oppose]").click();
            page.waitForURL("**/ru/receipt/*");
            assertThat(page.url()).isNotEqualTo(first);
            String code = page.url().replaceFirst(".*/receipt/", "");
            assertThat(visit.to("ru/c/" + code).page().locator("main").innerText())
                    .contains("Против");
        }
    }

    private static String body(Request request) {
        String body = request.postData();
        return body == null ? "" : body;
    }
}
