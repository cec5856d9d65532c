package org.kenes.cli.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The server's side of the staff commands.
final class FieldServer {
    private static final String BOUNDARY = "kenes-field-8f1d2c77b0a94d0a";

    private final URI base;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    FieldServer(String server, String key) {
        this.base = URI.create(server.replaceAll("/+$", "") + "/api/v1/field/");
        this.key = key;
    }

    /// @param file empty for a plain field
    record Part(String field, String file, byte[] bytes) {}

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> post(String path, List<Part> parts)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.file().isEmpty() ? "" : "; filename=\"" + part.file() + "\"";
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                            .formatted(BOUNDARY, part.field(), file);
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofMinutes(2))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + encode(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
