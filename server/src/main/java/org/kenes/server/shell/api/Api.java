package org.kenes.server.shell.api;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refused;
import org.kenes.server.shell.Views;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Makes the answers of the open interface.
@Component
public class Api {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Cursor cursor = new Cursor();
    private final Views views;

    Api(Views views) {
        this.views = views;
    }

    /// Which part of a list is asked for.
    ///
    /// @param filters name → value, empty where none was given
    /// @param limit 1 to 200
    /// @param before key of the last item of the page before; [Long#MAX_VALUE] at the beginning
    public record Query(String path, Map<String, String> filters, int limit, long before) {
        public String filter(String name) {
            return filters.getOrDefault(name, "");
        }

        /// One more than asked for tells whether there are more.
        public int wanted() {
            return limit + 1;
        }
    }

    /// @param filters that this list knows beside `limit` and `after`
    /// @throws Refused naming the parameter that is unknown, twice or wrong
    public Query list(HttpServletRequest request, String... filters) {
        Map<String, String> given = parameters(request, filters, "limit", "after");
        String limit = given.getOrDefault("limit", Integer.toString(USUAL));
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
            throw wrong(request, "limit");
        }
        Map<String, String> asked = new TreeMap<>(given);
        asked.remove("limit");
        String after = asked.remove("after");
        String path = request.getRequestURI();
        long before =
                after == null
                        ? Long.MAX_VALUE
                        : cursor.read(after, path, asked)
                                .orElseThrow(() -> wrong(request, "after"));
        return new Query(path, asked, Integer.parseInt(limit), before);
    }

    /// For an address without any parameter.
    public void plain(HttpServletRequest request) {
        parameters(request, new String[0]);
    }

    /// A filter that must be one of these words, or is not there.
    public void oneOf(HttpServletRequest request, Query query, String filter, List<String> words) {
        String value = query.filter(filter);
        if (!value.isEmpty() && !words.contains(value)) {
            throw wrong(request, filter);
        }
    }

    private Map<String, String> parameters(
            HttpServletRequest request, String[] filters, String... also) {
        Map<String, String> given = new TreeMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    boolean known =
                            Arrays.asList(filters).contains(name) || List.of(also).contains(name);
                    if (!known || values.length != 1) {
                        throw wrong(request, name);
                    }
                    given.put(name, values[0]);
                });
        return given;
    }

    private Refused wrong(HttpServletRequest request, String parameter) {
        String message = views.messages(request).text("shell.api.parameter", "name", parameter);
        var error = new Refusal.FieldError(parameter, "parameter", message);
        return new Refused(
                Refusal.of(Problem.BAD_REQUEST).withDetail(message).withErrors(List.of(error)));
    }

    /// @param found up to [Query#wanted], in the order of the list
    /// @param key of an item; descending over the list
    public <T> ResponseEntity<byte[]> page(
            Query query,
            List<T> found,
            ToLongFunction<T> key,
            Function<T, Map<String, Object>> item) {
        boolean more = found.size() > query.limit();
        List<T> shown = more ? found.subList(0, query.limit()) : found;
        Map<String, Object> list = new TreeMap<>();
        list.put("items", shown.stream().map(item).toList());
        String next = null;
        if (more) {
            String after =
                    cursor.write(key.applyAsLong(shown.getLast()), query.path(), query.filters());
            StringBuilder address = new StringBuilder(query.path()).append('?');
            query.filters()
                    .forEach((name, value) ->
                            address.append(name).append('=').append(encoded(value)).append('&'));
            next = address + "limit=" + query.limit() + "&after=" + after;
            list.put("next", next);
        }
        return answer(Json.file(list), next);
    }

    /// A list that is never long: a register, the versions of the text.
    public ResponseEntity<byte[]> all(List<Map<String, Object>> items) {
        return answer(Json.file(new TreeMap<>(Map.of("items", items))), null);
    }

    public ResponseEntity<byte[]> one(Map<String, Object> item) {
        return answer(Json.file(new TreeMap<>(item)), null);
    }

    public ResponseEntity<byte[]> notFound(HttpServletRequest request) {
        return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    private ResponseEntity<byte[]> answer(byte[] body, @Nullable String next) {
        var answer =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, views.cacheControl(Caching.PUBLIC))
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                        .eTag("W/\"" + Hash.sha256(body).hex().substring(0, 24) + "\"");
        Optional.ofNullable(next)
                .ifPresent(it -> answer.header(HttpHeaders.LINK, "<" + it + ">; rel=\"next\""));
        return answer.body(body);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
