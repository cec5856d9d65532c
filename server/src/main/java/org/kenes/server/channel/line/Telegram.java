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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bot of Telegram's Bot API. Its token is a part of every address it calls, so no address is
/// ever logged. Without a webhook secret it asks for news itself ([#poll]).
public final class Telegram implements ChannelAdapter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = "x-telegram-bot-api-secret-token";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long AGAIN_SECONDS = 30;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String methods;
    private final @Nullable String secret;
    private long next;

    /// @param base address of the Bot API
    /// @param secret of the webhook; null: long polling
    Telegram(URI base, String token, @Nullable String secret) {
        this.methods = base.toString().replaceAll("/+$", "") + "/bot" + token + "/";
        this.secret = secret;
    }

    @Override
    public String id() {
        return "telegram";
    }

    public boolean polls() {
        return secret == null;
    }

    @Override
    public boolean signed(byte[] request, Map<String, String> headers) {
        return secret != null && Signature.same(secret, headers.getOrDefault(HEADER, ""));
    }

    @Override
    public Optional<Inbound> parse(byte[] request) throws IOException {
        return update(read(request));
    }

    private static Optional<Inbound> update(JsonNode update) throws IOException {
        if (!update.path("update_id").isIntegralNumber()) {
            throw new IOException("an update without a number");
        }
        JsonNode message = update.path("message");
        boolean alone = message.path("chat").path("type").asString("").equals("private");
        if (!alone || !message.path("text").isString()) {
            return Optional.empty();
        }
        JsonNode lang = message.path("from").path("language_code");
        return Optional.of(
                new Inbound(
                        Long.toString(update.path("update_id").asLong()),
                        Long.toString(message.path("chat").path("id").asLong()),
                        lang.isString() ? lang.asString() : null,
                        message.path("text").asString()));
    }

    private static JsonNode read(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException("not JSON", e);
        }
    }

    /// Takes in what has been written since the last call. An update is asked for again until
    /// `heard` has returned for it.
    ///
    /// @param seconds that the API may hold the question open
    /// @throws IOException if the API cannot be reached or refuses; its message names no address
    public void poll(long seconds, Listener heard) throws IOException, InterruptedException {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("offset", next);
        question.put("timeout", seconds);
        question.put("allowed_updates", List.of("message"));
        HttpResponse<byte[]> answer = call("getUpdates", question, PATIENCE.plusSeconds(seconds));
        if (answer.statusCode() != 200) {
            throw new IOException("getUpdates was answered with " + answer.statusCode());
        }
        for (JsonNode update : read(answer.body()).path("result")) {
            Optional<Inbound> message = update(update);
            if (message.isPresent()) {
                heard.hear(message.get());
            }
            next = Math.max(next, update.path("update_id").asLong() + 1);
        }
    }

    public interface Listener {
        void hear(Inbound message);
    }

    @Override
    public Sent send(Outbound message) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", message.address());
        body.put("text", message.text());
        if (!message.buttons().isEmpty()) {
            body.put(
                    "reply_markup",
                    Map.of(
                            "keyboard",
                            List.of(message.buttons()),
                            "resize_keyboard",
                            true,
                            "one_time_keyboard",
                            true));
        }
        try {
            HttpResponse<byte[]> answer = call("sendMessage", body, PATIENCE);
            return switch (answer.statusCode()) {
                case 200 -> new Sent.Done();
                case 429 -> new Sent.Later(retryAfter(answer.body()));
                case 400, 403 -> new Sent.Refused();
                default -> new Sent.Later(AGAIN_SECONDS);
            };
        } catch (IOException e) {
            return new Sent.Later(AGAIN_SECONDS);
        }
    }

    private static long retryAfter(byte[] body) throws IOException {
        return read(body).path("parameters").path("retry_after").asLong(AGAIN_SECONDS);
    }

    private HttpResponse<byte[]> call(String method, Map<String, Object> body, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(methods + method))
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
