package org.kenes.report.law;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.StrictYaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one legal order asks.
///
/// @param reviewedBy null = no lawyer has looked at it
/// @param imprint names of the lines every release carries
/// @param parts line → members it must have
/// @param forbidden `line.member` → value that is refused
/// @param pollNotice names of the fields beside a poll
/// @param pollMinimum field → smallest value
/// @param consent whether an identifiable person on a photo needs a consent on file
/// @param speakers who may not speak where, `nature/capacity`: `campaign/state_on_duty`
public record LegalProfile(
        String id,
        @Nullable String reviewedBy,
        List<String> imprint,
        SortedMap<String, List<String>> parts,
        SortedMap<String, String> forbidden,
        List<String> pollNotice,
        SortedMap<String, Long> pollMinimum,
        boolean consent,
        Set<String> speakers,
        List<Lock> locks) {

    /// A profile that comes with the program.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static LegalProfile of(String id) {
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("no such legal profile: " + id);
        }
        String name = id + ".yaml";
        try (InputStream in =
                LegalProfile.class.getResourceAsStream("/org/kenes/report/profiles/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such legal profile: " + id);
            }
            return read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws InvalidInput naming the place
    public static LegalProfile read(byte[] bytes, String name) {
        StrictYaml yaml = StrictYaml.read(bytes, name);
        Map<?, ?> imprint = map(yaml.root().get("imprint"));
        Map<?, ?> notice = map(yaml.root().get("pollNotice"));
        List<String> lines = new ArrayList<>(texts(imprint.get("always")));
        SortedMap<String, List<String>> parts = new TreeMap<>();
        imprint.forEach((key, value) -> {
            if (lines.contains(key)) {
                parts.put(String.valueOf(key), texts(value));
            } else if ("required".equals(value)) {
                lines.add(String.valueOf(key));
            }
        });
        SortedMap<String, Long> minimum = new TreeMap<>();
        map(notice.get("minimum"))
                .forEach((key, value) -> {
                    if (value instanceof Integer least) {
                        minimum.put(String.valueOf(key), least.longValue());
                    }
                });
        return new LegalProfile(
                yaml.text("profile"),
                yaml.optional("reviewedBy"),
                List.copyOf(lines),
                parts,
                forbidden(imprint),
                texts(notice.get("required")),
                minimum,
                map(yaml.root().get("photoConsent")).containsKey("needs"),
                speakers(map(yaml.root().get("speakers"))),
                locks(yaml));
    }

    private static SortedMap<String, String> forbidden(Map<?, ?> imprint) {
        SortedMap<String, String> forbidden = new TreeMap<>();
        for (Object rule : imprint.get("forbid") instanceof List<?> list ? list : List.of()) {
            Map<?, ?> is = map(rule);
            forbidden.put(String.valueOf(is.get("field")), String.valueOf(is.get("value")));
        }
        return forbidden;
    }

    private static Set<String> speakers(Map<?, ?> speakers) {
        Set<String> forbidden = new LinkedHashSet<>();
        for (Object rule : speakers.get("forbid") instanceof List<?> list ? list : List.of()) {
            Map<?, ?> is = map(rule);
            forbidden.add(is.get("nature") + "/" + is.get("capacity"));
        }
        return Collections.unmodifiableSet(forbidden);
    }

    /// Whether somebody in this capacity may not speak at an event of this nature.
    public boolean forbids(String nature, String capacity) {
        return speakers.contains(nature + "/" + capacity);
    }

    private static List<Lock> locks(StrictYaml yaml) {
        List<Lock> locks = new ArrayList<>();
        for (Object item : yaml.root().get("locks") instanceof List<?> list ? list : List.of()) {
            Map<?, ?> lock = map(item);
            Map<?, ?> from = map(lock.get("from"));
            Map<?, ?> to = map(lock.get("to"));
            try {
                locks.add(
                        new Lock(
                                String.valueOf(lock.get("id")),
                                days(from),
                                LocalTime.parse(String.valueOf(from.get("at"))),
                                days(to),
                                LocalTime.parse(String.valueOf(to.get("at"))),
                                !"domestic".equals(lock.get("scope")),
                                new LinkedHashSet<>(texts(lock.get("covers")))));
            } catch (DateTimeException e) {
                throw yaml.wrong("locks", "lock " + lock.get("id") + ": " + e.getMessage());
            }
        }
        return List.copyOf(locks);
    }

    private static int days(Map<?, ?> edge) {
        if (edge.get("days") instanceof Integer days) {
            return days;
        }
        throw new DateTimeException("days is not a whole number");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Fields of a poll notice that are missing or below the minimum.
    ///
    /// @param notice as in `release.yaml`
    public List<String> missingInNotice(@Nullable Map<String, Object> notice) {
        if (notice == null) {
            return pollNotice;
        }
        return pollNotice.stream()
                .filter(field ->
                        empty(notice.get(field))
                                || notice.get(field) instanceof Number number
                                        && number.longValue() < pollMinimum.getOrDefault(field, 0L))
                .toList();
    }

    /// Lines of the imprint, or `line.member`, that are missing or hold a value that is forbidden.
    public Set<String> missingInImprint(Map<String, Object> written) {
        Set<String> missing = new LinkedHashSet<>();
        for (String line : imprint) {
            Object value = written.get(line);
            if (value == null || empty(value)) {
                missing.add(line);
                continue;
            }
            for (String part : parts.getOrDefault(line, List.of())) {
                boolean all =
                        entries(value).stream()
                                .allMatch(e -> e instanceof Map<?, ?> m && !empty(m.get(part)));
                if (!all) {
                    missing.add(line + "." + part);
                }
            }
        }
        forbidden.forEach((field, refused) -> {
            int dot = field.indexOf('.');
            Object value = written.get(dot < 0 ? field : field.substring(0, dot));
            for (Object entry : value == null ? List.of() : entries(value)) {
                Object found = dot < 0 ? entry : map(entry).get(field.substring(dot + 1));
                if (refused.equals(String.valueOf(found))) {
                    missing.add(field);
                }
            }
        });
        return missing;
    }

    private static List<?> entries(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static boolean empty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}
