package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every page with nothing but the keyboard: the first stop skips to the text, every control is a
/// stop in reading order, and each stop is seen.
@ExtendWith(Site.Open.class)
class KeyboardTest {
    /// Numbers everything that a keyboard must reach and gives how many there are; of a group of
    /// radio buttons one is enough.
    private static final String CONTROLS =
            """
            () => {
              const groups = new Set();
              let n = 0;
              for (const it of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
                if (it.disabled || it.type === 'hidden' || !it.checkVisibility({visibilityProperty: true})) continue;
                if (it.type === 'radio') { if (groups.has(it.name)) continue; groups.add(it.name); }
                it.dataset.stop = n++;
              }
              return n;
            }
            """;

    /// Where the focus is, and what is wrong with how it looks there.
    private static final String FOCUS =
            """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body) return {stop: -1, wrong: []};
              const style = getComputedStyle(it), box = it.getBoundingClientRect(), wrong = [];
              const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              if (!outlined) wrong.push('no outline');
              if (box.width < 1 || box.height < 1) wrong.push('no size');
              if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) wrong.push('out of sight');
              const group = it.type === 'radio' ? document.querySelector(`[type=radio][name="${it.name}"][data-stop]`) : it;
              return {stop: group && group.dataset.stop ? +group.dataset.stop : -2, wrong,
                what: it.outerHTML.slice(0, 80)};
            }
            """;

    /// Day, month, year, hour, minute, and the button that opens the calendar: one field.
    private static final int PARTS = 6;

    private final Site site;

    KeyboardTest(Site site) {
        this.site = site;
    }

    @Test
    void everyControlIsReachedInOrderAndSeen() {
        Map<String, String> wrong = new TreeMap<>();
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            for (String path : site.addresses().kinds()) {
                String found = walk(visit.to("kk/" + path).page());
                if (!found.isEmpty()) {
                    wrong.put(path, found);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theFirstStopSkipsToTheText() {
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            Page page = visit.to("kk/text").page();
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
        }
    }

    @Test
    void aModeratorDecidesByKeysOnlyWhileATextIsInFocus() {
        try (Visit visit = Visit.of(site, Look.DESK)) {
            String address = site.part(StaffLinks.class).issue(Role.MODERATOR, "Moderator by keys");
            Page page = visit.to("ru/" + address).page();
            page.locator("main form button").first().click();
            page.waitForURL("**/ru/staff");
            page.navigate(site.at("ru/staff/moderation"));
            Locator texts = page.locator("input[name=code]");
            String first = texts.nth(0).inputValue();
            String second = texts.nth(1).inputValue();
            page.keyboard().press("a");
            assertThat(texts.nth(0).inputValue()).as("nothing is in focus").isEqualTo(first);
            texts.nth(0).focus();
            page.keyboard().press("j");
            page.keyboard().press("3");
            assertThat(page.evaluate("() => document.activeElement.id"))
                    .as("an article is missing")
                    .isEqualTo("reason");
            texts.nth(1).focus();
            page.keyboard().press("6");
            page.waitForURL("**/ru/staff/moderation");
            page.locator("p[role=status].note").waitFor();
            assertThat(texts.nth(0).inputValue()).as("the first one waits on").isEqualTo(first);
            assertThat(texts.nth(1).inputValue()).isNotEqualTo(second);
            assertThat(page.evaluate("() => document.activeElement.value"))
                    .as("the next text is in focus")
                    .isEqualTo(first);
            page.locator("form[action$=undo] button").click();
            page.waitForURL("**/ru/staff/moderation");
        }
    }

    /// @return the first thing that is wrong, or nothing
    static String walk(Page page) {
        int controls = (Integer) page.evaluate(CONTROLS);
        for (int expected = 0; expected < controls; expected++) {
            page.keyboard().press("Tab");
            Map<?, ?> focus = (Map<?, ?>) page.evaluate(FOCUS);
            for (int part = 0; part < PARTS && focus.get("stop").equals(expected - 1); part++) {
                page.keyboard().press("Tab");
                focus = (Map<?, ?>) page.evaluate(FOCUS);
            }
            if (!focus.get("stop").equals(expected)) {
                return "stop %d of %d is %s".formatted(expected, controls, focus);
            }
            if (!((List<?>) focus.get("wrong")).isEmpty()) {
                return focus.toString();
            }
        }
        return "";
    }
}
