package org.kenes.dataset;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.strict.CanonicalJson;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON files: written canonically, read tolerantly (spacing and order are free, but repeated names
/// are refused), because data packages are also made by other people's programs.
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /// An object as Map, List, String, Boolean and Long; numbers beyond these as BigDecimal.
    /// Members that are null are left out.
    ///
    /// @throws InvalidInput naming the place
    public static Map<String, Object> read(byte[] json, String name) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidInput(name, 1, 1, "an object is expected");
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInput(name, 1, 1, "something follows the object");
            }
            return object;
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw new InvalidInput(
                    name,
                    place == null ? 1 : Math.max(1, place.getLineNr()),
                    place == null ? 1 : Math.max(1, place.getColumnNr()),
                    String.valueOf(e.getOriginalMessage()),
                    e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = parser.nextToken()) {
                    Object item = value(parser, next);
                    if (item != null) {
                        list.add(item);
                    }
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> {
                boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                yield fits ? (Object) parser.getLongValue() : parser.getDecimalValue();
            }
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    /// The bytes of one of our files: canonical JSON and one line feed.
    public static byte[] file(Map<String, ?> object) {
        byte[] json = CanonicalJson.write(object);
        byte[] file = Arrays.copyOf(json, json.length + 1);
        file[json.length] = '\n';
        return file;
    }
}
