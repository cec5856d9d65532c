package org.kenes.dataset;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// YAML as people may hand it in: one mapping, at most 1 MB, no anchors, no tags, no repeated keys.
/// Everything wrong is an [InvalidInput] with its place.
public final class StrictYaml {
    private static final int LIMIT = 1_000_000;

    private final String name;
    private final Map<String, Object> root;
    private final Map<String, Mark> places;

    private StrictYaml(String name, Map<String, Object> root, Map<String, Mark> places) {
        this.name = name;
        this.root = root;
        this.places = places;
    }

    /// @param name of the file, for messages
    public static StrictYaml read(byte[] bytes, String name) {
        if (bytes.length > LIMIT) {
            throw new InvalidInput(name, 1, 1, "larger than 1 MB");
        }
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setAllowDuplicateKeys(false)
                        .setMaxAliasesForCollections(0)
                        .setCodePointLimit(LIMIT)
                        .build();
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            Map<String, Mark> places = places(settings, text, name);
            Object value = new Load(settings).loadFromString(text);
            if (!(value instanceof Map<?, ?> map)) {
                throw new InvalidInput(name, 1, 1, "a mapping is expected");
            }
            Map<String, Object> root = new TreeMap<>();
            map.forEach((key, item) -> root.put(String.valueOf(key), item));
            return new StrictYaml(name, root, places);
        } catch (MarkedYamlEngineException e) {
            throw at(name, e.getProblemMark(), String.valueOf(e.getProblem()), e);
        } catch (YamlEngineException | ClassCastException e) {
            throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
        } catch (CharacterCodingException e) {
            throw new InvalidInput(name, 1, 1, "not UTF-8", e);
        }
    }

    /// Refuses anchors, aliases and tags; remembers where the members of the root begin.
    private static Map<String, Mark> places(LoadSettings settings, String text, String name) {
        Map<String, Mark> places = new HashMap<>();
        int depth = 0;
        boolean key = true;
        for (Event event : new Parse(settings).parseString(text)) {
            boolean tagged =
                    switch (event) {
                        case ScalarEvent scalar -> scalar.getTag().isPresent();
                        case org.snakeyaml.engine.v2.events.CollectionStartEvent start ->
                                start.getTag().isPresent();
                        default -> false;
                    };
            if (tagged || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw at(name, event.getStartMark(), "anchors, aliases and tags are refused", null);
            }
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> {
                    depth--;
                    if (depth == 1) {
                        key = true;
                    }
                }
                case Scalar -> {
                    if (depth == 1) {
                        if (key) {
                            event.getStartMark()
                                    .ifPresent(mark ->
                                            places.put(((ScalarEvent) event).getValue(), mark));
                        }
                        key = !key;
                    }
                }
                default -> {}
            }
        }
        return places;
    }

    private static InvalidInput at(
            String name, Optional<Mark> mark, String what, @Nullable Throwable cause) {
        return new InvalidInput(
                name,
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                what,
                cause);
    }

    /// An error at a member of the root.
    public InvalidInput wrong(String member, String what) {
        return at(name, Optional.ofNullable(places.get(member)), what, null);
    }

    /// Runs a constructor whose refusal becomes an [InvalidInput] of this file.
    public <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(name, 1, 1, String.valueOf(e.getMessage()), e);
        }
    }

    /// Every other member of the root is an error.
    public void only(String... members) {
        Set<String> allowed = Set.of(members);
        for (String member : root.keySet()) {
            if (!allowed.contains(member)) {
                throw wrong(member, "unknown member \"" + member + "\"");
            }
        }
    }

    public Map<String, Object> root() {
        return Collections.unmodifiableMap(root);
    }

    public boolean has(String member) {
        return root.get(member) != null;
    }

    public String text(String member) {
        String value = optional(member);
        if (value == null) {
            throw wrong(member, "\"" + member + "\" is missing");
        }
        return value;
    }

    public @Nullable String optional(String member) {
        return switch (root.get(member)) {
            case null -> null;
            case String value -> value;
            default -> throw wrong(member, "\"" + member + "\" is not a text");
        };
    }

    public boolean flag(String member) {
        return switch (root.get(member)) {
            case null -> false;
            case Boolean value -> value;
            default -> throw wrong(member, "\"" + member + "\" is not true or false");
        };
    }

    public int number(String member, int otherwise) {
        return switch (root.get(member)) {
            case null -> otherwise;
            case Integer value -> value;
            default -> throw wrong(member, "\"" + member + "\" is not a small integer");
        };
    }

    /// A list of texts; empty when the member is absent.
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        switch (root.get(member)) {
            case null -> {}
            case List<?> list -> {
                for (Object item : list) {
                    if (!(item instanceof String text)) {
                        throw wrong(member, "\"" + member + "\" has an item that is not a text");
                    }
                    texts.add(text);
                }
            }
            default -> throw wrong(member, "\"" + member + "\" is not a list");
        }
        return List.copyOf(texts);
    }

    /// A text in each language; at least one.
    public SortedMap<String, String> languages(String member) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!(root.get(member) instanceof Map<?, ?> map) || map.isEmpty()) {
            throw wrong(member, "\"" + member + "\" is not a text per language");
        }
        map.forEach((lang, text) -> {
            if (!(lang instanceof String key) || !(text instanceof String value)) {
                throw wrong(member, "\"" + member + "\" is not a text per language");
            }
            texts.put(key, value);
        });
        return Collections.unmodifiableSortedMap(texts);
    }
}
