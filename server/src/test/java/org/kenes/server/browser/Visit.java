package org.kenes.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import java.util.ArrayList;
import java.util.List;

/// One window of a reader, and what is wrong with the page it shows.
final class Visit implements AutoCloseable {
    private static final String VIOLATIONS =
            """
            async () => {
              const found = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary));
            }
            """;

    /// What sticks out of the window, but not what scrolls by itself.
    private static final String SIDEWAYS =
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = it => it && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
              return [...document.body.querySelectorAll('*')]
                .filter(it => it.getBoundingClientRect().right > width + 1 && !scrolls(it.parentElement))
                .map(it => it.tagName + '.' + it.className + ' ' + it.textContent.trim().slice(0, 40))
                .concat('the page is ' + document.documentElement.scrollWidth + ' wide');
            }
            """;

    /// The spacing that every text must bear (WCAG 2.2, 1.4.12).
    private static final String SPACED =
            """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
                + ' word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
              document.adoptedStyleSheets = [sheet];
            }
            """;

    private final String site;
    private final BrowserContext reader;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /// @param site where it is, with a slash at the end
    Visit(String site, BrowserContext reader) {
        this.site = site;
        this.reader = reader;
        this.page = reader.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(site)) {
                complaints.add("asks elsewhere: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/assets/")) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    static Visit of(Site site, Look look) {
        return new Visit(site.at(""), site.chromium().reader(look));
    }

    Page page() {
        return page;
    }

    /// @param path such as `kk/text`
    Visit to(String path) {
        complaints.clear();
        page.navigate(site + path);
        return this;
    }

    /// Everything that axe finds, and what the browser itself complained of.
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        ((List<?>) page.evaluate(VIOLATIONS)).forEach(it -> all.add(it.toString()));
        all.addAll(sideways());
        return all;
    }

    /// What the browser itself complained of, and what does not fit: no look at structure and
    /// colours.
    List<String> unfit() {
        List<String> all = new ArrayList<>(complaints);
        all.addAll(sideways());
        return all;
    }

    /// What needs scrolling in two directions, also with wide spacing of the text.
    List<String> sideways() {
        List<String> out = new ArrayList<>();
        ((List<?>) page.evaluate(SIDEWAYS)).forEach(it -> out.add("sticks out: " + it));
        page.evaluate(SPACED);
        ((List<?>) page.evaluate(SIDEWAYS)).forEach(it -> out.add("sticks out spaced: " + it));
        return out;
    }

    @Override
    public void close() {
        reader.close();
    }
}
