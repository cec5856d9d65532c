package org.kenes.server.browser;

import com.microsoft.playwright.Page;

import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// What the staff of the demo reach from their desks by following links: each kind of page once,
/// whoever comes to it first.
final class StaffCrawl {
    private static final String LINKS =
            "() => [...document.querySelectorAll('main a[href*=\"/staff\"]')].map(it =>"
                    + " it.pathname)";

    private final Site site;
    private final String lang;
    private final Look look;
    private final Set<String> reached = new TreeSet<>();

    StaffCrawl(Site site, String lang, Look look) {
        this.site = site;
        this.lang = lang;
        this.look = look;
    }

    /// @param each gets the address and the page that shows it
    /// @return the patterns that were reached
    Set<String> walk(BiConsumer<String, Visit> each) {
        for (Role role : Role.values()) {
            try (Visit visit = Visit.of(site, look)) {
                String address = site.part(StaffLinks.class).issue(role, "Crawl " + role.code());
                visit.to(lang + "/" + address);
                once(visit, each);
                visit.page().locator("main form button").first().click();
                visit.page().waitForURL("**/" + lang + "/staff");
                follow(visit, each);
                visit.to(lang + "/staff/sign-in");
                once(visit, each);
            }
        }
        return reached;
    }

    private void follow(Visit visit, BiConsumer<String, Visit> each) {
        Set<String> seen = new HashSet<>(Set.of("/" + lang + "/staff"));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            visit.to(next.removeFirst().substring(1));
            once(visit, each);
            for (Object link : (List<?>) visit.page().evaluate(LINKS)) {
                String path = link.toString();
                String pattern = site.routes().of(path).orElse("nothing");
                if (path.startsWith("/" + lang + "/staff")
                        && !reached.contains(pattern)
                        && seen.add(path)) {
                    next.add(path);
                }
            }
        }
    }

    private void once(Visit visit, BiConsumer<String, Visit> each) {
        Page page = visit.page();
        String path = URI.create(page.url()).getPath();
        String pattern = site.routes().of(path).orElse("nothing");
        if (reached.add(pattern)) {
            each.accept(path.substring(1), visit);
        }
    }
}
