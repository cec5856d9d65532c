package org.kenes.server.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody with a browser of their own: keeps cookies, sends forms, sends one again where it is
/// told to (307), and follows nothing else by itself.
final class Person {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Person(URI site) {
        this.site = site;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    /// As somebody who kept a copy and asks whether it still is what the server would answer.
    HttpResponse<String> getIfChanged(String path, HttpResponse<String> kept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).GET();
        kept.headers().firstValue("ETag").ifPresent(it -> request.header("If-None-Match", it));
        kept.headers()
                .firstValue("Last-Modified")
                .ifPresent(it -> request.header("If-Modified-Since", it));
        return send(request);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        HttpResponse<String> answer = postOnce(path, fields);
        return answer.statusCode() == 307 ? postOnce(again(path, answer), fields) : answer;
    }

    /// Without sending it again.
    HttpResponse<String> postOnce(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    /// Where a form goes again.
    static String again(String path, HttpResponse<String> answer) {
        return path.replaceAll("\\?.*", "") + answer.headers().firstValue("Location").orElseThrow();
    }

    /// As a program with a key would.
    HttpResponse<String> post(String path, Map<String, String> fields, String authorization) {
        return send(form(path, fields).header("Authorization", authorization));
    }

    HttpResponse<String> send(String path, String type, byte[] body) {
        return send(
                HttpRequest.newBuilder(site.resolve(path))
                        .header("Content-Type", type)
                        .header("Origin", site.toString().replaceAll("/$", ""))
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /// As two windows of one browser have the same.
    void takeCookiesOf(Person other) {
        cookies.putAll(other.cookies);
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site.toString().replaceAll("/$", ""))
                .POST(BodyPublishers.ofString(body));
    }

    /// A file, as it comes.
    byte[] bytes(String path) {
        try {
            return CLIENT.send(
                            cookied(HttpRequest.newBuilder(site.resolve(path)).GET()).build(),
                            BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder cookied(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(cookied(request).build(), BodyHandlers.ofString(UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param header as in `Set-Cookie`
    void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
