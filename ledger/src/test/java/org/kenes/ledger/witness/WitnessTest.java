package org.kenes.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Cosignature;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class WitnessTest {
    private static final SigningKey KEY =
            SigningKey.ofSeed("witness.example/w", KeyType.COSIGNATURE, new byte[32]);

    @TempDir Path folder;
    private GrowingLog log;
    private GrowingLog other;
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final List<String> alarms = new ArrayList<>();

    @BeforeEach
    void logs() {
        log = new GrowingLog(folder, "mine");
        other = new GrowingLog(folder, "other");
    }

    private Witness open(boolean init) throws IOException {
        return open(init, Durability.FORCED);
    }

    private Witness open(boolean init, Disk disk) throws IOException {
        return Witness.open(
                folder.resolve("state"),
                disk,
                KEY,
                List.of(GrowingLog.KEY.verifier()),
                init,
                () -> now,
                alarms::add);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] request(long old, List<Hash> proof, SignedNote note) {
        return new AddCheckpoint(old, proof, note.bytes()).bytes();
    }

    private static String signedAs(String body) {
        return SignedNote.sign(body, GrowingLog.KEY).toString();
    }

    @Test
    void everyLineOfTheTable() throws IOException {
        Witness witness = open(true);
        assertThat(witness.addCheckpoint(log.request(0, 300)).status()).isEqualTo(200);
        String good = log.signed(300).toString();
        List<Hash> proof = log.between(300, 400).path();
        NoteSignature broken = log.signed(400).signatures().getFirst();
        byte[] turned = broken.signature().clone();
        turned[5] ^= 1;

        check(witness, 413, new byte[96 * 1024 + 1]);
        check(witness, 400, bytes(""));
        check(witness, 400, bytes("\n" + good));
        check(witness, 400, bytes("old 300\n"));
        check(witness, 400, bytes("old 0300\n\n" + good));
        check(witness, 400, bytes("old +300\n\n" + good));
        check(witness, 400, bytes("old ٣\n\n" + good));
        check(witness, 400, bytes("old  300\n\n" + good));
        check(witness, 400, bytes("Old 300\n\n" + good));
        check(witness, 400, bytes("old 300\nAAAA\n\n" + good));
        check(witness, 400, bytes("old 300\n" + "x".repeat(44) + "\n\n" + good));
        check(
                witness,
                400,
                bytes("old 300\n" + (proof.getFirst() + "\n").repeat(64) + "\n" + good));
        check(witness, 404, bytes("old 0\n\nunknown.example/log\n0\n\n"));
        check(witness, 403, bytes("old 300\n\n" + GrowingLog.ORIGIN + "\n400\n"));
        check(
                witness,
                403,
                request(
                        300,
                        proof,
                        new SignedNote(
                                log.at(400).body(),
                                List.of(broken).stream()
                                        .map(s -> new NoteSignature(s.name(), s.id(), turned))
                                        .toList())));
        check(
                witness,
                403,
                request(
                        300,
                        proof,
                        new SignedNote(
                                log.at(400).body(),
                                List.of(
                                        new NoteSignature(
                                                broken.name(),
                                                broken.id() + 1,
                                                broken.signature())))));
        check(
                witness,
                403,
                request(
                        300,
                        proof,
                        log.signed(400)
                                .with(new NoteSignature(broken.name(), broken.id(), turned))));
        check(witness, 403, bytes("old 0\n\n" + signedAs(GrowingLog.ORIGIN + "\n-1\nAAAA\n")));
        check(witness, 400, request(301, List.of(), log.signed(300)));
        check(witness, 409, log.request(0, 400));
        check(witness, 409, log.request(100, 200));
        assertThat(witness.addCheckpoint(log.request(100, 400)))
                .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "300\n"));
        check(witness, 422, request(300, List.of(), log.signed(400)));
        check(witness, 422, request(300, proof, log.signed(300)));
        assertThat(alarms).hasSize(1);
        check(witness, 422, request(300, List.of(), other.signed(300)));
        check(witness, 422, request(300, other.between(300, 400).path(), other.signed(400)));
        assertThat(alarms).hasSize(3);
        check(witness, 409, request(0, List.of(), other.signed(300)));
        assertThat(alarms).hasSize(3);
        check(witness, 200, log.request(300, 300));
        check(witness, 200, log.request(300, 400));
        try (var kept = Files.list(folder.resolve("state/evidence"))) {
            assertThat(kept.count()).isEqualTo(3);
        }
    }

    @Test
    void anEmptyLogHasOneRootOnly() throws IOException {
        Witness witness = open(true);
        String wrong = GrowingLog.ORIGIN + "\n0\n" + Hash.sha256(new byte[1]) + "\n";
        check(witness, 422, bytes("old 0\n\n" + signedAs(wrong)));
        check(witness, 422, request(0, log.between(5, 7).path(), log.signed(7)));
        check(witness, 200, log.request(0, 0));
        check(witness, 200, log.request(0, 7));
        check(witness, 409, bytes("old 0\n\n" + signedAs(wrong)));
    }

    private static void check(Witness witness, int status, byte[] request) {
        assertThat(witness.addCheckpoint(request).status())
                .as(
                        new String(request, StandardCharsets.UTF_8)
                                .lines()
                                .limit(6)
                                .toList()
                                .toString())
                .isEqualTo(status);
    }

    @Test
    void itRemembersAcrossRestartsAndItsTimeNeverGoesBack() throws IOException {
        Witness.Answer first = open(true).addCheckpoint(log.request(0, 300));
        now = now.minusSeconds(1000);
        Witness again = open(false);
        check(again, 409, log.request(0, 400));
        Witness.Answer second = again.addCheckpoint(log.request(300, 400));
        assertThat(time(second, 400)).isEqualTo(time(first, 300)).isEqualTo(1_800_000_000L);
        now = now.plusSeconds(5000);
        assertThat(time(again.addCheckpoint(log.request(400, 400)), 400)).isEqualTo(1_800_004_000L);
    }

    private long time(Witness.Answer answer, long size) {
        NoteSignature line = NoteSignature.parse(answer.body().strip());
        return Cosignature.verify(line, KEY.verifier(), log.at(size)).time();
    }

    @Test
    void aLostMemoryIsNotAFreshWitness() throws IOException {
        assertThatThrownBy(() -> open(false))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("--init");
        open(true).addCheckpoint(log.request(0, 300));
        Path state = folder.resolve("state").resolve(WitnessState.name(GrowingLog.ORIGIN));
        byte[] good = Files.readAllBytes(state);
        Files.delete(state);
        assertThatThrownBy(() -> open(false)).isInstanceOf(MalformedException.class);
        for (int damage : List.of(3, 40, good.length - 20)) {
            byte[] bad = good.clone();
            bad[damage] ^= 1;
            Files.write(state, bad);
            assertThatThrownBy(() -> open(true)).isInstanceOf(MalformedException.class);
        }
        Files.write(state, new byte[0]);
        assertThatThrownBy(() -> open(true)).isInstanceOf(MalformedException.class);
        Files.write(state, good);
        check(open(false), 200, log.request(300, 301));
    }

    /// Stands for a disk that refuses whatever it is asked to make durable.
    private record Refusing(boolean[] refuses) implements Disk {
        @Override
        public void makeDirectory(Path directory) throws IOException {
            Durability.FORCED.makeDirectory(directory);
        }

        @Override
        public void write(Path draft, byte[] bytes) throws IOException {
            Durability.FORCED.write(draft, bytes);
        }

        @Override
        public void force(Path draft) throws IOException {
            if (refuses[0]) {
                throw new HaltException("no", new IOException("no"));
            }
            Durability.FORCED.force(draft);
        }

        @Override
        public void move(Path draft, Path file) throws IOException {
            Durability.FORCED.move(draft, file);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            Durability.FORCED.forceDirectory(directory);
        }
    }

    @Test
    void itSaysYesOnlyWhenTheDiskHasSaidYes() throws IOException {
        boolean[] refuses = {false};
        Witness witness = open(true, new Refusing(refuses));
        refuses[0] = true;
        assertThatThrownBy(() -> witness.addCheckpoint(log.request(0, 300)))
                .isInstanceOf(HaltException.class);
        try (WitnessServer server = serve(witness)) {
            assertThat(post(server, log.request(0, 300)).statusCode()).isEqualTo(500);
        }
        refuses[0] = false;
        check(witness, 200, log.request(0, 200));
    }

    private WitnessServer serve(Witness witness) throws IOException {
        return new WitnessServer(
                witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), alarms::add);
    }

    private static URI uri(WitnessServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private static HttpResponse<String> post(WitnessServer server, byte[] body) throws IOException {
        return send(
                HttpRequest.newBuilder(uri(server, "/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void ofTwentyAtOnceOneWins() throws Exception {
        try (WitnessServer server = serve(open(true));
                var threads = Executors.newFixedThreadPool(20)) {
            assertThat(post(server, log.request(0, 100)).statusCode()).isEqualTo(200);
            List<Future<HttpResponse<String>>> running = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                byte[] request = log.request(100, 100 + i);
                running.add(threads.submit(() -> post(server, request)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> one : running) {
                statuses.add(one.get().statusCode());
            }
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(s -> s == 409).count()).isEqualTo(19);
        }
    }

    @Test
    void httpShowsTheLastCheckpointAndRefusesOtherMethods() throws IOException {
        try (WitnessServer server = serve(open(true))) {
            String name = Hex.encode(Hash.sha256(bytes(GrowingLog.ORIGIN)).bytes());
            HttpRequest last =
                    HttpRequest.newBuilder(uri(server, "/" + name + "/checkpoint")).build();
            assertThat(send(last).statusCode()).isEqualTo(404);
            HttpResponse<String> stale = post(server, log.request(5, 9));
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body()).isEqualTo("0\n");
            assertThat(stale.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            String line = post(server, log.request(0, 9)).body();
            assertThat(send(last).body()).isEqualTo(log.signed(9) + line);
            assertThat(
                            send(HttpRequest.newBuilder(uri(server, "/add-checkpoint")).build())
                                    .statusCode())
                    .isEqualTo(405);
            assertThat(
                            send(HttpRequest.newBuilder(uri(server, "/..%2f/checkpoint")).build())
                                    .statusCode())
                    .isEqualTo(404);
        }
    }
}
