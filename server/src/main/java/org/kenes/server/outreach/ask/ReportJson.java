package org.kenes.server.outreach.ask;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.form.Expression;
import org.kenes.server.outreach.form.Node;
import org.kenes.server.outreach.form.Questionnaire;
import org.kenes.server.shell.language.Messages;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The form for the script of its page: conditions as trees, so that only the server parses them,
/// and the lists that the choices are cut from.
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> WORDS =
            List.of(
                    "waiting",
                    "refused",
                    "sent-list",
                    "choose",
                    "missing",
                    "not-a-number",
                    "not-a-date",
                    "not-a-time",
                    "not-a-choice",
                    "too-long",
                    "against-its-rule",
                    "errors",
                    "queued",
                    "full",
                    "photo-kept",
                    "remove",
                    "edit",
                    "private-device");

    /// What the script itself puts into the words.
    private static final Map<String, String> BLANKS =
            Map.of("n", "{n}", "code", "{code}", "why", "{why}", "name", "{name}");

    private ReportJson() {}

    static byte[] write(AskedForm asked, String lang, Messages messages) {
        Questionnaire form = asked.form();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", form.id());
        json.put("version", form.version());
        json.put("skeleton", skeleton(form.skeleton()));
        Map<String, Object> nodes = new LinkedHashMap<>();
        form.nodes().forEach(node -> node(node, lang, nodes));
        json.put("nodes", nodes);
        Map<String, Object> calculated = new LinkedHashMap<>();
        form.calculated().forEach((path, it) -> calculated.put(path, expression(it)));
        json.put("calculated", calculated);
        json.put("preloaded", form.preloaded());
        json.put("lists", asked.lists());
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(it -> words.put(it, messages.text("outreach.report." + it, BLANKS)));
        json.put("words", words);
        return JSON.writeValueAsBytes(json);
    }

    private static Map<String, Object> skeleton(Questionnaire.Skeleton it) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", it.name());
        json.put("path", it.path());
        if (it.repeat()) {
            json.put("repeat", true);
        }
        if (!it.attributes().isEmpty()) {
            json.put("attributes", it.attributes());
        }
        if (it.children().isEmpty()) {
            json.put("text", it.text());
        } else {
            json.put("children", it.children().stream().map(ReportJson::skeleton).toList());
        }
        return json;
    }

    private static void node(Node node, String lang, Map<String, Object> all) {
        switch (node) {
            case Node.Group it -> {
                put(all, it.path(), "group", it.relevant());
                it.children().forEach(child -> node(child, lang, all));
            }
            case Node.Repeat it -> {
                put(all, it.path(), "repeat", it.relevant());
                it.children().forEach(child -> node(child, lang, all));
            }
            case Node.Question it -> all.put(it.path(), question(it, lang));
        }
    }

    private static void put(
            Map<String, Object> all, String path, String kind, @Nullable Expression relevant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        if (relevant != null) {
            json.put("relevant", expression(relevant));
        }
        if (!path.isEmpty()) {
            all.put(path, json);
        }
    }

    private static Map<String, Object> question(Node.Question it, String lang) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", it.control().name());
        json.put("label", it.label().getOrDefault(lang, ""));
        json.put("required", it.required());
        Expression relevant = it.relevant();
        if (relevant != null) {
            json.put("relevant", expression(relevant));
        }
        Expression constraint = it.constraint();
        if (constraint != null) {
            json.put("constraint", expression(constraint));
            json.put("message", it.constraintMessage().getOrDefault(lang, ""));
        }
        if (!it.choices().list().isEmpty()) {
            json.put("list", it.choices().list());
            json.put("value", it.choices().value());
            json.put("words", it.choices().label());
            json.put("column", it.choices().column());
            json.put("master", it.choices().master());
        }
        return json;
    }

    /// `["path", p]`, `["is", text]` or `[name, argument…]`.
    private static List<Object> expression(Expression it) {
        return switch (it) {
            case Expression.Path path -> List.of("path", path.path());
            case Expression.Literal literal -> List.of("is", literal.value());
            case Expression.Call call -> {
                List<Object> json = new ArrayList<>();
                json.add(call.name());
                call.arguments().forEach(argument -> json.add(expression(argument)));
                yield json;
            }
        };
    }
}
