package org.kenes.server.text;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Lang;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
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
    private final SupportFigures support;
    private final List<Consequences> consequences;
    private final Views views;

    TextPages(Drafts drafts, SupportFigures support, List<Consequences> consequences, Views views) {
        this.drafts = drafts;
        this.support = support;
        this.consequences = consequences;
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
        Text text = current.get();
        String shown = text.shownIn(lang.code());
        List<TextView.Line> lines = new ArrayList<>();
        text.in(shown).expression().roots().forEach(root -> lines(page, root, 0, lines));
        var view = new TextView.Contents(text.draft(), shown, drafts.ids().size() > 1, lines);
        return views.html(page, Caching.PUBLIC, "text/contents.jte", view);
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

    @GetMapping("/{lang}/text/{eId}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang,
            @PathVariable String eId,
            @RequestParam(required = false) @Nullable String beside,
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
        String other = beside != null && text.draft().languages().contains(beside) ? beside : null;
        Page page = views.page(lang, request, Section.TEXT, Titles.of(it, views.messages(lang)));
        return views.html(page, Caching.PUBLIC, "text/one.jte", view(page, text, it, shown, other));
    }

    private TextView.One view(
            Page page, Text text, Provision it, String shown, @Nullable String beside) {
        List<TextView.Line> around = new ArrayList<>();
        text.around(shown, it.eId())
                .forEach(at -> around.add(line(page, at, 0, !at.kind().isContainer())));
        List<Provision> units = text.units(shown);
        String unit = unitOf(it, text, shown);
        int at = -1;
        for (int i = 0; i < units.size(); i++) {
            at = units.get(i).eId().equals(unit) ? i : at;
        }
        return new TextView.One(
                text.draft(),
                it.eId(),
                unit,
                Titles.of(it, page.messages()),
                shown,
                around,
                Rows.beside(it, text, beside),
                beside,
                text.draft().languages().stream().filter(l -> !l.equals(shown)).toList(),
                at > 0 ? line(page, units.get(at - 1), 0, true) : null,
                at >= 0 && at + 1 < units.size() ? line(page, units.get(at + 1), 0, true) : null,
                drafts.ids().size() > 1,
                support.of(page, it.wId()).orElse(null),
                consequences.stream().anyMatch(told -> told.followFrom(it.wId())));
    }

    /// The article around a paragraph, or the provision itself.
    private static String unitOf(Provision it, Text text, String language) {
        return text.around(language, it.eId()).stream()
                .filter(above -> !above.kind().isContainer())
                .findFirst()
                .orElse(it)
                .eId();
    }

    private ResponseEntity<byte[]> notThere(
            Lang lang, String typed, Text text, HttpServletRequest request) {
        Optional<String> meant = text.typed(typed);
        if (meant.isPresent()) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/" + lang.code() + "/text/" + meant.get())
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
