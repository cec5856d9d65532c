package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.StrictYaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which answer of a form means what (field specification, section 8): how a filled-in form of
/// anybody's becomes a [FieldRecord].
///
/// @param versions of the form that it is for; empty: every version
/// @param fields name → where to look
/// @param each `questions`, `opinions`, `photos`, `measures`: the rows of a repeat
public record Mapping(
        String form,
        Set<String> versions,
        Produces produces,
        Map<String, Field> fields,
        Map<String, Field> attendance,
        Map<String, Each> each) {
    public enum Produces {
        EVENT_REPORT,
        EVENT_PLAN,
        VISIT_REPORT,
        NONE
    }

    public enum Type {
        TEXT,
        INT,
        DATE,
        TIME,
        DATETIME,
        CODE,
        CODES,
        UUID,
        PLACE,
        ANCHOR,
        GEOPOINT,
        FILE
    }

    /// @param paths tried one after the other
    /// @param values what the form says → what it means; empty: as it is
    /// @param constant the answer that no one has to give, or null
    record Field(
            List<String> paths,
            Type type,
            Map<String, String> values,
            boolean hidden,
            @Nullable String constant) {}

    /// @param whenPath question that must have been answered with `whenEquals`, or null
    record Each(
            String path,
            @Nullable String whenPath,
            @Nullable String whenEquals,
            Map<String, Field> fields) {}

    public boolean covers(String version) {
        return versions.isEmpty() || versions.contains(version);
    }

    /// @throws InvalidInput naming the place
    public static Mapping read(byte[] yaml, String name) {
        StrictYaml in = StrictYaml.read(yaml, name);
        in.only(
                "mapping",
                "form",
                "versions",
                "produces",
                "values",
                "fields",
                "attendance",
                "each");
        if (!"1".equals(String.valueOf(in.root().get("mapping")))) {
            throw in.wrong("mapping", "\"mapping: 1\" is expected");
        }
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        map(in, "values", in.root().get("values"))
                .forEach((list, words) -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    map(in, "values", words)
                            .forEach((from, to) -> texts.put(from, String.valueOf(to)));
                    lists.put(list, texts);
                });
        Map<String, Each> each = new LinkedHashMap<>();
        map(in, "each", in.root().get("each"))
                .forEach((row, value) -> each.put(row, each(in, map(in, "each", value), lists)));
        return new Mapping(
                in.text("form"),
                versions(in),
                produces(in),
                fields(in, "fields", in.root().get("fields"), lists),
                fields(in, "attendance", in.root().get("attendance"), lists),
                each);
    }

    private static Produces produces(StrictYaml in) {
        for (Produces it : Produces.values()) {
            if (it.name().equalsIgnoreCase(in.text("produces"))) {
                return it;
            }
        }
        throw in.wrong("produces", "event_report, event_plan, visit_report or none is expected");
    }

    private static Set<String> versions(StrictYaml in) {
        return switch (in.root().get("versions")) {
            case List<?> list -> Set.copyOf(list.stream().map(String::valueOf).toList());
            case String all when all.equals("*") -> Set.of();
            case null, default -> throw in.wrong("versions", "a list or \"*\" is expected");
        };
    }

    private static Each each(
            StrictYaml in, Map<String, Object> row, Map<String, Map<String, String>> lists) {
        Map<String, Object> when = map(in, "each", row.get("when"));
        return new Each(
                string(in, "each", row.get("path")),
                when.isEmpty() ? null : string(in, "each", when.get("path")),
                when.isEmpty() ? null : string(in, "each", when.get("equals")),
                fields(in, "each", row.get("fields"), lists));
    }

    private static Map<String, Field> fields(
            StrictYaml in,
            String member,
            @Nullable Object value,
            Map<String, Map<String, String>> lists) {
        Map<String, Field> fields = new LinkedHashMap<>();
        map(in, member, value)
                .forEach((name, it) ->
                        fields.put(name, field(in, member, map(in, member, it), lists)));
        return fields;
    }

    private static Field field(
            StrictYaml in,
            String member,
            Map<String, Object> it,
            Map<String, Map<String, String>> lists) {
        if (it.containsKey("const")) {
            return new Field(
                    List.of(), Type.TEXT, Map.of(), false, String.valueOf(it.get("const")));
        }
        List<String> paths = new ArrayList<>();
        paths.add(string(in, member, it.get("path")));
        if (it.get("else") instanceof List<?> others) {
            others.forEach(other -> paths.add(String.valueOf(other)));
        }
        Map<String, String> values = Map.of();
        if (it.get("values") != null) {
            String list = string(in, member, it.get("values"));
            values = lists.get(list);
            if (values == null) {
                throw in.wrong(member, "there is no list of values \"" + list + "\"");
            }
        }
        boolean hidden = Boolean.TRUE.equals(it.get("private"));
        return new Field(paths, type(in, member, it.get("type")), values, hidden, null);
    }

    private static Type type(StrictYaml in, String member, @Nullable Object name) {
        for (Type type : Type.values()) {
            if (type.name().equalsIgnoreCase(String.valueOf(name))) {
                return type;
            }
        }
        throw in.wrong(member, "there is no type \"" + name + "\"");
    }

    private static String string(StrictYaml in, String member, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw in.wrong(member, "a text is expected, not \"" + value + "\"");
    }

    private static Map<String, Object> map(StrictYaml in, String member, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw in.wrong(member, "a mapping is expected");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }
}
