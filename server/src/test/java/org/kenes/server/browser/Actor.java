package org.kenes.server.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Somebody with a browser of their own who does one thing after the other on real pages. Where the
/// browser runs scripts, every kind of page that is met is looked at once: what is wrong with it
/// goes to the list that all share.
final class Actor implements AutoCloseable {
    private static final double PATIENCE = 15_000;

    private final String site;
    private final Look look;
    private final Visit visit;
    private final Map<String, String> wrong;
    private final Set<String> seen = new HashSet<>();

    /// How many pages have been shown so far.
    private int pages;

    /// @param site with a slash at the end
    /// @param wrong complaint → page, of everybody
    Actor(Chromium chromium, String site, Look look, Map<String, String> wrong) {
        this.site = site;
        this.look = look;
        this.wrong = wrong;
        var reader = chromium.reader(look);
        reader.setDefaultTimeout(PATIENCE);
        this.visit = new Visit(site, reader);
        page().onFrameNavigated(frame -> pages++);
    }

    /// A device of this person that makes passkeys and asks nobody.
    Actor withPasskeys() {
        CDPSession devtools = page().context().newCDPSession(page());
        devtools.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        JsonObject wish = new JsonObject();
        wish.add("options", device);
        devtools.send("WebAuthn.addVirtualAuthenticator", wish);
        return this;
    }

    /// Opens a one-time address and presses its button.
    Actor enter(String address) {
        page().navigate(address);
        look();
        press("main form button");
        return this;
    }

    /// @param path below the site, such as `kk/text`
    Actor go(String path) {
        visit.to(path);
        look();
        return this;
    }

    Actor fill(String name, String value) {
        patiently(name, () -> field(name).first().fill(value));
        return this;
    }

    /// One of a list to open.
    Actor select(String name, String... values) {
        patiently(name, () -> field(name).first().selectOption(values));
        return this;
    }

    /// One of several in sight.
    Actor tick(String name, String value) {
        String selector = "main [name=\"" + name + "\"][value=\"" + value + "\"]";
        patiently(selector, () -> page().locator(selector).first().check());
        return this;
    }

    /// Whichever of the two the form made of a question.
    Actor tickOrSelect(String name, String value) {
        boolean list = page().locator("main select[name=\"" + name + "\"]").count() > 0;
        return list ? select(name, value) : tick(name, value);
    }

    Actor upload(String name, Path file) {
        field(name).first().setInputFiles(file);
        return this;
    }

    /// Presses what sends or leads somewhere, and waits for the page that comes of it.
    Actor press(String selector) {
        int before = pages;
        patiently(
                selector,
                () -> {
                    page().locator(selector).first().click();
                    page().waitForCondition(() -> pages > before);
                });
        page().waitForLoadState();
        look();
        return this;
    }

    /// Unfolds what is folded.
    Actor unfold(String selector) {
        patiently(selector, () -> page().locator(selector).first().click());
        return this;
    }

    String text() {
        return page().locator("main").innerText();
    }

    String text(String selector) {
        return page().locator(selector).first().innerText();
    }

    /// Path below the site.
    String at() {
        return URI.create(page().url()).getPath().substring(1);
    }

    /// The code of the receipt that is shown.
    String receipt() {
        return at().replaceFirst(".*/receipt/", "");
    }

    Page page() {
        return visit.page();
    }

    /// What cannot be done says on which page.
    private void patiently(String what, Runnable step) {
        try {
            step.run();
        } catch (TimeoutError e) {
            throw new AssertionError(what + " on " + page().url() + ":\n" + text(), e);
        }
    }

    private Locator field(String name) {
        return page().locator("main [name=\"" + name + "\"]");
    }

    private void look() {
        String kind =
                at().replaceAll("[0-9A-Z]{5}-[0-9A-Z]{5}", "CODE")
                        .replaceAll("key/[^/]+", "key")
                        .replaceAll("art_[0-9a-z_]+", "ART");
        if (look.scripts() && seen.add(kind)) {
            visit.complaints().forEach(it -> wrong.put(it, kind + " at " + look.width()));
        }
    }

    @Override
    public void close() {
        visit.close();
    }
}
