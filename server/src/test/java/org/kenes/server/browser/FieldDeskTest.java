package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.builtin.BuiltInForms;
import org.kenes.server.outreach.desk.KeyDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The desks of the field at 400 % zoom in every language, and our own form and the sheet of paper:
/// nothing is wrong on them, and what is decided can be decided with the keyboard alone.
@ExtendWith(Site.Open.class)
class FieldDeskTest {
    private final Site site;

    FieldDeskTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void onTheDesksNothingIsWrongAndTheKeyboardIsEnough(String lang) {
        String organisation = site.part(Organisations.class).all().getFirst().id();
        String event =
                site.part(JdbcClient.class)
                        .sql(
                                "select id::text from outreach.event where state = 'reported' order"
                                        + " by id limit 1")
                        .query(String.class)
                        .single();
        Map<String, List<String>> wrong = new TreeMap<>();
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            enter(visit, lang, Role.STEWARD, null);
            look(visit, lang + "/staff/field", wrong);
            look(visit, lang + "/staff/field/signals", wrong);
            visit.page().locator("form button").first().press("Enter");
            look(visit, lang + "/staff/field/signals", wrong);
            look(visit, lang + "/staff/paper", wrong);
            look(visit, lang + "/staff/field/events/" + event, wrong);
            Page page = visit.page();
            page.locator("#reason").focus();
            page.keyboard().type("the club was closed");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/staff/field/events/**done=verified");
            assertThat(page.locator("[role=status]").textContent()).isNotBlank();
            look(visit, lang + "/staff/field/events/" + event, wrong);
            page.locator("#reason").fill("a slip");
            page.locator("button[value=reported]").press("Enter");
            page.waitForURL("**done=reported");
        }
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            enter(visit, lang, Role.ORGANISER, organisation);
            look(visit, lang + "/staff/events", wrong);
            look(visit, lang + "/staff/backchecks", wrong);
        }
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            enter(visit, lang, Role.LEAD, organisation);
            look(visit, lang + "/staff/organisation", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void theBuiltInFormsAndTheSheetHaveNothingWrong(String lang) {
        site.part(BuiltInForms.class).publishChanged();
        String organisation = site.part(Organisations.class).all().getFirst().id();
        String root =
                site.part(JdbcClient.class)
                        .sql("select code from outreach.place where level = 0")
                        .query(String.class)
                        .single();
        var wish = new FieldKeys.Wish(organisation, root, "reporter", "test", lang, 100, null);
        String token = ((KeyDesk.Issue.Done) site.part(KeyDesk.class).issue(wish)).token();
        Map<String, List<String>> wrong = new TreeMap<>();
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            for (String form : List.of("event-report", "event-plan", "visit-report")) {
                look(visit, "key/" + token + "/report?form=kenes-" + form + "&lang=" + lang, wrong);
            }
            look(visit, lang + "/print/report", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private void enter(Visit visit, String lang, Role role, @Nullable String organisation) {
        String link = site.part(StaffLinks.class).issue(role, "Desk", organisation);
        visit.page().navigate(site.at(lang + "/" + link));
        visit.page().locator("main form button").first().click();
        visit.page().waitForURL("**/" + lang + "/staff");
    }

    private static void look(Visit visit, String path, Map<String, List<String>> wrong) {
        for (String complaint : visit.to(path).complaints()) {
            wrong.computeIfAbsent(complaint, it -> new ArrayList<>()).add(path);
        }
        if (Boolean.getBoolean("kenes.screenshots")) {
            String name = path.replaceAll("key/[^/]+/", "").replaceAll("[^A-Za-z0-9-]+", "_");
            visit.page()
                    .screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target/screenshots/field", name + ".png"))
                                    .setFullPage(true));
        }
    }
}
