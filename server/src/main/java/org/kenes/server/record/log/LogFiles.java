package org.kenes.server.record.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.sequence.Heads;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// The public log (ledger spec 12). Everything here could be served by any static file server;
/// paths are matched by the strict tile grammar before a file is touched, and what does not exist
/// yet is never cached as missing.
@RestController
class LogFiles {
    private static final MediaType TEXT = new MediaType("text", "plain", UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Heads heads;
    private final Keys keys;
    private final Path store;

    LogFiles(Heads heads, Keys keys, Settings settings) {
        this.heads = heads;
        this.keys = keys;
        this.store = settings.data().resolve("log");
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() throws IOException {
        return text(store.resolve("checkpoint"), CacheControl.maxAge(Duration.ofSeconds(5)));
    }

    @GetMapping("/log/checkpoint.{size:0|[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> kept(@PathVariable String size) throws IOException {
        return text(store.resolve("checkpoint." + size), FOR_EVER);
    }

    @GetMapping("/log/release/{release:[1-9][0-9]{0,8}}/checkpoint")
    ResponseEntity<byte[]> releaseCheckpoint(@PathVariable String release) throws IOException {
        return text(store.resolve("release").resolve(release).resolve("checkpoint"), FOR_EVER);
    }

    /// Only what the published size implies: a batch that is being written is nobody's business
    /// yet.
    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
        return tile(store, request, "/log/", heads.publishedSize());
    }

    @GetMapping("/log/release/{release:[1-9][0-9]{0,8}}/tile/**")
    ResponseEntity<byte[]> releaseTile(@PathVariable String release, HttpServletRequest request)
            throws IOException {
        String base = "/log/release/" + release + "/";
        return tile(store.resolve("release").resolve(release), request, base, Long.MAX_VALUE);
    }

    @GetMapping("/log/proof/{index:0|[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> proof(@PathVariable long index) {
        SignedNote published = heads.published().orElse(null);
        if (published == null || index >= Checkpoint.parse(published.text()).size()) {
            return missing();
        }
        byte[] proof = new LogReader(Source.folder(store)).proof(index, published, true).bytes();
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(5)))
                .body(proof);
    }

    @GetMapping("/log/vkey")
    ResponseEntity<byte[]> vkey() {
        return line(keys.log.verifier().toString());
    }

    @GetMapping("/log/ack.vkey")
    ResponseEntity<byte[]> ackVkey() {
        return line(keys.ack.verifier().toString());
    }

    private static ResponseEntity<byte[]> line(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("Access-Control-Allow-Origin", "*")
                .body((text + "\n").getBytes(UTF_8));
    }

    private static ResponseEntity<byte[]> tile(
            Path root, HttpServletRequest request, String base, long size) throws IOException {
        TilePath path;
        try {
            path = TilePath.parse(request.getRequestURI().substring(base.length()));
        } catch (MalformedException e) {
            return missing();
        }
        Path file = root.resolve(path.toString());
        if (!path.isWithin(size) || !Files.isRegularFile(file)) {
            return missing();
        }
        byte[] bytes = Files.readAllBytes(file);
        var answer =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header("Access-Control-Allow-Origin", "*")
                        .cacheControl(FOR_EVER);
        if (!path.isEntries()) {
            return answer.body(bytes); // hashes do not get smaller
        }
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return takesGzip(request)
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(bytes))
                : answer.body(bytes);
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && Stream.of(accepted.split(",", -1)).map(String::strip).anyMatch("gzip"::equals);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static ResponseEntity<byte[]> text(Path file, CacheControl cache) throws IOException {
        if (!Files.isRegularFile(file)) {
            return missing();
        }
        byte[] bytes = Files.readAllBytes(file);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(cache)
                .eTag(Hash.sha256(bytes).hex().substring(0, 16))
                .body(bytes);
    }

    private static ResponseEntity<byte[]> missing() {
        return ResponseEntity.notFound()
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
