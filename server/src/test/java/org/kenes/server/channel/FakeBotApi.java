package org.kenes.server.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Telegram's Bot API as far as a bot can tell, and beside it a gateway that takes SMS.
final class FakeBotApi implements AutoCloseable {
    static final String TOKEN = "7:token";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<String> updates = new ArrayList<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private final List<JsonNode> texted = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private int retryAfter;
    private long number = 100;

    FakeBotApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bot" + TOKEN + "/getUpdates", this::getUpdates);
        server.createContext("/bot" + TOKEN + "/sendMessage", this::sendMessage);
        server.createContext("/sms", this::sms);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Somebody writes to the bot.
    synchronized void write(long chat, String lang, String text) {
        updates.add(update(++number, chat, "private", lang, text));
    }

    synchronized void writeInGroup(String text) {
        updates.add(update(++number, -5, "group", "ru", text));
    }

    private static String update(long id, long chat, String type, String lang, String text) {
        return """
        {"update_id":%d,"message":{"message_id":1,"from":{"id":%d,"language_code":"%s"},
        "chat":{"id":%d,"type":"%s"},"date":1,"text":%s}}\
        """
                .formatted(id, chat, lang, chat, type, JSON.writeValueAsString(text));
    }

    synchronized void refuseOnce(int seconds) {
        retryAfter = seconds;
    }

    synchronized List<String> sentTo(long chat) {
        return sent.stream()
                .filter(it -> it.get("chat_id").asString().equals(Long.toString(chat)))
                .map(it -> it.get("text").asString())
                .toList();
    }

    synchronized JsonNode lastSent() {
        return sent.getLast();
    }

    synchronized JsonNode lastText() {
        return texted.getLast();
    }

    synchronized String lastSignature() {
        return signatures.getLast();
    }

    private synchronized void getUpdates(HttpExchange exchange) throws IOException {
        long offset = JSON.readTree(exchange.getRequestBody()).path("offset").asLong();
        List<String> news =
                updates.stream()
                        .filter(it -> JSON.readTree(it).get("update_id").asLong() >= offset)
                        .toList();
        answer(exchange, 200, "{\"ok\":true,\"result\":[" + String.join(",", news) + "]}");
    }

    private synchronized void sendMessage(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        if (retryAfter > 0) {
            int seconds = retryAfter;
            retryAfter = 0;
            answer(
                    exchange,
                    429,
                    "{\"ok\":false,\"parameters\":{\"retry_after\":" + seconds + "}}");
            return;
        }
        sent.add(message);
        answer(exchange, 200, "{\"ok\":true}");
    }

    private synchronized void sms(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        texted.add(JSON.readTree(body));
        signatures.add(exchange.getRequestHeaders().getFirst("X-Kenes-Signature"));
        answer(exchange, 202, "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
