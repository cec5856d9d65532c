package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the first visit of a page costs somebody who pays by the megabyte: its words, styles, fonts
/// and scripts as they come over the line, headers included, photos not.
@ExtendWith(Site.Open.class)
class WeightTest {
    private static final long MOST = 150_000;

    private final Site site;

    WeightTest(Site site) {
        this.site = site;
    }

    @Test
    void noPageWeighsMoreThanAHundredAndFiftyKilobytes() {
        Map<String, Long> heavy = new TreeMap<>();
        for (String lang : new String[] {"kk", "ru"}) {
            for (String path : site.addresses().kinds()) {
                long weight = weight(lang + "/" + path);
                if (weight > MOST) {
                    heavy.put(lang + "/" + path, weight);
                }
            }
        }
        assertThat(heavy).isEmpty();
    }

    private long weight(String path) {
        AtomicLong bytes = new AtomicLong();
        try (BrowserContext reader = site.chromium().reader(Look.PHONE)) {
            Page page = reader.newPage();
            CDPSession devtools = reader.newCDPSession(page);
            devtools.send("Network.enable");
            devtools.on(
                    "Network.loadingFinished",
                    (JsonObject event) ->
                            bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            page.navigate(site.at(path));
            page.evaluate("() => document.fonts.ready.then(() => 1)");
            page.waitForLoadState(LoadState.LOAD);
        }
        return bytes.get();
    }
}
