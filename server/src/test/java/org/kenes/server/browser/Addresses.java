package org.kenes.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a reader reaches from the front page by following links: for every pattern of the server,
/// and every set of parameters it is asked with, the first few addresses found.
///
/// @param pages addresses of HTML pages below the language, such as `text/art_2?beside=ru`
/// @param kinds the first of each kind of page
/// @param reached patterns that answered, pages and files
/// @param broken addresses that are linked and do not answer, with the page that links
record Addresses(List<String> pages, List<String> kinds, Set<String> reached, List<String> broken) {
    private static final String FROM = "/kk/";
    private static final int OF_ONE_KIND = 2;
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"#]+)[\"#]");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private record Found(String path, String on) {}

    static Addresses crawl(URI home, Routes routes) {
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> pages = new ArrayList<>();
        List<String> first = new ArrayList<>();
        Set<String> reached = new TreeSet<>();
        List<String> broken = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(FROM));
        Deque<Found> next = new ArrayDeque<>(List.of(new Found(FROM, "the address bar")));
        while (!next.isEmpty()) {
            Found found = next.removeFirst();
            String pattern = routes.of(found.path().replaceFirst("\\?.*", "")).orElse("nothing");
            int ofThisKind = kinds.merge(pattern + parameters(found.path()), 1, Integer::sum);
            if (ofThisKind > OF_ONE_KIND) {
                continue;
            }
            HttpResponse<String> answer = get(home.resolve(found.path()));
            if (answer.statusCode() != 200) {
                broken.add(answer.statusCode() + " " + found.path() + ", linked on " + found.on());
                continue;
            }
            reached.add(pattern);
            if (isPage(answer) && found.path().startsWith(FROM)) {
                String page = found.path().substring(FROM.length());
                pages.add(page);
                if (ofThisKind == 1) {
                    first.add(page);
                }
                LINK.matcher(answer.body())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .map(link -> resolve(found.path(), link))
                        .filter(path -> path.startsWith("/") && seen.add(path))
                        .forEach(path -> next.add(new Found(path, found.path())));
            }
        }
        return new Addresses(List.copyOf(pages), List.copyOf(first), reached, List.copyOf(broken));
    }

    private static String resolve(String from, String link) {
        return URI.create("http://x" + from).resolve(link).toString().replaceFirst("^http://x", "");
    }

    private static String parameters(String path) {
        int query = path.indexOf('?');
        return query < 0
                ? ""
                : Arrays.stream(path.substring(query + 1).split("&"))
                        .map(pair -> pair.replaceFirst("=.*", ""))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
                    BodyHandlers.ofString(UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
