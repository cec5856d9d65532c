package org.kenes.server.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Our own form in a real browser, with a line that can be cut.
class OfflineFormTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path NODE = Path.of("/usr/bin/node");

    /// What the browser complained of.
    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    @TempDir static Path data;
    private static Scenario scenario;
    private static Playwright playwright;
    private static Browser browser;
    private static Phone phone;

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
        assumeTrue(Files.isExecutable(NODE), "no Node on this machine");
        SharedData.path("field/forms");
        scenario = Scenario.empty(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        phone = office.phone("org-002", "KZ");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                NODE.toString(),
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void close() {
        System.out.println(String.join("\n", SAID));
        if (playwright != null) {
            playwright.close();
        }
        if (scenario != null) {
            scenario.close();
        }
    }

    @Test
    void threeReportsFilledWithoutANetworkArriveOnceAfterTheTabWasClosed() throws Exception {
        int before = submissions();
        // a phone
        var small = new Browser.NewContextOptions().setViewportSize(390, 844);
        try (Line line = new Line(scenario.site());
                BrowserContext device = browser.newContext(small)) {
            String form = line.at("/key/" + phone.token() + "/report?lang=kk").toString();
            Page page = tab(device);
            page.navigate(form);
            assertThat(page.locator("form[data-kept]")).hasCount(1);

            device.setOffline(true);
            line.cut();
            page.reload();
            for (int i = 1; i <= 3; i++) {
                fill(page, "Кездесу " + i, i == 2);
                page.locator("[data-action=send]").click();
                assertThat(page.locator("[data-queue]")).hasAttribute("data-waiting", "" + i);
            }
            page.close();
            page = tab(device);
            page.navigate(form);
            assertThat(page.locator("[data-queue]")).hasAttribute("data-waiting", "3");
            page.close();
            assertThat(submissions()).isEqualTo(before);

            device.setOffline(false);
            line.mend();
            page = tab(device);
            page.navigate(form);
            assertThat(page.locator("[data-queue]")).hasAttribute("data-sent", "3");
            assertThat(page.locator("[data-queue]")).hasAttribute("data-waiting", "0");
            assertThat(page.locator("[data-kept] li").first())
                    .containsText(java.util.regex.Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}"));
            page.reload();
            assertThat(page.locator("[data-queue]")).hasAttribute("data-sent", "3");
        }
        assertThat(submissions()).isEqualTo(before + 3);
        scenario.part(Reports.class).readWaiting();
        assertThat(
                        jdbc().sql(
                                        "select count(*) from outreach.submission where read and"
                                                + " error is null and problems = 0 and event is not"
                                                + " null")
                                .query(Integer.class)
                                .single())
                .isEqualTo(submissions());
        assertThat(
                        jdbc().sql("select count(*) from outreach.attachment")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideEachQuestionAndOnTop() {
        try (BrowserContext device = browser.newContext()) {
            Page page = tab(device);
            page.navigate(
                    scenario.site().resolve("key/" + phone.token() + "/report?lang=ru").toString());
            assertThat(page.locator("form[data-kept]")).hasCount(1);
            page.locator("[data-action=send]").click();
            assertThat(page.locator("[data-errors]")).isVisible();
            assertThat(page.locator("[data-errors]")).isFocused();
            assertThat(page.locator("[id='event.title.error']")).isVisible();
            assertThat(page.locator("[data-control='audience/low']")).isHidden();
            page.locator("[name='audience/method'][value=estimate]").check();
            assertThat(page.locator("[data-control='audience/low']")).isVisible();
        }
    }

    @Test
    void aDraftWaitsForItsWriter() {
        try (BrowserContext device = browser.newContext()) {
            String form =
                    scenario.site().resolve("key/" + phone.token() + "/report?lang=en").toString();
            Page page = tab(device);
            page.navigate(form);
            assertThat(page.locator("form[data-kept]")).hasCount(1);
            fill(page, "Not finished", true);
            page.locator("[name='what/has_q'][value=yes]").check();
            page.locator("[name='question[1]/q_text']").fill("Why?");
            page.locator("[data-add=question]").click();
            page.locator("[name='question[2]/q_text']").fill("How?");
            page.waitForTimeout(600);
            page.reload();
            assertThat(page.locator("[name='event/title']")).hasValue("Not finished");
            assertThat(page.locator("[name='question[2]/q_text']")).hasValue("How?");
            assertThat(page.locator("[name='place/settlement']")).hasValue("s-zhezkazgan");
            assertThat(page.locator("[data-kept-file]").first()).containsText("1772700000001.jpg");
        }
    }

    @Test
    void thePageHasNoBarriersThatAxeFinds() throws IOException {
        String axe = axe();
        for (String lang : List.of("kk", "ru", "en")) {
            for (int width : new int[] {412, 1280}) {
                try (BrowserContext device =
                        browser.newContext(
                                new Browser.NewContextOptions().setViewportSize(width, 900))) {
                    Page page = tab(device);
                    page.navigate(
                            scenario.site()
                                    .resolve("key/" + phone.token() + "/report?lang=" + lang)
                                    .toString());
                    assertThat(page.locator("form[data-kept]")).hasCount(1);
                    for (String gate : List.of("q", "o", "p")) {
                        page.locator("[name='what/has_" + gate + "'][value=yes]").check();
                    }
                    page.locator("[data-action=send]").click();
                    assertThat(page.locator("[data-errors]")).isVisible();
                    shot(page, lang + "-" + width);
                    // our policy lets no script in but our own, and the tool is not ours
                    Object found =
                            page.evaluate(
                                    axe
                                            + "\n"
                                            + ";axe.run(document, {resultTypes:"
                                            + " ['violations']}).then(it => it.violations.flatMap(v"
                                            + " => v.nodes.map(n => v.id + ' ' + n.target.join('"
                                            + " '))))");
                    assertThat((List<?>) found).as(lang + " at " + width).isEmpty();
                    Object wide =
                            page.evaluate(
                                    "() => document.documentElement.scrollWidth >"
                                            + " document.documentElement.clientWidth");
                    assertThat(wide).as("scrolls sideways at " + width).isEqualTo(false);
                }
            }
        }
    }

    private static Page tab(BrowserContext device) {
        Page page = device.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(it -> SAID.add(it.text()));
        page.onPageError(it -> SAID.add(it));
        return page;
    }

    private static void fill(Page page, String title, boolean photo) {
        page.locator("[name='place/region']").selectOption("KZ-62");
        page.locator("[name='place/district']").selectOption("ulytau-zhezkazgan");
        page.locator("[name='place/settlement']").selectOption("s-zhezkazgan");
        choose(page, "event/planned", "no");
        page.locator("[name='event/title']").fill(title);
        page.locator("[name='event/date']").fill("2026-03-05");
        page.locator("[name='event/time']").fill("14:30");
        page.locator("[name='event/minutes']").fill("75");
        choose(page, "event/format", "in_person");
        choose(page, "event/venue", "mine");
        page.locator("[name='audience/groups'][value=miners]").check();
        page.locator("[name='audience/attendance']").fill("118");
        choose(page, "audience/method", "sheet");
        page.locator("[name='audience/langs'][value=kk]").check();
        page.locator("[name='organiser/org']").selectOption("org-002");
        choose(page, "what/has_q", "no");
        choose(page, "what/has_o", "no");
        choose(page, "what/has_p", photo ? "yes" : "no");
        if (photo) {
            page.locator("[name='photo[1]/p_image']")
                    .setInputFiles(SharedData.path("field/samples/1772700000001.jpg"));
            assertThat(page.locator("[data-kept-file]").first()).containsText("1772700000001.jpg");
            page.locator("[name='photo[1]/p_caption']").fill("Сұрақ қойып тұр");
            page.locator("[name='photo[1]/p_credit']").fill("Фото: Айдар Мысалов");
            choose(page, "photo[1]/p_licence", "cc_by_4");
            choose(page, "photo[1]/p_consent", "all");
            choose(page, "photo[1]/p_minors", "no");
        }
        page.locator("[name='close/declare']").check();
    }

    /// Radio buttons or a list.
    private static void choose(Page page, String control, String value) {
        Locator radio = page.locator("input[name='" + control + "'][value='" + value + "']");
        if (radio.count() > 0) {
            radio.check();
        } else {
            page.locator("select[name='" + control + "']").selectOption(value);
        }
    }

    private static void shot(Page page, String name) {
        if (System.getProperty("kenes.screenshots") != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/report-" + name + ".png"))
                            .setFullPage(true));
        }
    }

    private static String axe() throws IOException {
        try (InputStream in = OfflineFormTest.class.getResourceAsStream("/axe.min.js")) {
            assertThat(in).as("axe.min.js on the class path").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int submissions() {
        return jdbc().sql("select count(*) from outreach.submission").query(Integer.class).single();
    }

    private static JdbcClient jdbc() {
        return scenario.part(JdbcClient.class);
    }
}
