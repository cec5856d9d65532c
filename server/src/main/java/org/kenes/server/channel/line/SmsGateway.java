package org.kenes.server.channel.line;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A gateway that posts `{id, from, text, at}` to `/channel/{id}` and takes `{to, text}`, both with
/// the header `X-Kenes-Signature: sha256=` and the HMAC of the body under the secret that both
/// know.
final class SmsGateway implements ChannelAdapter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = "x-kenes-signature";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long AGAIN_SECONDS = 60;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String id;
    private final byte[] secret;
    private final @Nullable URI outgoing;

    /// @param outgoing where answers are posted; null: this line only listens
    SmsGateway(String id, String secret, @Nullable URI outgoing) {
        this.id = id;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.outgoing = outgoing;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean signed(byte[] request, Map<String, String> headers) {
        String expected = "sha256=" + Signature.of(secret, request);
        return Signature.same(expected, headers.getOrDefault(HEADER, ""));
    }

    @Override
    public Optional<Inbound> parse(byte[] request) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(request);
        } catch (JacksonException e) {
            throw new IOException("not JSON", e);
        }
        String number = json.path("id").asString("");
        String from = json.path("from").asString("");
        if (number.isBlank() || from.isBlank() || !json.path("text").isString()) {
            throw new IOException("id, from and text are needed");
        }
        return Optional.of(new Inbound(number, from, null, json.path("text").asString()));
    }

    @Override
    public Sent send(Outbound message) throws InterruptedException {
        if (outgoing == null) {
            return new Sent.Refused();
        }
        byte[] body =
                JSON.writeValueAsBytes(Map.of("to", message.address(), "text", message.text()));
        HttpRequest request =
                HttpRequest.newBuilder(outgoing)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-Kenes-Signature", "sha256=" + Signature.of(secret, body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return new Sent.Done();
            }
            boolean overloaded = answer.statusCode() == 429 || answer.statusCode() >= 500;
            return overloaded ? new Sent.Later(AGAIN_SECONDS) : new Sent.Refused();
        } catch (IOException e) {
            return new Sent.Later(AGAIN_SECONDS);
        }
    }
}
