package org.kenes.cli.site;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.site.Crawl.Fetched;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what was fetched as files whose links lead to each other.
final class Rewritten {
    private final Crawl crawl;
    private final Path folder;
    private final Filed filed = new Filed();

    Rewritten(Crawl crawl, Path folder) {
        this.crawl = crawl;
        this.folder = folder;
        crawl.fetched().forEach((address, it) -> filed.of(address, it.page()));
    }

    /// @param site address of the front page
    /// @return bytes of all files
    long write(URI site) throws IOException {
        long bytes = 0;
        for (Fetched it : crawl.fetched().values()) {
            String path = filed.of(it.address(), it.page());
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            if (it.page() || it.style()) {
                String text = Files.readString(it.raw(), StandardCharsets.UTF_8);
                String still = it.page() ? Links.still(text) : text;
                Files.writeString(
                        file, Links.replaced(still, it.page(), it.address(), to -> link(path, to)));
            } else {
                Files.copy(it.raw(), file);
            }
            bytes += Files.size(file);
        }
        return bytes + front(site);
    }

    /// `index.html` leads to the first page, where that is another one.
    private long front(URI site) throws IOException {
        Path file = folder.resolve("index.html");
        String first = link("index.html", site);
        if (Files.exists(file) || first == null) {
            return 0;
        }
        Files.writeString(
                file,
                """
                <!doctype html>
                <meta charset="utf-8"><meta http-equiv="refresh" content="0; url=%s">
                <title>Keñes</title><p><a href="%s">%s</a></p>
                """
                        .formatted(first, first, first));
        return Files.size(file);
    }

    /// @param from file that has the link
    /// @return a relative path, the live address for what was not fetched, null for other sites
    private @Nullable String link(String from, URI to) {
        URI end = crawl.end(to);
        Fetched there = crawl.fetched().get(end);
        if (there != null) {
            Path here = Path.of(from).getParent();
            Path target = Path.of(filed.of(end, there.page()));
            Path relative = here == null ? target : here.relativize(target);
            return relative.toString().replace('\\', '/').replace("%", "%25").replace("?", "%3F");
        }
        return to.toString();
    }
}
