package org.kenes.lawtext.json;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.UnreadableLawException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON text as maps, lists and strings: numbers and truth values stay as they are written, null
/// becomes absent. Strict RFC 8259; a repeated key is an error.
public final class JsonTree {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 20_000_000;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private JsonTree() {}

    /// @throws UnreadableLawException naming the line, if it is no JSON object
    public static Map<String, Object> object(String text, String file) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return whole(parser, file);
        }
    }

    private static Map<String, Object> whole(JsonParser parser, String file) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableLawException(file + " is not a JSON object.");
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableLawException(file + " goes on after its JSON object.");
            }
            return object;
        } catch (JacksonException e) {
            // A limit that is exceeded does not always carry its place; the parser knows it.
            int line = parser.currentLocation().getLineNr();
            throw new UnreadableLawException(
                    file + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (name != null && value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return list(parser);
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    /// Strings below, with the path that leads to them.
    public static void flatten(String path, @Nullable Object value, Map<String, String> into) {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach((key, below) -> flatten(path + "." + key, below, into));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(path + "." + i, list.get(i), into);
                }
            }
            case String text -> into.put(path, text);
            case null, default -> {}
        }
    }
}
