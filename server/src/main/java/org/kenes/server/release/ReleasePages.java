package org.kenes.server.release;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.report.Manifest;
import org.kenes.server.release.Releases.Release;
import org.kenes.server.release.office.Corrections;
import org.kenes.server.release.office.EarlyAccess;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Releases as pages, and their folders as files: what is downloaded here is what `kenes verify`
/// takes.
@RestController
class ReleasePages {
    private final Views views;
    private final Releases releases;
    private final Cuts cuts;
    private final Folders folders;
    private final Corrections corrections;
    private final EarlyAccess early;
    private final Recounts recounts;

    ReleasePages(
            Views views,
            Releases releases,
            Cuts cuts,
            Folders folders,
            Corrections corrections,
            EarlyAccess early,
            Recounts recounts) {
        this.views = views;
        this.releases = releases;
        this.cuts = cuts;
        this.folders = folders;
        this.corrections = corrections;
        this.early = early;
        this.recounts = recounts;
    }

    @GetMapping("/{lang}/releases")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        Page page =
                views.page(
                        lang,
                        request,
                        Section.FIGURES,
                        views.messages(lang).text("release.list.title"));
        List<ReleaseListView.Entry> entries =
                releases.all().stream()
                        .map(release ->
                                new ReleaseListView.Entry(
                                        release.id(),
                                        title(release, lang),
                                        release.publishedAt(),
                                        stamp(release)))
                        .toList();
        return views.html(
                page, Caching.PUBLIC, "release/releases.jte", new ReleaseListView(entries));
    }

    @GetMapping("/{lang}/releases/{id:[a-z0-9][a-z0-9-]{1,63}}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Optional<Release> found = releases.find(id);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Release release = found.get();
        Page page = views.page(lang, request, Section.FIGURES, title(release, lang));
        Path folder = releases.folder(release);
        Map<String, Long> verdicts = verdicts(folder);
        String address =
                request.getScheme() + "://" + request.getHeader("Host") + "/releases/" + id + "/";
        ReleaseView view =
                new ReleaseView(
                        title(release, lang),
                        release.publishedAt(),
                        stamp(release),
                        corrections.of(id).stream()
                                .map(it -> it.was() + " → " + it.now() + ". " + it.why())
                                .toList(),
                        "/releases/" + id + "/report/report." + lang.code() + ".html",
                        pdf(folder, lang).map(path -> "/releases/" + id + "/" + path).orElse(null),
                        verdicts.getOrDefault("HOLDS", 0L),
                        verdicts.entrySet().stream()
                                .filter(v ->
                                        !v.getKey().equals("HOLDS")
                                                && !v.getKey().equals("NOT-CHECKABLE"))
                                .mapToLong(Map.Entry::getValue)
                                .sum(),
                        files(folder, id),
                        releases.all().stream()
                                .filter(it -> id.equals(it.supersedes()))
                                .map(Release::id)
                                .findFirst()
                                .orElse(null),
                        recounts.of(
                                release.number(),
                                Hash.sha256(Files.readAllBytes(folder.resolve("findings.json")))),
                        seen(page, id),
                        "./kenes verify " + address);
        return views.html(page, Caching.PUBLIC, "release/release.jte", view);
    }

    /// The folder of a release, file by file.
    @GetMapping("/releases/{id:[a-z0-9][a-z0-9-]{1,63}}/**")
    ResponseEntity<Resource> file(@PathVariable String id, HttpServletRequest request) {
        String path = request.getRequestURI().substring(("/releases/" + id + "/").length());
        return serve(folders.release(id), path);
    }

    /// The folder of a cut: what the pages take their numbers from.
    @GetMapping("/cuts/{number:[1-9][0-9]{0,17}}/**")
    ResponseEntity<Resource> cut(@PathVariable String number, HttpServletRequest request) {
        String path = request.getRequestURI().substring(("/cuts/" + number + "/").length());
        return serve(folders.cut(Long.parseLong(number)), path);
    }

    /// Tables of a nation are larger than the memory of a server: they are streamed.
    private ResponseEntity<Resource> serve(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        if (!path.matches("[A-Za-z0-9._/-]+")
                || !file.startsWith(folder)
                || !Files.isRegularFile(file)) {
            return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
        }
        // A report is one self-contained page: its own styles, no script, nothing foreign.
        return ResponseEntity.ok()
                .contentType(type(path))
                .header("Access-Control-Allow-Origin", "*")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
                                + " font-src 'self' data:; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'")
                .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                .body(new FileSystemResource(file));
    }

    private static MediaType type(String path) {
        String end = path.substring(path.lastIndexOf('.') + 1);
        return switch (end) {
            case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
            case "json", "jsonld" -> MediaType.APPLICATION_JSON;
            case "csv" -> MediaType.parseMediaType("text/csv;charset=UTF-8");
            case "svg" -> MediaType.parseMediaType("image/svg+xml");
            case "md", "txt", "yaml", "sql", "vkey" ->
                    MediaType.parseMediaType("text/plain;charset=UTF-8");
            case "woff2" -> MediaType.parseMediaType("font/woff2");
            case "pdf" -> MediaType.APPLICATION_PDF;
            case "xml" -> MediaType.APPLICATION_XML;
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    /// Releases of a time before there were PDFs have none.
    private static Optional<String> pdf(Path folder, Lang lang) {
        String path = "report/report." + lang.code() + ".pdf";
        return Files.isRegularFile(folder.resolve(path)) ? Optional.of(path) : Optional.empty();
    }

    private List<String> seen(Page page, String id) {
        return early.of(id).stream()
                .map(it ->
                        it.who()
                                + " · "
                                + page.formats().dateAndTime(it.at())
                                + " · "
                                + it.purpose())
                .toList();
    }

    private static List<ReleaseView.File> files(Path folder, String id) {
        return Manifest.files(folder).entrySet().stream()
                .filter(file -> !file.getKey().startsWith("report/claims/"))
                .filter(file -> !file.getKey().startsWith("figures/"))
                .map(file -> file(folder, id, file.getKey(), file.getValue()))
                .toList();
    }

    private static ReleaseView.File file(Path folder, String id, String path, String sha256) {
        return new ReleaseView.File(
                path,
                "/releases/" + id + "/" + path,
                "",
                folder.resolve(path).toFile().length(),
                sha256);
    }

    private static Map<String, Long> verdicts(Path folder) throws IOException {
        byte[] check = Files.readAllBytes(folder.resolve("check.json"));
        Map<String, Long> verdicts = new TreeMap<>();
        Object summary = CanonicalJson.read(Arrays.copyOf(check, check.length - 1)).get("summary");
        if (summary instanceof Map<?, ?> counts) {
            counts.forEach((verdict, n) ->
                    verdicts.put(String.valueOf(verdict), ((Number) n).longValue()));
        }
        return verdicts;
    }

    private CutStamp stamp(Release release) {
        return new CutStamp(
                release.cut(),
                cuts.find(release.cut()).map(Cuts.Taken::at).orElse(release.publishedAt()));
    }

    private static String title(Release release, Lang lang) {
        return release.titles().getOrDefault(lang.code(), release.id());
    }
}
