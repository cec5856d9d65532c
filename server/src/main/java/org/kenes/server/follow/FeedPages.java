package org.kenes.server.follow;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.news.AtomFeed;
import org.kenes.server.shell.news.Interest;
import org.kenes.server.shell.news.News;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Feeds: of everything, of the releases, of one provision, of one question or proposal.
@RestController
class FeedPages {
    private final Bulletin bulletin;
    private final Interests interests;
    private final Views views;

    FeedPages(Bulletin bulletin, Interests interests, Views views) {
        this.bulletin = bulletin;
        this.interests = interests;
        this.views = views;
    }

    @GetMapping("/{lang}/feed.atom")
    ResponseEntity<byte[]> everything(@PathVariable Lang lang, HttpServletRequest request) {
        return feed(lang, request, "", Interest.EVERYTHING);
    }

    @GetMapping("/{lang}/releases/feed.atom")
    ResponseEntity<byte[]> releases(@PathVariable Lang lang, HttpServletRequest request) {
        List<News> news =
                bulletin.news(Interest.EVERYTHING, Integer.MAX_VALUE).stream()
                        .filter(it -> it.kind() == News.Kind.RELEASE)
                        .toList();
        return answer(
                lang, request, views.messages(lang).text("follow.releases"), "releases", news);
    }

    @GetMapping("/{lang}/text/{eId}/feed.atom")
    ResponseEntity<byte[]> provision(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        return of(lang, eId, request);
    }

    @GetMapping("/{lang}/c/{code}/feed.atom")
    ResponseEntity<byte[]> contribution(
            @PathVariable Lang lang, @PathVariable String code, HttpServletRequest request) {
        return of(lang, code, request);
    }

    private ResponseEntity<byte[]> of(Lang lang, String about, HttpServletRequest request) {
        Optional<Interest> interest = interests.named(about);
        return interest.isEmpty()
                ? views.refuse(request, Refusal.of(Problem.NOT_FOUND))
                : feed(lang, request, about, interest.get());
    }

    private ResponseEntity<byte[]> feed(
            Lang lang, HttpServletRequest request, String about, Interest interest) {
        String title =
                about.isEmpty()
                        ? views.messages(lang).text("follow.everything")
                        : views.messages(lang).text("follow.one", "name", about);
        return answer(
                lang, request, title, "news " + about, bulletin.news(interest, AtomFeed.MOST));
    }

    private ResponseEntity<byte[]> answer(
            Lang lang, HttpServletRequest request, String title, String name, List<News> news) {
        Page page = views.page(lang, request, Section.NONE, title);
        List<AtomFeed.Entry> entries = news.stream().map(it -> entry(page, it)).toList();
        return ResponseEntity.ok()
                .contentType(AtomFeed.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .body(AtomFeed.of(page, name.strip().replace(' ', '-'), entries));
    }

    private static AtomFeed.Entry entry(Page page, News it) {
        String title = Bulletin.title(page.messages(), it);
        return new AtomFeed.Entry(
                it.id(),
                title,
                it.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                page.link(it.path()),
                it.lang().isEmpty() ? page.lang().code() : it.lang(),
                it.words().isEmpty() ? title : it.words());
    }
}
