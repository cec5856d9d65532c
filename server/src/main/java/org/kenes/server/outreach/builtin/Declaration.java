package org.kenes.server.outreach.builtin;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.StrictYaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A form as `resources/field/*.yaml` declares it.
///
/// @param law path of what names the version of the text, or null
/// @param name expression of the name of an instance, or null
/// @param entity what every filled-in form creates, or null
record Declaration(
        String form,
        Words title,
        @Nullable String law,
        @Nullable String name,
        @Nullable Entity entity,
        List<Item> items,
        Map<String, Map<String, Words>> choices) {

    /// In Kazakh, Russian and English.
    record Words(String kk, String ru, String en) {
        String in(String language) {
            return switch (language) {
                case "kk" -> kk;
                case "ru" -> ru;
                default -> en;
            };
        }
    }

    /// @param label expression
    /// @param save names of the questions that become properties
    record Entity(String list, String label, List<String> save) {}

    sealed interface Item {
        String name();
    }

    /// @param repeat whether there may be several
    /// @param relevant null: always
    record Group(
            String name, boolean repeat, Words label, @Nullable String relevant, List<Item> items)
            implements Item {}

    /// @param kind line, text, number, date, time, moment, one, many, file, tick or position
    /// @param choices a list of `choices.yaml`, or null
    /// @param from a list that comes with the form, or null
    /// @param where condition on its rows, or null
    record Question(
            String name,
            String kind,
            Words label,
            @Nullable Words hint,
            boolean required,
            @Nullable String relevant,
            @Nullable String check,
            @Nullable Words wrong,
            @Nullable String preset,
            @Nullable String choices,
            @Nullable String from,
            @Nullable String where)
            implements Item {}

    static Declaration read(String id) {
        StrictYaml in = StrictYaml.read(resource(id + ".yaml"), id + ".yaml");
        Map<String, Object> root = in.root();
        return new Declaration(
                in.text("form"),
                words(root.get("title")),
                in.optional("law"),
                in.optional("name"),
                root.get("entity") instanceof Map<?, ?> it ? entity(it) : null,
                items(root.get("ask")),
                lists());
    }

    /// With the codes that operators added to a list, before its last one, "other".
    Declaration offering(String list, Map<String, Words> more) {
        Map<String, Words> longer = new LinkedHashMap<>();
        choices.getOrDefault(list, Map.of())
                .forEach((code, words) -> {
                    if (code.equals("other")) {
                        longer.putAll(more);
                    }
                    longer.put(code, words);
                });
        Map<String, Map<String, Words>> all = new LinkedHashMap<>(choices);
        all.put(list, longer);
        return new Declaration(form, title, law, name, entity, items, all);
    }

    static byte[] resource(String name) {
        try (InputStream in = Declaration.class.getResourceAsStream("/field/" + name)) {
            if (in == null) {
                throw new IllegalStateException("field/" + name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, Words>> lists() {
        Map<String, Map<String, Words>> lists = new LinkedHashMap<>();
        StrictYaml.read(resource("choices.yaml"), "choices.yaml")
                .root()
                .forEach((list, rows) -> {
                    Map<String, Words> choices = new LinkedHashMap<>();
                    map(rows).forEach((code, it) -> choices.put(code, words(it)));
                    lists.put(list, choices);
                });
        return lists;
    }

    private static Entity entity(Map<?, ?> it) {
        List<String> save = new ArrayList<>();
        list(it.get("save")).forEach(name -> save.add(String.valueOf(name)));
        return new Entity(String.valueOf(it.get("list")), String.valueOf(it.get("label")), save);
    }

    private static List<Item> items(@Nullable Object declared) {
        List<Item> items = new ArrayList<>();
        for (Object one : list(declared)) {
            Map<String, Object> it = map(one);
            boolean repeat = it.containsKey("rows");
            if (repeat || it.containsKey("group")) {
                items.add(
                        new Group(
                                String.valueOf(it.get(repeat ? "rows" : "group")),
                                repeat,
                                words(it.get("label")),
                                text(it, "if"),
                                items(it.get("ask"))));
            } else {
                items.add(question(it));
            }
        }
        return items;
    }

    private static Question question(Map<String, Object> it) {
        return new Question(
                String.valueOf(it.get("name")),
                String.valueOf(it.get("is")),
                words(it.get("label")),
                it.containsKey("hint") ? words(it.get("hint")) : null,
                Boolean.TRUE.equals(it.get("required")),
                text(it, "if"),
                text(it, "check"),
                it.containsKey("wrong") ? words(it.get("wrong")) : null,
                text(it, "default"),
                text(it, "of"),
                text(it, "from"),
                text(it, "where"));
    }

    private static @Nullable String text(Map<String, Object> it, String name) {
        return it.get(name) == null ? null : String.valueOf(it.get(name));
    }

    private static Words words(@Nullable Object declared) {
        List<?> three = list(declared);
        if (three.size() != 3) {
            throw new IllegalArgumentException("three languages are expected, not " + declared);
        }
        return new Words(
                String.valueOf(three.get(0)),
                String.valueOf(three.get(1)),
                String.valueOf(three.get(2)));
    }

    private static List<?> list(@Nullable Object it) {
        return it instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> map(@Nullable Object it) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (it instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }
}
