package org.kenes.server.dialogue.proposal;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.release.Cuts;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The whole table of decisions as the newest cut published it, byte for byte.
@RestController
class DecisionFiles {
    private final Cuts cuts;
    private final Views views;

    DecisionFiles(Cuts cuts, Views views) {
        this.cuts = cuts;
        this.views = views;
    }

    @GetMapping("/{lang}/decisions.{format:csv|parquet}")
    ResponseEntity<byte[]> table(
            @PathVariable Lang lang, @PathVariable String format, HttpServletRequest request) {
        var cut = cuts.newest();
        if (cut.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_YET));
        }
        Path data = cuts.folder(cut.get()).resolve("data");
        Path plain = data.resolve("decisions." + format);
        Path packed = data.resolve("decisions." + format + ".gz");
        Path file = Files.exists(plain) ? plain : packed;
        if (!Files.exists(file)) {
            // A table without rows is not among the files of a cut.
            return views.refuse(request, Refusal.of(Problem.NOT_YET));
        }
        try {
            var answer =
                    ResponseEntity.ok()
                            .contentType(
                                    format.equals("csv")
                                            ? MediaType.parseMediaType("text/csv;charset=UTF-8")
                                            : MediaType.APPLICATION_OCTET_STREAM)
                            .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC));
            if (file.equals(packed)) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            return answer.body(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
