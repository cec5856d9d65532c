package org.kenes.cli.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The optional model, played by a server of our own.
class AssistantTest {
    private static final String THEMES =
            """
            {"format": "kenes-themes/1", "themes": [{"id": "art_1.ru.1", "phrases": ["колодец", "вода"],
             "passages": [{"id": "7", "text": "Пишите мне: a@b.kz или +7 701 555 44 33, колодец сломан."}]}]}
            """;

    @TempDir Path folder;
    private HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private String answer =
            "{\"choices\":[{\"message\":{\"content\":\"{\\\"label\\\":\\\"Ремонт"
                    + " колодцев\\\"}\"}}]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/chat/completions",
                exchange -> {
                    asked.add(
                            exchange.getRequestHeaders().getFirst("Authorization")
                                    + "\n"
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(Map<String, String> environment, Path out) throws IOException {
        Path themes = Files.writeString(folder.resolve("themes.json"), THEMES);
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return LabelsCommand.run(
                new String[] {themes.toString(), "--out", out.toString()},
                environment,
                nowhere,
                nowhere);
    }

    private Map<String, String> environment() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        return Map.of(
                "KENES_ASSIST_URL", url, "KENES_ASSIST_KEY", "k", "KENES_ASSIST_MODEL", "local");
    }

    @Test
    void itIsOffByDefault() throws IOException {
        assertThat(run(Map.of(), folder.resolve("none.json"))).isEqualTo(5);
        assertThat(folder.resolve("none.json")).doesNotExist();
        assertThat(asked).isEmpty();
    }

    @Test
    void aLabelIsASuggestionOfANamedModelThatNobodyHasConfirmed() throws IOException {
        Path out = folder.resolve("labels.json");
        assertThat(run(environment(), out)).isZero();
        assertThat(Files.readString(out))
                .contains("\"by\": \"machine suggestion\"")
                .contains("\"model\": \"local\"")
                .contains("\"label\": \"Ремонт колодцев\"")
                .contains("\"confirmed\": false");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("Bearer k")
                .contains("\"temperature\": 0");
    }

    @Test
    void addressesAndNumbersAreNotSent() throws IOException {
        run(environment(), folder.resolve("labels.json"));
        assertThat(asked.getFirst()).contains("колодец сломан").doesNotContain("a@b.kz", "555");
    }

    @Test
    void anAnswerThatIsNoLabelIsRefused() {
        answer = "{\"choices\":[{\"message\":{\"content\":\"{\\\"label\\\":\\\"\\\"}\"}}]}";
        assertThatThrownBy(() -> run(environment(), folder.resolve("labels.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no label");
        assertThat(folder.resolve("labels.json")).doesNotExist();
    }
}
