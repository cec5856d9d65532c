package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

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

    /// In Kazakh, whose letters need every part of the fonts that Russian and English need.
    @Test
    void noPageWeighsMoreThanAHundredAndFiftyKilobytes() {
        Map<String, Long> heavy = new TreeMap<>();
        try (BrowserContext reader = site.chromium().reader(Look.PHONE)) {
            Page page = reader.newPage();
            AtomicLong bytes = new AtomicLong();
            CDPSession devtools = reader.newCDPSession(page);
            devtools.send("Network.enable");
            devtools.send("Network.setCacheDisabled", cacheDisabled());
            devtools.on(
                    "Network.loadingFinished",
                    (JsonObject event) ->
                            bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            for (String path : site.addresses().kinds()) {
                bytes.set(0);
                page.navigate(site.at("kk/" + path));
                page.evaluate("() => document.fonts.ready.then(() => 1)");
                if (bytes.get() > MOST) {
                    heavy.put(path, bytes.get());
                }
            }
        }
        assertThat(heavy).isEmpty();
    }

    private static JsonObject cacheDisabled() {
        JsonObject wish = new JsonObject();
        wish.addProperty("cacheDisabled", true);
        return wish;
    }
}
