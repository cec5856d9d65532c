package org.kenes.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every page that a reader reaches: by day on a wide screen two of each kind, by night at 400 %
/// zoom one, both in Kazakh, since colours and structure are the same in all languages; what
/// differs is the length of words, so in Russian and English one of each kind is asked whether it
/// fits where there is least room, which takes a tenth of the time.
@ExtendWith(Site.Open.class)
class PagesTest {
    /// Reached from a receipt after the wording changed, from words that a moderator hid, from
    /// paper, from a note to a provision, from a mail, from what one key left, or a feed of one
    /// thing; the crawl has none of these.
    private static final Set<String> FROM_ELSEWHERE =
            Set.of(
                    "/{lang}/c/{code}/again",
                    "/{lang}/c/{code}/appeal",
                    "/{lang}/slip/{serial}",
                    "/{lang}/follow/confirm",
                    "/{lang}/unfollow/{token}",
                    "/{lang}/confirm/email",
                    "/{lang}/confirm/identity",
                    "/{lang}/me/withdraw",
                    "/{lang}/me/data.zip",
                    "/{lang}/confirm/oidc/{provider}",
                    "/{lang}/text/{eId}/feed.atom",
                    "/{lang}/c/{code}/feed.atom",
                    "/{lang}/decisions.{format:csv|parquet}",
                    "/{lang}/text/{eId}/note",
                    "/{lang}/releases/{slug:[a-z0-9][a-z0-9-]{1,63}}/claims/{claim:[A-Za-z0-9_-]{1,64}}");

    private final Site site;

    PagesTest(Site site) {
        this.site = site;
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(site.addresses().broken()).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheFrontPage() {
        Set<String> missed = new TreeSet<>(site.routes().pages());
        missed.removeAll(site.addresses().reached());
        missed.removeAll(FROM_ELSEWHERE);
        assertThat(missed).isEmpty();
    }

    @Test
    void byDayOnAWideScreenNothingIsWrong() {
        assertThat(wrong("kk", site.addresses().pages(), Look.DESK)).isEmpty();
    }

    @Test
    void byNightAtFourHundredPercentNothingIsWrong() {
        assertThat(wrong("kk", site.addresses().kinds(), Look.ZOOMED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void theWordsOfTheOtherLanguagesFitToo(String lang) {
        Map<String, List<String>> wrong = new TreeMap<>();
        try (Visit visit = Visit.of(site, Look.ZOOMED)) {
            for (String path : site.addresses().kinds()) {
                List<String> found = visit.to(lang + "/" + path).unfit();
                if (!found.isEmpty()) {
                    wrong.put(path, found);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void bothFontsHaveTheSignOfTheTenge() {
        try (Visit visit = Visit.of(site, Look.DESK)) {
            for (String font : List.of("Golos Text", "Literata")) {
                Object loaded =
                        visit.to("kk/text")
                                .page()
                                .evaluate(
                                        "font => document.fonts.load('16px \"' + font + '\"',"
                                                + " '\u20b8').then(found => found.map(it =>"
                                                + " it.unicodeRange))",
                                        font);
                assertThat(loaded.toString()).as(font).isEqualTo("[U+20B8]");
            }
        }
    }

    /// What is wrong, and where.
    private Map<String, List<String>> wrong(String lang, List<String> paths, Look look) {
        Map<String, List<String>> wrong = new TreeMap<>();
        try (Visit visit = Visit.of(site, look)) {
            for (String path : paths) {
                for (String complaint : visit.to(lang + "/" + path).complaints()) {
                    wrong.computeIfAbsent(complaint, it -> new ArrayList<>()).add(path);
                }
            }
        }
        return wrong;
    }
}
