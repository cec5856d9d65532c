package org.kenes.lawtext.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Writes maps (in their order), lists, strings, whole numbers, decimals, truth values and null as
/// JSON, byte for byte the same everywhere.
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /// One line, without a line end.
    public static String line(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toString();
    }

    /// Indented by two spaces, LF at the end of each line. Lists without a map in them stay on one
    /// line.
    public static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        pretty(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void pretty(@Nullable Object value, String eol, StringBuilder out) {
        String deeper = eol + "  ";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String before = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(before).append(deeper);
                out.append(line(String.valueOf(member.getKey()))).append(": ");
                pretty(member.getValue(), deeper, out);
                before = ",";
            }
            out.append(eol).append('}');
        } else if (value instanceof List<?> list && list.stream().anyMatch(JsonText::nested)) {
            String before = "[";
            for (Object element : list) {
                out.append(before).append(deeper);
                pretty(element, deeper, out);
                before = ",";
            }
            out.append(eol).append(']');
        } else {
            out.append(value == null ? "null" : line(value));
        }
    }

    private static boolean nested(Object value) {
        return value instanceof Map || value instanceof List;
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((name, member) -> {
                    generator.writeName(String.valueOf(name));
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(element -> write(generator, element));
                generator.writeEndArray();
            }
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            default -> generator.writeString(value.toString());
        }
    }
}
