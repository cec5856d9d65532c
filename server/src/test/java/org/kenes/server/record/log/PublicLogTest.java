package org.kenes.server.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.Server;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// What anybody gets from the public log over HTTP, with the headers a cache needs.
class PublicLogTest {
    private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");
    private static final int SIZE = 302;

    @TempDir static Path data;
    private static ConfigurableApplicationContext server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        Map<String, String> name = Map.of("en", "A public log");
        server =
                Server.start(
                        new Settings(
                                data,
                                0,
                                null,
                                new Settings.DialogueSettings(
                                        "public",
                                        name,
                                        name,
                                        List.of("en"),
                                        ZoneOffset.UTC,
                                        LocalDate.of(2031, 1, 1),
                                        LocalDate.of(2031, 12, 31)),
                                Settings.RecordSettings.whenAsked("public.example/log"),
                                true),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Randomness.seeded("public"));
        announce("first", SIZE - 2);
        server.getBean(PublicLog.class).sequence();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void announce(String name, int count) {
        server.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    for (int i = 0; i < count; i++) {
                        server.getBean(Record.class)
                                .announce(new SubmissionKey("public", name + i), act(name + i));
                    }
                });
    }

    private static LedgerRecord act(String name) {
        return new LedgerRecord.PolicyFixed(name, "1", "0".repeat(64));
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Server.port(server) + "/log/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static byte[] file(String path) throws IOException {
        return Files.readAllBytes(data.resolve("log").resolve(path));
    }

    private static VerifierKey key() throws Exception {
        return VerifierKey.parse(text(get("vkey")).strip());
    }

    @Test
    void theCheckpointIsTextThatACacheAsksForAgainSoon() throws Exception {
        HttpResponse<byte[]> response = get("checkpoint");
        assertThat(response.body()).isEqualTo(file("checkpoint"));
        assertThat(SignedCheckpoint.open(response.body(), key(), List.of()).size()).isEqualTo(SIZE);
        assertThat(header(response, "Content-Type"))
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(header(response, "Cache-Control")).isEqualTo("max-age=5");
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
        var again = get("checkpoint", "If-None-Match", header(response, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(get("checkpoint.2").body())
                .as("the first of the hour is kept")
                .isEqualTo(file("checkpoint.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/000", "tile/0/001.p/46", "tile/1/000.p/1", "tile/entries/000"})
    void aTileNeverChanges(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.body()).isEqualTo(file(path));
        assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(response, "Cache-Control"))
                .contains("max-age=31536000", "public", "immutable");
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/001",
                "tile/0/001.p/47",
                "tile/0/002",
                "tile/2/000.p/1",
                "tile/0/1",
                "tile/00/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/entries/x000/000",
                "checkpoint.7",
                "proof/302",
                "release/1/checkpoint"
            })
    void whatIsNotThereYetIsNeverCachedAsMissing(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "Cache-Control")).contains("no-store");
    }

    @Test
    void entriesComePackedToWhoeverTakesThat() throws Exception {
        HttpResponse<byte[]> packed = get("tile/entries/000", "Accept-Encoding", "br, gzip");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(file("tile/entries/000"));
        assertThat(packed.body()).hasSizeLessThan(file("tile/entries/000").length / 2);
        assertThat(header(get("tile/0/000", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .as("hashes do not get smaller")
                .isEmpty();
    }

    @Test
    void aProofLeadsToThePublishedCheckpoint() throws Exception {
        TlogProof proof = TlogProof.parse(get("proof/301").body());
        assertThat(proof.extra()).isNotNull();
        assertThat(proof.verify(proof.extra(), key(), "public.example/log", List.of()).size())
                .isEqualTo(SIZE);
    }

    @Test
    void aLeafIsUnknownPendingOrMerged() throws Exception {
        String merged = Merkle.leaf(act("first7").entry().bytes()).hex();
        assertThat(text(get("leaf/" + merged)))
                .matches("\\{\"index\":9,\"leaf\":\"" + merged + "\",\"state\":\"merged\"}");
        announce("later", 1);
        String pending = Merkle.leaf(act("later0").entry().bytes()).hex();
        assertThat(text(get("leaf/" + pending)))
                .isEqualTo(
                        "{\"leaf\":\""
                                + pending
                                + "\",\"mergeBy\":"
                                + (NOW.getEpochSecond() + 86_400)
                                + ",\"state\":\"pending\"}");
        assertThat(text(get("leaf/" + "0".repeat(64)))).contains("\"state\":\"unknown\"");
    }

    @Test
    void keysPolicyAndHealthAreThereForWhoeverWatches() throws Exception {
        assertThat(key()).isEqualTo(server.getBean(PublicLog.class).key());
        assertThat(text(get("ack.vkey")).strip())
                .isEqualTo(server.getBean(PublicLog.class).ackKey().toString());
        assertThat(text(get("policy"))).isEqualTo("quorum none\n");
        assertThat(text(get("health")))
                .isEqualTo(
                        "{\"assigned\":302,\"halted\":false,\"lastPublished\":"
                                + NOW.getEpochSecond()
                                + ",\"published\":302,\"size\":302,\"witnesses\":[]}");
    }
}
