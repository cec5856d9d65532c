package org.kenes.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.witness.WitnessClient.Patience;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

class WitnessClientTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(800), Duration.ofMillis(1500));

    @TempDir Path folder;
    private GrowingLog log;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void log() {
        log = new GrowingLog(folder, "mine");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static SigningKey key(String name) {
        byte[] seed = new byte[32];
        seed[0] = (byte) name.hashCode();
        seed[1] = (byte) name.length();
        return SigningKey.ofSeed(name + ".example/w", KeyType.COSIGNATURE, seed);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private Witness witness(String name) throws IOException {
        return Witness.open(
                folder.resolve(name),
                Durability.NONE,
                key(name),
                List.of(GrowingLog.KEY.verifier()),
                true,
                InstantSource.system(),
                message -> {});
    }

    private Witness good(String name) throws IOException {
        Witness witness = witness(name);
        serve(name, answer -> answer, witness);
        return witness;
    }

    /// A witness whose answers are changed on their way.
    private void serve(String name, UnaryOperator<Witness.Answer> change, Witness witness)
            throws IOException {
        HttpServer http = HttpServer.create(loopback(), 0);
        http.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    Witness.Answer answer =
                            change.apply(
                                    witness.addCheckpoint(
                                            exchange.getRequestBody().readAllBytes()));
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        var threads = java.util.concurrent.Executors.newCachedThreadPool();
        http.setExecutor(threads);
        http.start();
        open.add(() -> http.stop(0));
        open.add(threads::shutdownNow);
        urls.put(name, "http://127.0.0.1:" + http.getAddress().getPort() + "/prefix");
    }

    private Policy policy(int needed) {
        StringBuilder text = new StringBuilder();
        urls.forEach((name, url) ->
                text.append("witness ")
                        .append(name)
                        .append(' ')
                        .append(key(name).verifier())
                        .append(' ')
                        .append(url)
                        .append('\n'));
        text.append("group all ").append(needed);
        urls.keySet().forEach(name -> text.append(' ').append(name));
        return Policy.parse(text + "\nquorum all\n");
    }

    private WitnessClient client(int needed) {
        WitnessClient client = new WitnessClient(policy(needed), SHORT);
        open.add(client);
        return client;
    }

    private WitnessClient.Asked ask(WitnessClient client, long size) {
        return client.ask(log.signed(size), log::between);
    }

    @Test
    void allWitnessesCosignInTheOrderOfThePolicy() throws IOException {
        good("a");
        good("b");
        good("c");
        WitnessClient client = client(3);
        for (long size : List.of(5L, 300L, 300L, 600L)) {
            requests.set(0);
            WitnessClient.Asked asked = ask(client, size);
            assertThat(asked.enough()).isTrue();
            SignedCheckpoint signed =
                    SignedCheckpoint.open(
                            asked.note().bytes(),
                            GrowingLog.KEY.verifier(),
                            policy(3).witnessKeys());
            assertThat(signed.cosignatures().stream().map(c -> c.witness().name()))
                    .containsExactly("a.example/w", "b.example/w", "c.example/w");
            assertThat(asked.note().signatures()).hasSize(4);
            assertThat(requests.get()).as("asked once each, with the right size").isEqualTo(3);
            assertThat(ask(client, size).note().signatures()).hasSize(4);
        }
    }

    @Test
    void oneThatIsFurtherThanWeRememberIsAskedOnceMore() throws IOException {
        Witness witness = good("a");
        witness.addCheckpoint(log.request(0, 300));
        assertThat(ask(client(1), 600).enough()).isTrue();
        assertThat(requests.get()).isEqualTo(2);
    }

    @Test
    void slowDownAndLyingOnesDoNotHinderTheQuorum() throws IOException {
        good("good");
        serve("slow", WitnessClientTest::sleep, witness("slow"));
        serve("down", a -> a, witness("down"));
        urls.put("down", "http://127.0.0.1:1/nobody");
        serve("wrong", WitnessClientTest::turned, witness("wrong"));
        SigningKey stranger = key("stranger");
        serve(
                "other",
                a -> Witness.Answer.text(200, stranger.cosign(log.at(300), 7) + "\n"),
                witness("other"));
        serve("prose", a -> Witness.Answer.text(200, "yes\n"), witness("prose"));
        serve("endless", a -> Witness.Answer.text(200, "x".repeat(200_000)), witness("endless"));

        long before = System.nanoTime();
        WitnessClient.Asked one = ask(client(1), 300);
        assertThat(one.enough()).isTrue();
        assertThat(one.answers().get("good")).isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(700));

        WitnessClient.Asked two = ask(client(2), 300);
        assertThat(two.enough()).isFalse();
        assertThat(two.note().signatures()).hasSize(2);
        assertThat(two.answers().get("slow")).isInstanceOf(WitnessAnswer.Unreachable.class);
        assertThat(two.answers().get("down")).isInstanceOf(WitnessAnswer.Unreachable.class);
        assertThat(two.answers().get("wrong")).isInstanceOf(WitnessAnswer.Refused.class);
        assertThat(two.answers().get("other")).isInstanceOf(WitnessAnswer.Refused.class);
        assertThat(two.answers().get("prose")).isInstanceOf(WitnessAnswer.Refused.class);
        assertThat(two.answers().get("endless")).isInstanceOf(WitnessAnswer.Unreachable.class);
        assertThat(two.orHalt().lines()).hasSize(7).anyMatch(l -> l.startsWith("good: cosigned"));
    }

    private static Witness.Answer sleep(Witness.Answer answer) {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    /// The right name and key, and one character of the signature another.
    private static Witness.Answer turned(Witness.Answer answer) {
        if (answer.status() != 200) {
            return answer;
        }
        char[] line = answer.body().toCharArray();
        int at = line.length - 20;
        line[at] = line[at] == 'A' ? 'B' : 'A';
        return Witness.Answer.text(200, new String(line));
    }

    @Test
    void aWitnessThatKnowsMoreOrOtherwiseHalts() throws IOException {
        Witness ahead = good("ahead");
        ahead.addCheckpoint(log.request(0, 500));
        assertThat(ask(client(1), 300).answers().get("ahead"))
                .isInstanceOf(WitnessAnswer.Contradicts.class);
        assertThatThrownBy(() -> ask(client(1), 300).orHalt())
                .isInstanceOf(HaltException.class)
                .hasMessageContaining("500");
        urls.clear();
        Witness forked = good("forked");
        forked.addCheckpoint(new GrowingLog(folder, "other").request(0, 300));
        for (long size : List.of(300L, 600L)) {
            assertThat(ask(client(1), size).answers().get("forked"))
                    .isInstanceOf(WitnessAnswer.Contradicts.class);
        }
        urls.clear();
        serve("old", a -> new Witness.Answer(409, "text/x.tlog.size", "0\n"), witness("old"));
        assertThat(ask(client(1), 300).answers().get("old"))
                .isInstanceOf(WitnessAnswer.Contradicts.class);
    }
}
