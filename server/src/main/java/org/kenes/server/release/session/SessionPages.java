package org.kenes.server.release.session;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.release.session.SessionRows.Session;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Sessions for everybody: programme, speakers with their office on that day, words, photos.
@RestController
class SessionPages {
    private static final List<String> TABLES =
            List.of("event_speakers", "quotations", "photos", "events", "promises");

    private final SessionRows rows;
    private final Numbers numbers;
    private final Views views;

    SessionPages(SessionRows rows, Numbers numbers, Views views) {
        this.rows = rows;
        this.numbers = numbers;
        this.views = views;
    }

    @GetMapping("/{lang}/sessions")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        String title = views.messages(lang).text("release.session.title");
        Page page = views.page(lang, request, Section.MEETINGS, title);
        Optional<Newest> newest = numbers.newest();
        var view =
                new SessionView.All(
                        newest.map(it -> lines(page, it)).orElse(List.of()),
                        newest.map(Newest::stamp).orElse(null));
        return views.html(page, Caching.PUBLIC, "release/session/sessions.jte", view);
    }

    @GetMapping("/{lang}/sessions/{event}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String event, HttpServletRequest request) {
        Optional<Newest> newest = numbers.newest();
        Optional<Session> session = newest.flatMap(it -> rows.find(event));
        if (newest.isEmpty() || session.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        LocalDate day = day(session.get().event());
        Page bare = views.page(lang, request, Section.MEETINGS, "");
        String title =
                day == null
                        ? bare.text("release.session.untitled")
                        : bare.text("release.session.of", "day", bare.formats().date(day));
        Page page = views.page(lang, request, Section.MEETINGS, title);
        return views.html(
                page,
                Caching.PUBLIC,
                "release/session/session.jte",
                view(page, newest.get(), session.get()));
    }

    List<SessionView.Line> lines(Page page, Newest newest) {
        return rows.events().stream().map(row -> line(page, newest, row)).toList();
    }

    private static SessionView.Line line(Page page, Newest newest, Map<String, String> event) {
        String lang = page.lang().code();
        String place =
                Stream.of("settlement", "district", "region")
                        .filter(event::containsKey)
                        .map(level ->
                                newest.names().name(level, event.getOrDefault(level, ""), lang))
                        .findFirst()
                        .orElse("");
        return new SessionView.Line(
                event.getOrDefault("event", ""),
                day(event),
                place,
                newest.names().name("state", event.getOrDefault("state", ""), lang));
    }

    private static @Nullable LocalDate day(Map<String, String> event) {
        String day = event.get("held_on");
        return day == null ? null : LocalDate.parse(day);
    }

    private static SessionView.One view(Page page, Newest newest, Session session) {
        String lang = page.lang().code();
        String base = "/cuts/" + newest.stamp().number() + "/data/";
        String venue = session.event().get("venue_kind");
        return new SessionView.One(
                line(page, newest, session.event()),
                venue == null ? null : newest.names().name("venue_kind", venue, lang),
                session.organisers().stream()
                        .map(it -> newest.names().name("organisation", it, lang))
                        .toList(),
                session.speakers().stream().map(row -> speaker(page, newest, row)).toList(),
                words(page, session.words()),
                session.photos().stream().map(row -> photo(page, row)).toList(),
                session.promises().stream()
                        .map(row ->
                                new SessionView.Promise(
                                        row.getOrDefault("promise", ""),
                                        row.getOrDefault("text_" + lang, "")))
                        .toList(),
                TABLES.stream()
                        .filter(newest.files()::containsKey)
                        .map(table ->
                                new SessionView.Table(
                                        table, base + newest.files().getOrDefault(table, "")))
                        .toList(),
                newest.stamp());
    }

    private static SessionView.Speaker speaker(Page page, Newest newest, Map<String, String> row) {
        String organisation = row.get("organisation");
        return new SessionView.Speaker(
                Long.parseLong(row.getOrDefault("seq", "0")),
                row.get("name"),
                page.text("release.session.capacity." + row.getOrDefault("capacity", "citizen")),
                organisation == null
                        ? null
                        : newest.names().name("organisation", organisation, page.lang().code()),
                row.get("office_" + page.lang().code()));
    }

    /// In the reader's language where the words are published in it, else as they were said.
    private static List<SessionView.Words> words(Page page, List<Map<String, String>> rows) {
        Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            boolean own = page.lang().code().equals(row.get("lang"));
            boolean original = "true".equals(row.get("original"));
            chosen.merge(
                    row.getOrDefault("quotation", ""),
                    row,
                    (known, other) -> own || original && !own(page, known) ? other : known);
        }
        return chosen.values().stream()
                .map(row ->
                        new SessionView.Words(
                                row.getOrDefault("quotation", ""),
                                row.getOrDefault("lang", ""),
                                "true".equals(row.get("original")),
                                row.getOrDefault("text", ""),
                                row.getOrDefault("speaker", ""),
                                row.get("office"),
                                row.get("recording_sha256")))
                .toList();
    }

    private static boolean own(Page page, Map<String, String> row) {
        return page.lang().code().equals(row.get("lang"));
    }

    /// What a release refuses a photo for is said here already (`PhotoCheck`).
    private static SessionView.Photo photo(Page page, Map<String, String> row) {
        String author = row.get("author");
        String credit = row.getOrDefault("credit", "");
        List<String> faults = new ArrayList<>();
        if (author == null || credit.isEmpty()) {
            faults.add(page.text("release.session.photo.no-author"));
        } else if (!credit.contains(author)) {
            faults.add(page.text("release.session.photo.conflict", "author", author));
        }
        if ("true".equals(row.get("identifiable")) && !row.containsKey("consent_ref")) {
            faults.add(page.text("release.session.photo.no-consent"));
        }
        String sha256 = row.getOrDefault("sha256", "");
        return new SessionView.Photo(
                row.getOrDefault("photo", ""),
                "/media/" + sha256.substring(0, Math.min(32, sha256.length())) + "-1280.jpg",
                row.getOrDefault("alt_" + page.lang().code(), ""),
                author,
                credit,
                row.getOrDefault("licence", ""),
                page.text("release.session.consent." + row.getOrDefault("consent", "scene")),
                faults);
    }
}
