package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.sample.Sample;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.server.record.PublicLog;
import org.kenes.server.release.Cuts;
import org.kenes.server.release.Releases;
import org.kenes.server.release.office.ReleaseDesk;
import org.kenes.server.scenario.Office;
import org.kenes.server.scenario.Scenario;
import org.kenes.server.scenario.TestClock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A dialogue from its draft to its closing report, played by everybody it takes, each in a browser
/// of their own: on an empty installation, over its pages alone. At the end a stranger recounts
/// what was published. Every kind of page that staff meet on the way is also looked at: axe,
/// console, width.
@ExtendWith(Chromium.Needed.class)
class TourTest {
    private static final Look DESK_BY_NIGHT = new Look(1280, 900, ColorScheme.DARK, true);
    private static final Look OLD_PHONE = Look.ZOOMED.withoutScripts();
    private static final int SUPPORT = 14;
    private static final int OPPOSE = 11;
    private static final String REPORT =
            """
            format: kenes-release/1
            id: closing
            kind: report
            languages: [kk, ru, en]
            publishAt: 2031-03-01T15:00:00+05:00
            asOf: 2031-03-01
            data: {package: datapackage.json}
            profile: none
            imprint:
              issuer: The office
              maker: The office
              orderedBy: [The office]
              paidBy: [{name: The office, fundSource: own, origin: domestic}]
              responsiblePerson: A. Person (invented)
              contact: press@example.org
            parity: {figures: strict}
            claims:
              c1: {figure: events.held, is: "= 1"}
            """;

    @TempDir static Path data;
    @TempDir static Path files;
    private static Chromium chromium;
    private static Scenario scenario;
    private static TestClock clock;
    private static String site;
    private static final Map<String, Actor> ACTORS = new LinkedHashMap<>();
    private static final Map<String, String> ADDRESSES = new TreeMap<>();
    private static final Map<String, String> WRONG = new TreeMap<>();
    private static String question = "";
    private static String insult = "";
    private static String proposal = "";
    private static String fieldPage = "";

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        scenario = Scenario.empty(data, clock);
        site = "http://localhost:" + scenario.site().getPort() + "/";
    }

    @AfterAll
    static void close() {
        ACTORS.values().forEach(Actor::close);
        scenario.close();
        chromium.close();
    }

    private static Actor actor(String name, Look look) {
        return ACTORS.computeIfAbsent(name, it -> new Actor(chromium, site, look, WRONG));
    }

    /// Somebody of the staff, signed in over the address that was handed to them.
    private static Actor staff(String name) {
        if (ACTORS.containsKey(name)) {
            return ACTORS.get(name);
        }
        Look look = ADDRESSES.size() % 2 == 0 ? Look.ZOOMED : DESK_BY_NIGHT;
        return actor(name, look).enter(ADDRESSES.get(name));
    }

    private static Actor citizen() {
        return actor("Aigul", OLD_PHONE);
    }

    @Test
    void fromTheDraftToTheClosingReport() throws IOException {
        theAdministratorSetsTheInstallationUpAndMakesAPasskey();
        peopleAreTakenOnAndPowerTakesTwo();
        oneDrafterPreparesTheDraftAndAnotherPublishesIt();
        citizensSayAskAndProposeWithoutScriptsOnASmallScreen();
        aModeratorHidesByARuleAndAReviewerHearsTheAppeal();
        anExpertDraftsAnAnswerAndASecondReaderPublishesIt();
        aProposalIsDecidedWithAReasonByTwo();
        aVolunteerReportsAMeetingFromTheField();
        thePressOfficeWritesTheClosingReportAndAnotherSignsIt();
        theAuditorFindsEveryStepInAWholeChain();
        aStrangerRecountsTheClosingReport();
        noPageOnTheWayWasWrong();
    }

    /// What `serve` does when nobody works here yet.
    private static void theAdministratorSetsTheInstallationUpAndMakesAPasskey() {
        String address = scenario.part(StaffLinks.class).issue(Role.ADMIN, "Administrator");
        Actor admin = actor("Administrator", DESK_BY_NIGHT).withPasskeys();
        admin.enter(site + "en/" + address);
        assertThat(admin.at()).isEqualTo("en/staff");
        admin.go("en/staff/account").fill("label", "work phone");
        admin.press("form[data-passkey-create] button");
        admin.page().waitForSelector("ul.entries");
        assertThat(admin.text()).contains("work phone");

        admin.press("form[action$='/sessions'] button");
        assertThat(admin.at()).isEqualTo("en/staff/sign-in");
        admin.press("form[data-passkey-get] button");
        assertThat(admin.at()).as(admin.text()).isEqualTo("en/staff");
        new Office(scenario.site(), scenario.part(AdminKeys.class).issue()).setUp();
    }

    private static void peopleAreTakenOnAndPowerTakesTwo() {
        takeOn("Administrator", Role.STEWARD, "Olga");
        Actor olga = staff("Olga");
        for (Map.Entry<String, Role> it :
                Map.of(
                                "Ainur", Role.EXPERT,
                                "Saule", Role.PRESS)
                        .entrySet()) {
            takeOn("Olga", it.getValue(), it.getKey());
        }
        Map<String, Role> powerful = new LinkedHashMap<>();
        powerful.put("Dana", Role.DRAFTER);
        powerful.put("Erlan", Role.DRAFTER);
        powerful.put("Marat", Role.MODERATOR);
        powerful.put("Gulnar", Role.REVIEWER);
        powerful.put("Bolat", Role.PUBLISHER);
        powerful.put("Timur", Role.AUDITOR);
        powerful.forEach((name, role) -> {
            propose(olga, role, name);
            assertThat(olga.page().locator("#address").count()).as("not alone").isZero();
        });
        assertThat(olga.page().locator("form[action$='/confirm']").count())
                .as("whoever proposed does not confirm")
                .isZero();
        Actor admin = ACTORS.get("Administrator");
        admin.go("en/staff/roles");
        for (String name : powerful.keySet()) {
            admin.press("form[action$='/confirm'] button");
            ADDRESSES.put(name, admin.text("#address"));
        }
    }

    private static void takeOn(String by, Role role, String name) {
        Actor actor = ACTORS.get(by);
        propose(actor, role, name);
        ADDRESSES.put(name, actor.text("#address"));
    }

    private static void propose(Actor by, Role role, String name) {
        by.go("ru/staff/roles")
                .select("role", role.name())
                .fill("name", name)
                .fill("reason", "Приказ № 7")
                .press("form[action$='/staff/roles'] button");
    }

    private static void oneDrafterPreparesTheDraftAndAnotherPublishesIt() throws IOException {
        Actor dana = staff("Dana");
        dana.go("kk/staff/text").fill("id", "draft-1").fill("day", "2031-03-01");
        dana.select("status", "draft");
        for (String lang : Sample.LANGUAGES) {
            Path file = files.resolve("law." + lang + ".txt");
            Files.write(file, Sample.law(lang));
            dana.upload("file-" + lang, file);
        }
        dana.press("form[enctype] button");
        assertThat(dana.at()).as(dana.text()).isEqualTo("kk/staff/text/draft-1");
        assertThat(dana.page().locator("form[action$='/publish']").count())
                .as("not who prepared it")
                .isZero();
        Actor erlan = staff("Erlan");
        erlan.go("ru/staff/text/draft-1").press("form[action$='/publish'] button");
        assertThat(citizen().go("kk/text").text()).contains("2-бап");
    }

    private static void citizensSayAskAndProposeWithoutScriptsOnASmallScreen() {
        Actor aigul = citizen();
        aigul.go("kk/text/art_3").press("a[href*='/kk/ask']");
        aigul.fill("text", "Кезекті кім бақылайды және қалай?").press("button[value=look]");
        aigul.press("button[value=send]");
        question = aigul.receipt();
        aigul.go("kk/propose?about=art_4");
        String words = aigul.page().locator("textarea").first().inputValue();
        aigul.page().locator("textarea").first().fill(words + " Бұл тегін.");
        aigul.fill("reason", "Ауылда ақша аз.").press("button[value=look]");
        aigul.press("button[value=send]");
        proposal = aigul.receipt();
        for (int i = 0; i < SUPPORT + OPPOSE; i++) {
            aigul.page().context().clearCookies();
            aigul.go("kk/text/art_5")
                    .press("button[value=" + (i < SUPPORT ? "support" : "oppose") + "]");
        }
        assertThat(aigul.text()).contains(aigul.receipt());
        aigul.page().context().clearCookies();
        aigul.go("ru/say?about=art_6").tick("stance", "oppose");
        aigul.fill("reason", "Звоните мне: 8 701 000 00 00.").press("main form button");
        insult = aigul.receipt();
        aigul.go("kk/receipt").fill("code", question.toLowerCase(java.util.Locale.ROOT));
        aigul.press("main form button");
        assertThat(aigul.at()).isEqualTo("kk/receipt/" + question);
    }

    private static void aModeratorHidesByARuleAndAReviewerHearsTheAppeal() {
        Actor marat = staff("Marat");
        marat.go("ru/staff/moderation");
        assertThat(marat.page().locator(".swatch").count()).as("positions").isZero();
        marat.tick("code", insult).tick("rule", "M1").fill("reason", "номер телефона");
        marat.press("button[value=hide]");
        scenario.part(PublicLog.class).sequence();
        citizen().go("ru/c/" + insult);
        assertThat(citizen().text()).doesNotContain("8 701").contains("M1. Личные данные");
        citizen().go("ru/c/" + insult + "/appeal").fill("words", "Это мой номер, и я согласна.");
        citizen().press("main form button");
        Actor gulnar = staff("Gulnar");
        gulnar.go("kk/staff/appeals").fill("reason", "Нөмір жарияланбайды.");
        gulnar.press("button[value=upheld]");
        assertThat(citizen().go("ru/moderation").text()).contains(insult);
    }

    private static void anExpertDraftsAnAnswerAndASecondReaderPublishesIt() {
        Actor ainur = staff("Ainur");
        ainur.go("kk/staff/answers").unfold("summary");
        ainur.fill("office", "Су министрлігі").fill("text", "Кезекті ауыл жиналысы бақылайды.");
        ainur.fill("refs", "art_3").press("form[action$='/draft'] button");
        Actor erlan = ACTORS.get("Erlan");
        erlan.go("ru/staff/answers").press("form[action$='/publish'] button");
        assertThat(citizen().go("kk/c/" + question).text())
                .contains("ауыл жиналысы", "Су министрлігі");
    }

    private static void aProposalIsDecidedWithAReasonByTwo() {
        Actor dana = ACTORS.get("Dana");
        String reason = "Бұл туралы бюджет туралы заңда айтылған, сондықтан мұнда қайталанбайды.";
        dana.go("kk/staff/decisions").tick("code", proposal).tick("decision", "declined");
        dana.fill("body", "Жұмыс тобы");
        for (String lang : Sample.LANGUAGES) {
            dana.fill("reason_" + lang, reason);
        }
        dana.press("form[action$='/staff/decisions'] button");
        Actor erlan = ACTORS.get("Erlan");
        erlan.go("ru/staff/decisions").press("form[action$='/publish'] button");
        assertThat(citizen().go("kk/c/" + proposal).text()).contains("бюджет туралы заңда");
    }

    private static void aVolunteerReportsAMeetingFromTheField() {
        Actor olga = ACTORS.get("Olga");
        olga.go("ru/staff/field").select("organisation", "org-002").select("place", "KZ");
        olga.fill("label", "Телефон Ерболата").press("form[action$='/keys'] button");
        fieldPage =
                olga.page()
                        .locator("section.note a")
                        .first()
                        .getAttribute("href")
                        .replaceFirst("^https?://[^/]+/", "");
        Actor erbolat = actor("Erbolat", new Look(390, 844, ColorScheme.LIGHT, false));
        erbolat.go(fieldPage.contains("?") ? fieldPage : fieldPage + "?lang=ru");
        erbolat.tick("event/planned", "no").fill("event/title", "Сход в ауле");
        erbolat.tickOrSelect("place/region", "KZ-62").press("button[value=lists]");
        erbolat.tickOrSelect("place/district", "ulytau-zhezkazgan").press("button[value=lists]");
        erbolat.tickOrSelect("place/settlement", "s-zhezkazgan");
        erbolat.fill("event/date", "2031-02-27").fill("event/time", "14:30");
        erbolat.fill("event/minutes", "75");
        erbolat.tickOrSelect("event/format", "in_person").tickOrSelect("event/venue", "mine");
        erbolat.tickOrSelect("audience/groups", "miners").fill("audience/attendance", "118");
        erbolat.tickOrSelect("audience/method", "sheet").tickOrSelect("audience/langs", "kk");
        erbolat.tickOrSelect("organiser/org", "org-002");
        erbolat.tickOrSelect("what/has_q", "no").tickOrSelect("what/has_o", "no");
        erbolat.tickOrSelect("what/has_p", "no").tickOrSelect("close/declare", "OK");
        erbolat.press("button[value=send]");
        assertThat(erbolat.text()).contains("Принято. Квитанция: ");
        scenario.part(Reports.class).readWaiting();
        assertThat(citizen().go("kk/events").text()).contains("Жезқазған");
    }

    private static void thePressOfficeWritesTheClosingReportAndAnotherSignsIt() {
        scenario.part(Cuts.class).take();
        Actor saule = staff("Saule");
        saule.go("ru/staff/releases").fill("analyst", "Дина, аналитик").fill("yaml", REPORT);
        saule.fill("text-kk", "# Қорытынды\n\n[1 кездесу өтті]{c1}.\n");
        saule.fill("text-ru", "# Итоги\n\n[Проведено встреч: 1]{c1}.\n");
        saule.fill("text-en", "# What was said\n\n[1 meeting was held]{c1}.\n");
        saule.press("form[action$='/staff/releases'] button");
        assertThat(saule.at()).as(saule.text()).isEqualTo("ru/staff/releases/closing");
        assertThat(saule.text()).contains("Можно публиковать");
        saule.press("form[action$='/announce'] button");
        assertThat(saule.page().locator("form[action$='/sign']").count()).isZero();
        Actor bolat = staff("Bolat");
        bolat.go("ru/staff/releases/closing").press("form[action$='/sign'] button");
        clock.set(Instant.parse("2031-03-01T10:00:00Z"));
        scenario.part(ReleaseDesk.class).publishDue();
        assertThat(citizen().go("ru/releases/closing").text()).contains("Итоги");
    }

    private static void theAuditorFindsEveryStepInAWholeChain() {
        Actor timur = staff("Timur");
        timur.go("en/staff/audit");
        assertThat(timur.text())
                .contains("The chain is whole")
                .contains("sign-in.passkey", "role.grant.power", "text.version.publish")
                .contains("moderation.decide", "answer.publish", "release.publish")
                .doesNotContain("8 701");
        assertThat(timur.go("en/staff").page().locator("a[href$='/staff/roles']").count()).isZero();
    }

    private static void aStrangerRecountsTheClosingReport() {
        Path release =
                scenario.part(Releases.class)
                        .folder(scenario.part(Releases.class).find("closing").orElseThrow());
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, UTF_8);
        int exit = VerifyCommand.run(new String[] {release.toString()}, stream, stream);
        assertThat(exit).as(out.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("VERIFIED");
    }

    private static void noPageOnTheWayWasWrong() {
        assertThat(WRONG).isEmpty();
    }
}
