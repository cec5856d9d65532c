package org.kenes.server.text.page;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The law as it is read: its contents, and each provision at an address that stays.
@RestController
class TextPages {
    private static final MediaType XML = MediaType.parseMediaType("application/xml;charset=UTF-8");

    private final Drafts drafts;
    private final TextPlaces places;
    private final Views views;

    TextPages(Drafts drafts, TextPlaces places, Views views) {
        this.drafts = drafts;
        this.places = places;
        this.views = views;
    }

    @GetMapping("/{lang}/text")
    ResponseEntity<byte[]> contents(@PathVariable Lang lang, HttpServletRequest request) {
        Page page =
                views.page(lang, request, Section.TEXT, views.messages(lang).text("text.title"));
        Optional<Text> current = drafts.current();
        if (current.isEmpty()) {
            return views.html(page, Caching.PUBLIC, "text/empty.jte");
        }
        return contents(page, current.get(), true);
    }

    private ResponseEntity<byte[]> contents(Page page, Text text, boolean current) {
        String shown = text.shownIn(page.lang().code());
        List<TextView.Line> lines = new ArrayList<>();
        text.in(shown).expression().roots().forEach(root -> lines(page, root, 0, lines));
        var view =
                new TextView.Contents(
                        text.draft(),
                        current,
                        base(text, current),
                        shown,
                        others(page, text),
                        lines);
        return views.html(page, Caching.PUBLIC, "text/contents.jte", view);
    }

    private List<TextView.Version> others(Page page, Text text) {
        return drafts.all().stream()
                .filter(it -> !same(it, text))
                .map(it -> new TextView.Version(it.draft().id(), TextPlaces.version(page, it)))
                .toList();
    }

    private static String base(Text text, boolean current) {
        return current ? "text/" : "text/@" + text.draft().id() + "/";
    }

    private static void lines(Page page, Provision at, int depth, List<TextView.Line> lines) {
        boolean container = at.kind().isContainer();
        lines.add(line(page, at, depth, !container));
        if (container) {
            at.children().forEach(child -> lines(page, child, depth + 1, lines));
        }
    }

    private static TextView.Line line(Page page, Provision it, int depth, boolean link) {
        return new TextView.Line(depth, it.eId(), Titles.of(it, page.messages()), link);
    }

    @GetMapping(value = "/{lang}/text.xml")
    ResponseEntity<byte[]> whole(@PathVariable Lang lang, HttpServletRequest request) {
        return drafts.current()
                .flatMap(text -> drafts.file(text.draft().id(), text.shownIn(lang.code())))
                .map(TextPages::xml)
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @GetMapping("/{lang}/text/{eId:[^.]+}.xml")
    ResponseEntity<byte[]> portion(
            @PathVariable Lang lang, @PathVariable String eId, HttpServletRequest request) {
        Optional<Text> text = drafts.current();
        String shown = text.map(it -> it.shownIn(lang.code())).orElse(lang.code());
        return text.flatMap(it -> drafts.file(it.draft().id(), shown))
                .flatMap(file -> Portion.of(file, eId))
                .map(TextPages::xml)
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private static ResponseEntity<byte[]> xml(byte[] file) {
        return ResponseEntity.ok()
                .contentType(XML)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
                .body(file);
    }

    /// @param beside a language, `in-force`, or `@version`
    /// @param was eId of an earlier version that led here
    /// @param of that version
    @GetMapping("/{lang}/text/{eId}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang,
            @PathVariable String eId,
            @RequestParam(required = false) @Nullable String beside,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String of,
            HttpServletRequest request) {
        Optional<Text> current = drafts.current();
        if (current.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Text text = current.get();
        String shown = text.shownIn(lang.code());
        Optional<Provision> provision = text.provision(shown, eId);
        if (provision.isEmpty()) {
            return notThere(lang, eId, text, request);
        }
        Provision it = provision.get();
        Page page = views.page(lang, request, Section.TEXT, Titles.of(it, views.messages(lang)));
        var view = places.one(page, text, it, beside, new TextPlaces.Came(was, of));
        return views.html(page, Caching.PUBLIC, "text/one.jte", view);
    }

    /// For a frame on another site: the words of the newest version, no script, no cookie, no form
    /// and nothing that anybody said.
    ///
    /// @param theme `light`, `dark` or empty for what the reader's system has
    @GetMapping("/embed/{lang}/article/{eId}")
    ResponseEntity<byte[]> embed(
            @PathVariable Lang lang,
            @PathVariable String eId,
            @RequestParam(defaultValue = "") String theme,
            HttpServletRequest request) {
        Optional<Text> current = drafts.current();
        return current.flatMap(it -> it.provision(it.shownIn(lang.code()), eId))
                .map(it -> {
                    String title = Titles.of(it, views.messages(lang));
                    Page page = views.page(lang, "/text/" + eId, Section.TEXT, title);
                    TextView.One one =
                            places.one(
                                    page, current.orElseThrow(), it, null, TextPlaces.Came.NOWHERE);
                    return views.html(
                            page,
                            Caching.PUBLIC,
                            "text/embed.jte",
                            new TextView.Embedded(one, theme));
                })
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private static boolean same(Text one, Text other) {
        return one.draft().id().equals(other.draft().id());
    }

    private Page page(Lang lang, Text text, HttpServletRequest request) {
        return views.page(lang, request, Section.TEXT, text.draft().title(lang.code()));
    }

    /// Any version.
    @GetMapping("/{lang}/text/@{version}")
    ResponseEntity<byte[]> ofVersion(
            @PathVariable Lang lang, @PathVariable String version, HttpServletRequest request) {
        String current = drafts.current().map(it -> it.draft().id()).orElse("");
        return drafts.find(version)
                .map(it -> contents(page(lang, it, request), it, version.equals(current)))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    /// A provision of any version, at an address that never changes its words.
    @GetMapping("/{lang}/text/@{version}/{eId}")
    ResponseEntity<byte[]> ofVersion(
            @PathVariable Lang lang,
            @PathVariable String version,
            @PathVariable String eId,
            @RequestParam(required = false) @Nullable String beside,
            HttpServletRequest request) {
        Optional<Text> text = drafts.find(version);
        return text.flatMap(it -> it.provision(it.shownIn(lang.code()), eId))
                .map(it -> {
                    Page page =
                            views.page(
                                    lang,
                                    request,
                                    Section.TEXT,
                                    Titles.of(it, views.messages(lang)));
                    var view =
                            places.one(
                                    page, text.orElseThrow(), it, beside, TextPlaces.Came.NOWHERE);
                    return views.html(page, Caching.PUBLIC, "text/one.jte", view);
                })
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> notThere(
            Lang lang, String typed, Text text, HttpServletRequest request) {
        Optional<String> meant = text.typed(typed);
        if (meant.isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/" + lang.code() + "/text/" + meant.get())
                    .build();
        }
        Optional<String> moved = places.whereIs(text, typed);
        if (moved.isPresent()) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, "/" + lang.code() + "/" + moved.get())
                    .build();
        }
        String title = views.messages(lang).text("text.missing");
        Page page = views.page(lang, request, Section.TEXT, title);
        String shown = text.shownIn(lang.code());
        List<TextView.Line> likely =
                text.typed(typed.replaceFirst("[^0-9].*$", "")).stream()
                        .flatMap(eId -> text.provision(shown, eId).stream())
                        .map(it -> line(page, it, 0, true))
                        .toList();
        return views.html(
                page,
                Caching.NO_STORE,
                HttpStatus.NOT_FOUND,
                "text/missing.jte",
                new TextView.Missing(typed, likely));
    }
}
