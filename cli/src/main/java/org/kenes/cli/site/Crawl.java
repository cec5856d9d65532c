package org.kenes.cli.site;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Fetches everything of a site that links lead to, one after the other. Whoever is told to come
/// again later waits.
final class Crawl {
    /// One person's, the staff's, or answers to what somebody types.
    private static final Pattern NOT_PUBLIC =
            Pattern.compile(
                    "/([a-z]{2,3}/(staff|me|confirm|receipt|follow|unfollow|say|ask|propose|join"
                            + "|search|check|text/[^/]+/mine|c/[^/]+/(flag|again|appeal))(/.*)?"
                            + "|key/.*|api/.*|log/proof/.*|health/.*)");

    private static final int PATIENCE = 20;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int PROGRESS_EVERY = 250;

    /// What came back for one address.
    ///
    /// @param kind `text/html`, without its parameters
    record Fetched(URI address, String kind, Path raw) {
        boolean page() {
            return kind.equals("text/html");
        }

        boolean style() {
            return kind.equals("text/css");
        }
    }

    /// The site does not answer.
    static final class Unreachable extends RuntimeException {
        Unreachable(String message) {
            super(message);
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
    private final URI site;
    private final Path raw;
    private final int most;
    private final PrintStream progress;
    private final Map<URI, Fetched> fetched = new LinkedHashMap<>();
    private final Map<URI, URI> redirects = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private int asked;

    /// @param raw empty folder for what comes back
    /// @param most addresses at most
    Crawl(URI site, Path raw, int most, PrintStream progress) {
        this.site = site;
        this.raw = raw;
        this.most = most;
        this.progress = progress;
    }

    Map<URI, Fetched> fetched() {
        return fetched;
    }

    /// Addresses that could not be had, each with the reason.
    List<String> missing() {
        return missing;
    }

    /// Where an address leads in the end.
    URI end(URI address) {
        URI at = address;
        for (int i = 0; i < PATIENCE && redirects.containsKey(at); i++) {
            at = redirects.get(at);
        }
        return at;
    }

    /// Of this site, for everybody, and no answer to a form.
    boolean isPublic(URI address) {
        return site.getScheme().equals(address.getScheme())
                && site.getRawAuthority().equals(address.getRawAuthority())
                && !NOT_PUBLIC.matcher(address.getPath()).matches();
    }

    /// @throws Unreachable if the first page cannot be had
    void run() throws IOException, InterruptedException {
        Deque<URI> waiting = new ArrayDeque<>(List.of(site));
        Set<URI> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            URI address = waiting.poll();
            for (URI next : fetch(address)) {
                if (isPublic(next) && seen.add(next)) {
                    waiting.add(next);
                }
            }
            if (fetched.isEmpty() && waiting.isEmpty()) {
                throw new Unreachable(site + " is not the front page of a site: " + missing);
            }
            if (fetched.size() > most) {
                throw new Unreachable("more than " + most + " addresses; allow more with --most");
            }
            if (seen.size() % PROGRESS_EVERY == 0) {
                progress.println(fetched.size() + " fetched, " + waiting.size() + " waiting");
            }
        }
    }

    /// @return the addresses that it leads to
    private List<URI> fetch(URI address) throws IOException, InterruptedException {
        Path file = raw.resolve(Integer.toString(asked++));
        HttpResponse<Path> answer = patiently(address, file);
        if (answer.statusCode() / 100 == 3) {
            URI to = answer.headers().firstValue("Location").map(address::resolve).orElse(address);
            redirects.put(address, to);
            return List.of(to);
        }
        if (answer.statusCode() != 200) {
            missing.add(address + " answered " + answer.statusCode());
            return List.of();
        }
        String kind =
                answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .replaceFirst(";.*", "")
                        .strip();
        var it = new Fetched(address, kind, file);
        fetched.put(address, it);
        if (!it.page() && !it.style()) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return Links.of(it.page() ? Links.still(text) : text, it.page(), address);
    }

    private HttpResponse<Path> patiently(URI address, Path file)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(10)).build();
        for (int i = 1; ; i++) {
            HttpResponse<Path> answer;
            try {
                answer =
                        client.send(
                                request,
                                BodyHandlers.ofFile(file, WRITE, CREATE, TRUNCATE_EXISTING));
            } catch (IOException e) {
                throw new Unreachable(address + " cannot be reached: " + e);
            }
            boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!later || i == PATIENCE) {
                return answer;
            }
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            Thread.sleep(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS)));
        }
    }
}
