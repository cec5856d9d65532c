package org.kenes.server.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.tree.Hash;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;

/// A phone with a form application, as far as a server can tell.
public final class Phone {
    static final int MEGABYTE = 1 << 20;
    private static final String BOUNDARY = "----phone-boundary";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    public Phone(URI site, String token) {
        this.base = site.resolve("key/" + token + "/");
    }

    Phone(String url) {
        this.base = URI.create(url + "/");
    }

    /// @param fileName null for a plain field
    public record Part(String name, @Nullable String fileName, String type, byte[] bytes) {}

    public static Part xml(byte[] xml) {
        return new Part("xml_submission_file", "report.xml", "text/xml", xml);
    }

    static Part photo(String name) {
        return new Part(name, name, "image/jpeg", SharedData.bytes("field/samples/" + name));
    }

    static Part incomplete() {
        return new Part("*isIncomplete*", null, "", "yes".getBytes(UTF_8));
    }

    public String token() {
        String path = base.getPath();
        return path.substring("/key/".length(), path.length() - 1);
    }

    String keyId() {
        return Hash.sha256(token().getBytes(UTF_8)).hex().substring(0, 16);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> getIfChanged(String path, String tag)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(path)).header("If-None-Match", tag).build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(path)).HEAD().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String lang, List<Part> parts)
            throws IOException, InterruptedException {
        return post(
                "submission",
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofByteArray(body(parts)),
                lang);
    }

    HttpResponse<String> post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return post(path, type, BodyPublishers.ofByteArray(body), "en");
    }

    /// A report with one file of so many megabytes.
    HttpResponse<String> sendHuge(byte[] xml, int megabytes, boolean chunked)
            throws IOException, InterruptedException {
        byte[] head = body(List.of(xml(xml), new Part("big.jpg", "big.jpg", "", new byte[0])));
        byte[] before = java.util.Arrays.copyOf(head, head.length - BOUNDARY.length() - 8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        BodyPublisher stream =
                BodyPublishers.ofInputStream(() -> {
                    List<InputStream> all = new java.util.ArrayList<>();
                    all.add(new ByteArrayInputStream(before));
                    byte[] megabyte = new byte[MEGABYTE];
                    for (int i = 0; i < megabytes; i++) {
                        all.add(new ByteArrayInputStream(megabyte));
                    }
                    all.add(new ByteArrayInputStream(after));
                    return new SequenceInputStream(Collections.enumeration(all));
                });
        long length = before.length + (long) megabytes * MEGABYTE + after.length;
        return post(
                "submission",
                "multipart/form-data; boundary=" + BOUNDARY,
                chunked ? stream : BodyPublishers.fromPublisher(stream, length),
                "en");
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body, String lang)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", type)
                        .header("X-OpenRosa-Version", "1.0")
                        .header("Accept-Language", lang)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    public static byte[] body(List<Part> parts) {
        var body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
            String type = part.type().isEmpty() ? "" : "Content-Type: " + part.type() + "\r\n";
            body.writeBytes(
                    ("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n"
                                    .formatted(BOUNDARY, part.name(), file, type))
                            .getBytes(UTF_8));
            body.writeBytes(part.bytes());
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    public static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
