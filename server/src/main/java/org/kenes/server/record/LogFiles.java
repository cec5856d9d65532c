package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.setup.Settings;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The public log (ledger spec 12). Everything here could be served by any static file server;
/// paths are matched by the strict tile grammar before a file is touched, and what does not exist
/// yet is never cached as missing.
@RestController
class LogFiles {
    private static final MediaType TEXT = new MediaType("text", "plain", UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Sequencer sequencer;
    private final Keys keys;
    private final Path store;

    LogFiles(Sequencer sequencer, Keys keys, Settings settings) {
        this.sequencer = sequencer;
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
        return tile(store, request.getRequestURI(), "/log/", sequencer.publishedSize());
    }

    @GetMapping("/log/release/{release:[1-9][0-9]{0,8}}/tile/**")
    ResponseEntity<byte[]> releaseTile(@PathVariable String release, HttpServletRequest request)
            throws IOException {
        String base = "/log/release/" + release + "/";
        return tile(
                store.resolve("release").resolve(release),
                request.getRequestURI(),
                base,
                Long.MAX_VALUE);
    }

    @GetMapping("/log/proof/{index:0|[1-9][0-9]{0,17}}")
    ResponseEntity<byte[]> proof(@PathVariable long index) {
        SignedNote published = sequencer.published();
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

    private static ResponseEntity<byte[]> tile(Path root, String uri, String base, long size)
            throws IOException {
        TilePath path;
        try {
            path = TilePath.parse(uri.substring(base.length()));
        } catch (MalformedException e) {
            return missing();
        }
        Path file = root.resolve(path.toString());
        if (!path.isWithin(size) || !Files.isRegularFile(file)) {
            return missing();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(FOR_EVER)
                .body(Files.readAllBytes(file));
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
        return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }
}
