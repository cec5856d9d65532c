package org.kenes.server.record.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.sequence.Halt;
import org.kenes.server.record.sequence.Heads;
import org.kenes.server.record.sequence.Publisher;
import org.kenes.server.record.sequence.Witnesses;
import org.kenes.server.shell.setup.Settings;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/// How the log is doing, and where one leaf is (ledger spec 12). Everything here is asked of the
/// server; a reader who does not want to ask takes the static files.
@RestController
class LogState {
    private static final String LEAF =
            "select idx, received_at from record.ledger_entry where code = :code and"
                    + " sha256('\\x00'::bytea || entry) = :leaf";

    private final JdbcClient jdbc;
    private final Heads heads;
    private final Halt halt;
    private final Publisher publisher;
    private final Witnesses witnesses;
    private final PublicLog log;
    private final Settings settings;

    LogState(
            JdbcClient jdbc,
            Heads heads,
            Halt halt,
            Publisher publisher,
            Witnesses witnesses,
            PublicLog log,
            Settings settings) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.halt = halt;
        this.publisher = publisher;
        this.witnesses = witnesses;
        this.log = log;
        this.settings = settings;
    }

    /// `{"leaf","state","index"?,"mergeBy"?}`; the state is pending, merged or unknown.
    @GetMapping("/log/leaf/{hex:[0-9a-f]{64}}")
    ResponseEntity<byte[]> leaf(@PathVariable String hex) {
        Map<String, Object> answer = new TreeMap<>(Map.of("leaf", hex, "state", "unknown"));
        Hash leaf = Hash.ofHex(hex);
        jdbc.sql(LEAF)
                .param("code", ReceiptCode.of(leaf).toString())
                .param("leaf", leaf.bytes())
                .query(row -> {
                    Long index = row.getObject("idx", Long.class);
                    if (index != null && index < heads.publishedSize()) {
                        answer.put("state", "merged");
                        answer.put("index", index);
                        return;
                    }
                    Instant received =
                            row.getObject("received_at", OffsetDateTime.class).toInstant();
                    answer.put("state", "pending");
                    answer.put(
                            "mergeBy",
                            received.plus(settings.record().mergeWithin()).getEpochSecond());
                });
        return json(HttpStatus.OK, answer);
    }

    @GetMapping("/log/policy")
    ResponseEntity<byte[]> policy() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", UTF_8))
                .header("Access-Control-Allow-Origin", "*")
                .body(witnesses.text());
    }

    /// Status 200 while the log can grow and be published, 503 when it is halted.
    @GetMapping("/log/health")
    ResponseEntity<byte[]> health() {
        var head = heads.row();
        Map<String, Object> answer = new TreeMap<>();
        answer.put("assigned", head.assigned());
        answer.put("size", head.head().size());
        answer.put("published", head.publishedSize());
        put(answer, "lastPublished", publisher.lastPublished());
        put(answer, "quorumMissingSince", publisher.waiting());
        answer.put(
                "witnesses",
                log.witnesses().stream()
                        .map(witness -> {
                            Map<String, Object> one = new TreeMap<>(Map.of("name", witness.name()));
                            put(one, "cosigned", witness.cosigned());
                            return (Object) one;
                        })
                        .toList());
        String halted = halt.reason();
        answer.put("halted", halted != null);
        if (halted != null) {
            answer.put("reason", halted);
        }
        return json(halted == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, answer);
    }

    private static void put(Map<String, Object> answer, String name, @Nullable Instant at) {
        if (at != null) {
            answer.put(name, at.getEpochSecond());
        }
    }

    private static ResponseEntity<byte[]> json(HttpStatus status, Map<String, Object> answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.noStore())
                .body(CanonicalJson.write(answer));
    }
}
