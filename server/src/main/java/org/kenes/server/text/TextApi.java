package org.kenes.server.text;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The text for programs: its versions, its provisions, its words.
@RestController
class TextApi {
    private final Drafts drafts;
    private final Api api;

    TextApi(Drafts drafts, Api api) {
        this.drafts = drafts;
        this.api = api;
    }

    /// Oldest first.
    @GetMapping("/api/v1/texts")
    ResponseEntity<byte[]> versions(HttpServletRequest request) {
        api.plain(request);
        return api.all(drafts.all().stream().map(it -> version(it.draft())).toList());
    }

    private static Map<String, Object> version(Draft it) {
        Map<String, Object> titles = new TreeMap<>();
        it.languages().forEach(lang -> titles.put(lang, it.title(lang)));
        return new TreeMap<>(
                Map.of(
                        "version", it.id(),
                        "status", it.status(),
                        "published", it.publishedOn().toString(),
                        "languages", it.languages(),
                        "titles", titles));
    }

    @GetMapping("/api/v1/texts/{version}/{language}")
    ResponseEntity<byte[]> text(
            @PathVariable String version,
            @PathVariable String language,
            HttpServletRequest request) {
        api.plain(request);
        Optional<Text> text =
                drafts.find(version).filter(it -> it.draft().languages().contains(language));
        if (text.isEmpty()) {
            return api.notFound(request);
        }
        Map<String, Object> item = version(text.get().draft());
        item.put("lang", language);
        item.put(
                "provisions",
                text.get().units(language).stream()
                        .map(it -> words(text.get(), it.eId(), it.wId(), language))
                        .toList());
        return api.one(item);
    }

    private static Map<String, Object> words(Text text, String eId, String wid, String language) {
        return new TreeMap<>(Map.of("eId", eId, "wId", wid, "lines", text.words(language, eId)));
    }

    /// One provision of the current version in all its languages.
    @GetMapping("/api/v1/provisions/{eId}")
    ResponseEntity<byte[]> provision(@PathVariable String eId, HttpServletRequest request) {
        api.plain(request);
        Optional<Text> text = drafts.current();
        Optional<Wording> wording = text.flatMap(it -> it.wordingAt(eId));
        if (text.isEmpty() || wording.isEmpty()) {
            return api.notFound(request);
        }
        Map<String, Object> words = new TreeMap<>();
        List<String> languages = text.get().draft().languages();
        languages.forEach(lang -> words.put(lang, text.get().words(lang, eId)));
        return api.one(
                Map.of(
                        "version",
                        text.get().draft().id(),
                        "eId",
                        eId,
                        "wId",
                        wording.get().wid(),
                        "hashes",
                        new TreeMap<>(wording.get().hashes()),
                        "lines",
                        words));
    }
}
