package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every page behind the staff door that has an address of its own, by whoever may open it: by day
/// on a wide screen, at 400 % zoom by night, and with the keyboard alone.
@ExtendWith(Site.Open.class)
class StaffPagesTest {
    /// Together they open every workbench.
    private static final List<Role> ROLES =
            List.of(
                    Role.DRAFTER,
                    Role.MODERATOR,
                    Role.REVIEWER,
                    Role.EXPERT,
                    Role.STEWARD,
                    Role.PRESS,
                    Role.PUBLISHER,
                    Role.ORGANISER,
                    Role.ADMIN);

    private final Site site;

    StaffPagesTest(Site site) {
        this.site = site;
    }

    @Test
    void everyWorkbenchIsFreeOfViolations() {
        Map<String, List<String>> wrong = new TreeMap<>();
        Set<String> left = new TreeSet<>(site.routes().staff());
        for (Role role : ROLES) {
            for (Look look : List.of(Look.DESK, Look.ZOOMED)) {
                try (Visit visit = signIn(role, look)) {
                    for (String path : site.routes().staff()) {
                        if (opened(visit.to("kk/" + path))) {
                            left.remove(path);
                            for (String complaint : visit.complaints()) {
                                wrong.computeIfAbsent(complaint, it -> new ArrayList<>())
                                        .add(role + " " + path);
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(left).as("nobody of these roles opens them").isEmpty();
    }

    @Test
    void everyControlOfAWorkbenchIsReachedWithTheKeyboard() {
        Map<String, String> wrong = new TreeMap<>();
        for (Role role : List.of(Role.MODERATOR, Role.DRAFTER)) {
            try (Visit visit = signIn(role, Look.ZOOMED)) {
                for (String path : site.routes().staff()) {
                    visit.to("kk/" + path);
                    if (opened(visit)) {
                        String found = KeyboardTest.walk(visit.page());
                        if (!found.isEmpty()) {
                            wrong.put(path, found);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Visit signIn(Role role, Look look) {
        String link = site.part(StaffLinks.class).issue(role, "browser " + role.code());
        Visit visit = Visit.of(site, look);
        Page page = visit.to("kk/" + link).page();
        page.locator("main form button").first().click();
        assertThat(page.url()).endsWith("/kk/staff");
        return visit;
    }

    /// A page of refusal has the name of the problem.
    private static boolean opened(Visit visit) {
        return visit.page().locator("body.staff").count() == 1;
    }
}
