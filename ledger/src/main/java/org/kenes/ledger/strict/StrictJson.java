package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One JSON object in any spelling, but without what two readers could understand differently: no
/// repeated members, no fractions, no null, nothing after it.
final class StrictJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    static final long GREATEST = (1L << 53) - 1;

    private StrictJson() {}

    static Map<String, Object> read(byte[] json) {
        return read(json, 0, json.length);
    }

    static Map<String, Object> read(byte[] json, int offset, int length) {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("not a JSON object");
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException("something follows the JSON object");
            }
            return object;
        } catch (JacksonException e) {
            throw new MalformedException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.put(name, value(parser)) != null) {
                throw new MalformedException("member \"" + Shown.of(name) + "\" twice");
            }
        }
        return object;
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case null, default -> throw new MalformedException("not allowed here: " + token);
        };
    }

    private static Long integer(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new MalformedException("number beyond 2^53−1");
        }
        long number = parser.getLongValue();
        if (number > GREATEST || number < -GREATEST) {
            throw new MalformedException("number beyond 2^53−1: " + number);
        }
        return number;
    }
}
