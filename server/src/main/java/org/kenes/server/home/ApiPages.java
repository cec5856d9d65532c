package org.kenes.server.home;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.api.Api;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The document of the open interface, a page about it, and what the dialogue says of itself.
@RestController
class ApiPages {
    private final Dialogue dialogue;
    private final Api api;
    private final Views views;
    private final byte[] document;

    ApiPages(Dialogue dialogue, Api api, Views views) {
        this.dialogue = dialogue;
        this.api = api;
        this.views = views;
        try (InputStream in = ApiPages.class.getResourceAsStream("/api/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("api/openapi.yaml is not on the class path");
            }
            this.document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(document);
    }

    @GetMapping("/api/v1/dialogue")
    ResponseEntity<byte[]> dialogue(HttpServletRequest request) {
        api.plain(request);
        DialogueInfo info = dialogue.info();
        Map<String, Object> names = new TreeMap<>();
        Map<String, Object> runBy = new TreeMap<>();
        for (Lang lang : info.langs()) {
            names.put(lang.code(), info.name(lang));
            runBy.put(lang.code(), info.runBy(lang));
        }
        Map<String, Object> item = new TreeMap<>();
        item.put("slug", info.slug());
        item.put("names", names);
        item.put("runBy", runBy);
        item.put("languages", info.langs().stream().map(Lang::code).toList());
        item.put("zone", info.zone().getId());
        item.put("state", info.state().name().toLowerCase(Locale.ROOT));
        var opens = info.opens();
        var closes = info.closes();
        if (opens != null) {
            item.put("opens", opens.toString());
        }
        if (closes != null) {
            item.put("closes", closes.toString());
        }
        item.put("demo", info.demo());
        return api.one(item);
    }

    @GetMapping("/{lang}/about/api")
    ResponseEntity<byte[]> page(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = views.page(lang, request, Section.NONE, views.messages(lang).text("home.api"));
        return views.html(page, Caching.PUBLIC, "home/api.jte");
    }
}
