package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A log behind HTTP, any static server.
final class UrlSource implements Source {
    private final String base;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    UrlSource(URI base) {
        this.base = base.toString().endsWith("/") ? base.toString() : base + "/";
    }

    /// @throws UnreachableException if the server cannot be reached or answers neither 200 nor 404
    @Override
    public byte @Nullable [] read(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request,
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), LONGEST));
            return switch (response.statusCode()) {
                case 200 -> response.body();
                case 404, 410 -> null;
                default ->
                        throw new UnreachableException(
                                base + path + " answered status " + response.statusCode());
            };
        } catch (UnreachableException e) {
            throw e;
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UnreachableException(base + path + ": " + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading " + base + path);
        }
    }

    @Override
    public Source below(String folder) {
        return new UrlSource(URI.create(base + folder));
    }

    @Override
    public String toString() {
        return base;
    }
}
