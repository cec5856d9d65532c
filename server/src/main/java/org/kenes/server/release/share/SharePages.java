package org.kenes.server.release.share;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.dataset.Json;
import org.kenes.dataset.figure.Findings;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Figures for programs, for other sites and for messengers.
@RestController
class SharePages {
    private static final String ID = "{id:[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*}";

    private final Numbers numbers;
    private final Views views;

    SharePages(Numbers numbers, Views views) {
        this.numbers = numbers;
        this.views = views;
    }

    @GetMapping("/api/v1/figures")
    ResponseEntity<byte[]> figures() {
        List<Map<String, Object>> items =
                numbers.figures().stream()
                        .map(figure -> {
                            Map<String, Object> item = new TreeMap<>();
                            item.put("id", figure.definition().id());
                            item.put("kind", figure.definition().kind().code());
                            item.put("title", new TreeMap<>(figure.definition().title()));
                            item.put("universe", figure.definition().universe());
                            return item;
                        })
                        .toList();
        Map<String, Object> list = new TreeMap<>();
        list.put("items", items);
        numbers.cut().ifPresent(cut -> list.put("cut", cut.number()));
        return json(Json.file(list));
    }

    /// `findings.json` of the newest cut with this one figure in it.
    @GetMapping({"/api/v1/figures/" + ID, "/{lang}/figures/" + ID + ".json"})
    ResponseEntity<byte[]> figure(@PathVariable String id, HttpServletRequest request) {
        Optional<Newest> newest = numbers.newest();
        return newest.flatMap(it -> it.figure(id))
                .map(figure -> {
                    Findings all = newest.orElseThrow().findings();
                    return json(
                            new Findings(all.cut(), List.of(figure), all.lexicon(), all.tables())
                                    .write());
                })
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    private ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .header("Access-Control-Allow-Origin", "*")
                .body(body);
    }

    /// For a frame on another site: no script, no cookie, no form.
    ///
    /// @param theme `light`, `dark` or empty for what the reader's system has
    @GetMapping("/embed/{lang}/figure/" + ID)
    ResponseEntity<byte[]> embed(
            @PathVariable Lang lang,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String theme,
            HttpServletRequest request) {
        Page page = views.page(lang, "/figures/" + id, Section.FIGURES, "");
        return numbers.newest()
                .flatMap(newest -> Headline.of(page, newest, id))
                .map(headline ->
                        views.html(
                                views.page(
                                        lang, "/figures/" + id, Section.FIGURES, headline.title()),
                                Caching.PUBLIC,
                                "release/embed.jte",
                                new EmbedView(headline, theme)))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @GetMapping("/card/{lang}/{kind}/" + ID + ".png")
    ResponseEntity<byte[]> card(
            @PathVariable Lang lang,
            @PathVariable String kind,
            @PathVariable String id,
            HttpServletRequest request) {
        Page page = views.page(lang, "/figures/" + id, Section.FIGURES, "");
        return numbers.newest()
                .filter(newest -> kind.equals("figure"))
                .flatMap(newest -> Headline.of(page, newest, id))
                .map(headline ->
                        ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_PNG)
                                .header(
                                        HttpHeaders.CACHE_CONTROL,
                                        views.cacheControl(Caching.PUBLIC))
                                .body(new Card(page, headline).png()))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }
}
