package org.kenes.server.release;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.api.Api;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.TreeMap;

/// Cuts and releases for programs; the numbers are in their files.
@RestController
class CutApi {
    private final Cuts cuts;
    private final Releases releases;
    private final Api api;

    CutApi(Cuts cuts, Releases releases, Api api) {
        this.cuts = cuts;
        this.releases = releases;
        this.api = api;
    }

    @GetMapping("/api/v1/cuts")
    ResponseEntity<byte[]> cuts(HttpServletRequest request) {
        api.plain(request);
        return api.all(cuts.newest().stream().map(CutApi::cut).toList());
    }

    private static Map<String, Object> cut(Cuts.Taken it) {
        return new TreeMap<>(
                Map.of(
                        "number", it.number(),
                        "size", it.size(),
                        "root", it.root(),
                        "at", it.at().toString(),
                        "findings", "/cuts/" + it.number() + "/findings.json"));
    }

    @GetMapping("/api/v1/releases")
    ResponseEntity<byte[]> releases(HttpServletRequest request) {
        api.plain(request);
        return api.all(
                releases.all().stream()
                        .map(it ->
                                (Map<String, Object>)
                                        new TreeMap<String, Object>(
                                                Map.of(
                                                        "id", it.id(),
                                                        "cut", it.cut(),
                                                        "published", it.publishedAt().toString(),
                                                        "titles", new TreeMap<>(it.titles()),
                                                        "folder", "/releases/" + it.id() + "/")))
                        .toList());
    }
}
