package org.kenes.cli.opinion;

import org.kenes.dataset.Json;
import org.kenes.opinion.json.JsonText;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A language model behind an OpenAI-compatible endpoint, asked for one thing only: a name for a
/// theme. Off unless an address is given. What it says is a suggestion for a person to confirm; it
/// is written into a file of its own and nothing reads that file by itself.
///
/// @param url of the API, such as `https://host/v1`
/// @param key sent as bearer token, or empty
record Assistant(URI url, String key, String model) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_LABEL = 80;
    private static final String TASK =
            "Name the theme that these key phrases and passages have in common, in the language of"
                    + " the passages, in at most six words, without judging it. Answer as JSON with"
                    + " one member: label.";

    /// @param label in the language of the passages
    /// @param prompt SHA-256 of the body that was sent
    record Suggestion(String label, String prompt) {}

    /// By `KENES_ASSIST_URL`, `KENES_ASSIST_KEY` and `KENES_ASSIST_MODEL`; empty where the first is
    /// not set.
    static Optional<Assistant> of(Map<String, String> environment) {
        String url = environment.getOrDefault("KENES_ASSIST_URL", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Assistant(
                        URI.create(url.endsWith("/") ? url : url + "/"),
                        environment.getOrDefault("KENES_ASSIST_KEY", ""),
                        environment.getOrDefault("KENES_ASSIST_MODEL", "default")));
    }

    /// Addresses, numbers of telephones and documents are left out of what is sent.
    static String withoutPersonalData(String text) {
        return text.replaceAll("\\S+@\\S+", "…").replaceAll("\\+?\\d[\\d ()-]{5,}\\d", "…");
    }

    /// @throws IOException if the endpoint cannot be reached or does not answer as it should
    Suggestion label(List<String> phrases, List<String> passages) throws IOException {
        String said =
                "Key phrases: "
                        + String.join(", ", phrases)
                        + "\nPassages:\n"
                        + String.join(
                                "\n",
                                passages.stream().map(Assistant::withoutPersonalData).toList());
        String body = JsonText.of(request(said));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve("chat/completions"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(url + " answered " + answer.statusCode());
            }
            return new Suggestion(label(answer.body()), sha256(body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + url, e);
        }
    }

    private Map<String, Object> request(String said) {
        return Map.copyOf(
                Map.of(
                        "model",
                        model,
                        "temperature",
                        0,
                        "messages",
                        List.of(
                                JsonText.object("role", "system", "content", TASK),
                                JsonText.object("role", "user", "content", said)),
                        "response_format",
                        JsonText.object("type", "json_schema", "json_schema", schema())));
    }

    private static Map<String, ?> schema() {
        return JsonText.object(
                "name",
                "label",
                "strict",
                true,
                "schema",
                JsonText.object(
                        "type",
                        "object",
                        "properties",
                        JsonText.object("label", JsonText.object("type", "string")),
                        "required",
                        List.of("label"),
                        "additionalProperties",
                        false));
    }

    private static String label(byte[] answer) throws IOException {
        Map<String, Object> json = Json.read(answer, "answer");
        if (json.get("choices") instanceof List<?> choices
                && !choices.isEmpty()
                && choices.getFirst() instanceof Map<?, ?> choice
                && choice.get("message") instanceof Map<?, ?> message
                && message.get("content") instanceof String content
                && Json.read(content.getBytes(StandardCharsets.UTF_8), "content").get("label")
                        instanceof String label
                && !label.isBlank()
                && label.length() <= LONGEST_LABEL) {
            return label.strip();
        }
        throw new IOException(
                "the model gave no label of at most " + LONGEST_LABEL + " characters");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
