package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.Json;
import org.kenes.opinion.json.JsonText;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `kenes labels`: names for themes, proposed by a model if there is one, each marked as a machine
/// suggestion that nobody has confirmed.
final class LabelsCommand {
    private static final int NO_MODEL = 5;

    private LabelsCommand() {}

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
            throws IOException {
        Words words = new Words(args, "out");
        var assistant = Assistant.of(environment);
        if (assistant.isEmpty()) {
            err.println("no model is asked: KENES_ASSIST_URL is not set");
            return NO_MODEL;
        }
        Map<String, Object> themes;
        try (InputStream in = Output.open(words.input())) {
            themes = Json.read(in.readAllBytes(), words.input());
        }
        if (!"kenes-themes/1".equals(themes.get("format"))) {
            throw new IllegalArgumentException(words.input() + ":1: format: not kenes-themes/1");
        }
        List<Object> suggestions = new ArrayList<>();
        for (Map<?, ?> theme : objects(themes.get("themes"))) {
            List<String> passages =
                    objects(theme.get("passages")).stream()
                            .map(passage -> String.valueOf(passage.get("text")))
                            .toList();
            List<String> phrases =
                    theme.get("phrases") instanceof List<?> list
                            ? list.stream().map(String::valueOf).toList()
                            : List.of();
            Assistant.Suggestion suggestion = assistant.get().label(phrases, passages);
            suggestions.add(
                    JsonText.object(
                            "theme", String.valueOf(theme.get("id")),
                            "label", suggestion.label(),
                            "prompt", suggestion.prompt(),
                            "confirmed", false));
        }
        String json =
                JsonText.of(
                        JsonText.object(
                                "format",
                                "kenes-suggestions/1",
                                "by",
                                "machine suggestion",
                                "model",
                                assistant.get().model(),
                                "labels",
                                suggestions));
        Output.write(words.or("out", "-"), json, out);
        return 0;
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
