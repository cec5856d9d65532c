package org.kenes.server.release.share;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.report.check.Scan;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Releases;
import org.kenes.server.release.Releases.Release;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A claim of a release with its evidence, and the reverse check of any text.
@RestController
class ClaimPages {
    private static final int LONGEST = 100_000;

    private final Releases releases;
    private final Numbers numbers;
    private final Views views;

    ClaimPages(Releases releases, Numbers numbers, Views views) {
        this.releases = releases;
        this.numbers = numbers;
        this.views = views;
    }

    @GetMapping(
            "/{lang}/releases/{slug:[a-z0-9][a-z0-9-]{1,63}}/claims/{claim:[A-Za-z0-9_-]{1,64}}")
    ResponseEntity<byte[]> claim(
            @PathVariable Lang lang,
            @PathVariable String slug,
            @PathVariable String claim,
            HttpServletRequest request)
            throws IOException {
        Optional<Release> release = releases.find(slug);
        if (release.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Map<String, Object> check =
                Json.read(
                        Files.readAllBytes(releases.folder(release.get()).resolve("check.json")),
                        "check.json");
        Page page =
                views.page(
                        lang,
                        request,
                        Section.FIGURES,
                        views.messages(lang).text("release.claim.title", "id", claim));
        return found(check, claim, lang.code())
                .map(it -> view(page, release.get(), it))
                .map(view -> views.html(page, Caching.PUBLIC, "release/claim.jte", view))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    /// The claim in the reader's language, else in the first that has it.
    private static Optional<Map<?, ?>> found(Map<String, Object> check, String id, String lang) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (check.get("claims") instanceof List<?> claims) {
            for (Object item : claims) {
                if (item instanceof Map<?, ?> claim && id.equals(claim.get("id"))) {
                    all.add(claim);
                }
            }
        }
        return all.stream()
                .filter(it -> lang.equals(it.get("lang")))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static ClaimView.One view(Page page, Release release, Map<?, ?> claim) {
        String lang = text(claim, "lang");
        String id = text(claim, "id");
        List<String> legal = new ArrayList<>();
        if (claim.get("legal") instanceof List<?> reasons) {
            reasons.forEach(reason -> legal.add(String.valueOf(reason)));
        }
        return new ClaimView.One(
                release.id(),
                release.titles().getOrDefault(page.lang().code(), release.id()),
                id,
                lang,
                text(claim, "span"),
                text(claim, "verdict"),
                text(map(claim.get("explain")), page.lang().code()),
                text(map(claim.get("says")), "predicate"),
                claim.get("figure") instanceof String figure ? figure : null,
                rows(page, map(claim.get("evidence"))),
                legal,
                "/releases/" + release.id() + "/report/claims/" + id + "." + lang + ".html");
    }

    private static List<ClaimView.Row> rows(Page page, Map<?, ?> evidence) {
        List<ClaimView.Row> rows = new ArrayList<>();
        boolean share =
                "share".equals(evidence.get("kind")) || "coverage".equals(evidence.get("kind"));
        map(evidence.get("views"))
                .forEach((view, cells) -> {
                    Map<?, ?> row = map(cells);
                    String value = text(row, "value");
                    rows.add(
                            new ClaimView.Row(
                                    String.valueOf(view),
                                    number(row.get("k")),
                                    number(row.get("n")),
                                    share && !value.isEmpty()
                                            ? page.formats().percent(new BigDecimal(value))
                                            : value));
                });
        return rows;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : null;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    @GetMapping("/{lang}/check")
    ResponseEntity<byte[]> paste(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(
                page(lang),
                Caching.PUBLIC,
                "release/check.jte",
                new ClaimView.Pasted("", lang.code(), false, List.of(), null));
    }

    /// Nothing of the text is kept, and it is in no address.
    ///
    /// @param language of the text
    @PostMapping("/{lang}/check")
    ResponseEntity<byte[]> check(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String language) {
        Page page = page(lang);
        String in = Lang.of(language).map(Lang::code).orElse(lang.code());
        if (text.isBlank() || text.length() > LONGEST) {
            String error = page.text("release.paste.error", "most", LONGEST);
            return views.invalid(
                    page,
                    "release/check.jte",
                    new ClaimView.Pasted(text, in, false, List.of(), error));
        }
        List<ClaimView.Phrase> phrases =
                Scan.of(text.replace("\r\n", "\n"), in).stream()
                        .map(found -> phrase(page, found))
                        .toList();
        return views.html(
                page,
                Caching.NO_STORE,
                "release/check.jte",
                new ClaimView.Pasted(text, in, true, phrases, null));
    }

    private ClaimView.Phrase phrase(Page page, Scan.Found found) {
        String lang = page.lang().code();
        List<ClaimView.Link> figures =
                found.universe().isEmpty()
                        ? List.of()
                        : numbers.figures().stream()
                                .map(figure -> figure.definition())
                                .filter(it -> it.universe().equals(found.universe()))
                                .filter(it -> it.dimensions().isEmpty())
                                .map(it ->
                                        new ClaimView.Link(
                                                it.id(), it.title().getOrDefault(lang, it.id())))
                                .toList();
        return new ClaimView.Phrase(
                found.quote(),
                found.line() + ":" + found.col(),
                found.phrase().sort().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found.phrase().predicate().code(),
                found.error(),
                found.universe().isEmpty() ? "" : universe(page, found.universe()),
                figures);
    }

    private static String universe(Page page, String code) {
        return page.messages().has("release.universe." + code)
                ? page.text("release.universe." + code)
                : code;
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("release.paste.title");
        return views.page(lang, "/check", Section.FIGURES, title);
    }
}
