package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A questionnaire with answers: what is wrong with them, and the same instance that ODK Collect
/// would write. The script of the page does both as well; this is for browsers without it.
///
/// @param answers control → values; the name of a control is its path, with the number of the row
///   from 1 where it stands in a repeat: `question[2]/q_text`
/// @param device what the device fills in: `start`, `end`, `today`, `uid`, `uuid`
public record Filled(
        Questionnaire form, Map<String, List<String>> answers, Map<String, String> device) {
    private static final int LONGEST = 20_000;
    private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:.*)?";

    public enum Fault {
        MISSING,
        NOT_A_NUMBER,
        NOT_A_DATE,
        NOT_A_TIME,
        NOT_A_CHOICE,
        TOO_LONG,
        AGAINST_ITS_RULE
    }

    public record Wrong(String control, Node.Question question, Fault fault) {}

    /// Everything that is wrong, in the order of the form.
    public List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        form.nodes().forEach(node -> check(node, null, 0, wrong));
        return wrong;
    }

    private void check(Node node, @Nullable String repeat, int row, List<Wrong> wrong) {
        if (!relevant(node, repeat, row)) {
            return;
        }
        switch (node) {
            case Node.Group it -> it.children().forEach(child -> check(child, repeat, row, wrong));
            case Node.Repeat it -> {
                for (int n : rows(it.path())) {
                    it.children().forEach(child -> check(child, it.path(), n, wrong));
                }
            }
            case Node.Question it -> {
                Fault fault = fault(it, repeat, row);
                if (fault != null) {
                    wrong.add(new Wrong(control(it.path(), repeat, row), it, fault));
                }
            }
        }
    }

    private @Nullable Fault fault(Node.Question it, @Nullable String repeat, int row) {
        List<String> given = given(control(it.path(), repeat, row));
        if (given.isEmpty()) {
            return it.required() ? Fault.MISSING : null;
        }
        String value = String.join(" ", given);
        Fault kind =
                switch (it.control()) {
                    case NUMBER -> value.matches("-?[0-9]{1,12}") ? null : Fault.NOT_A_NUMBER;
                    case DECIMAL ->
                            value.matches("-?[0-9]{1,12}([.][0-9]{1,6})?")
                                    ? null
                                    : Fault.NOT_A_NUMBER;
                    case DATE -> value.matches(DAY) ? null : Fault.NOT_A_DATE;
                    case TIME -> value.matches(TIME) ? null : Fault.NOT_A_TIME;
                    case DATETIME -> value.matches(DAY + "T" + TIME) ? null : Fault.NOT_A_TIME;
                    case ONE, ONE_LISTED, MANY -> choice(it, given);
                    case LINE, TEXT -> value.length() > LONGEST ? Fault.TOO_LONG : null;
                    case TICK, FILE, NOTE -> null;
                };
        if (kind != null) {
            return kind;
        }
        Expression rule = it.constraint();
        boolean holds = rule == null || holds(rule, it.path(), repeat, row);
        return holds ? null : Fault.AGAINST_ITS_RULE;
    }

    /// Lists from outside are judged when the report is read: what is in them changes.
    private static @Nullable Fault choice(Node.Question it, List<String> given) {
        List<String> known = it.choices().rows().stream().map(Node.Choice::value).toList();
        return it.choices().list().isEmpty() && !known.containsAll(given)
                ? Fault.NOT_A_CHOICE
                : null;
    }

    /// The numbers of the rows that have an answer; the first one if none has.
    private List<Integer> rows(String repeat) {
        List<Integer> rows =
                answers.keySet().stream()
                        .filter(it -> it.startsWith(repeat + "[") && !given(it).isEmpty())
                        .filter(it -> !isDefault(it, repeat))
                        .map(it -> it.substring(repeat.length() + 1, it.indexOf(']')))
                        .filter(it -> it.matches("[1-9][0-9]{0,3}"))
                        .map(Integer::valueOf)
                        .distinct()
                        .sorted()
                        .toList();
        return rows.isEmpty() ? List.of(1) : rows;
    }

    /// A row in which only what the form itself says is filled in was left empty.
    private boolean isDefault(String control, String repeat) {
        String path = repeat + control.substring(control.indexOf(']') + 1);
        String text = form.skeleton().text(path);
        return !text.isEmpty() && given(control).equals(List.of(text));
    }

    private boolean relevant(Node node, @Nullable String repeat, int row) {
        Expression condition =
                switch (node) {
                    case Node.Group it -> it.relevant();
                    case Node.Repeat it -> it.relevant();
                    case Node.Question it -> it.relevant();
                };
        return condition == null || holds(condition, node.path(), repeat, row);
    }

    private boolean holds(Expression it, String self, @Nullable String repeat, int row) {
        Function<String, String> lookup =
                path -> String.join(" ", given(control(path.isEmpty() ? self : path, repeat, row)));
        return it.holds(lookup, device.getOrDefault("today", ""));
    }

    private List<String> given(String control) {
        return answers.getOrDefault(control, List.of()).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static String control(String path, @Nullable String repeat, int row) {
        return repeat != null && path.startsWith(repeat + "/")
                ? repeat + "[" + row + "]" + path.substring(repeat.length())
                : path;
    }

    /// The instance, for the same door that every other program sends it to.
    public byte[] xml() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Questionnaire.Skeleton root = form.skeleton();
        xml.append('<').append(root.name()).append(" id=\"").append(escaped(form.id()));
        xml.append("\" version=\"").append(escaped(form.version())).append("\">");
        root.children().forEach(it -> write(it, null, 0, xml));
        xml.append("</").append(root.name()).append('>');
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(
            Questionnaire.Skeleton at, @Nullable String repeat, int row, StringBuilder xml) {
        Node node = form.node(at.path());
        if (node != null && !relevant(node, repeat, row)) {
            return;
        }
        List<Integer> rows = at.repeat() ? rows(at.path()) : List.of(row);
        String inside = at.repeat() ? at.path() : repeat;
        for (int n : rows) {
            xml.append('<').append(at.name());
            at.attributes().forEach((name, text) -> attribute(at, name, text, xml));
            xml.append('>');
            if (at.children().isEmpty()) {
                xml.append(escaped(value(at, inside, n)));
            } else {
                at.children().forEach(it -> write(it, inside, n, xml));
            }
            xml.append("</").append(at.name()).append('>');
        }
    }

    private void attribute(Questionnaire.Skeleton at, String name, String text, StringBuilder xml) {
        String preloaded = form.preloaded().get(at.path() + "/@" + name);
        String value = preloaded == null ? text : device.getOrDefault(preloaded, "");
        xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private String value(Questionnaire.Skeleton at, @Nullable String repeat, int row) {
        Expression calculated = form.calculated().get(at.path());
        if (calculated != null) {
            return calculated.value(
                    path -> String.join(" ", given(control(path, repeat, row))),
                    device.getOrDefault("today", ""));
        }
        String preloaded = form.preloaded().get(at.path());
        if (preloaded != null) {
            return device.getOrDefault(preloaded, "");
        }
        if (!(form.node(at.path()) instanceof Node.Question question)) {
            return at.text();
        }
        String text = String.join(" ", given(control(at.path(), repeat, row)));
        return switch (question.control()) {
            case TIME -> text.length() == 5 ? text + ":00.000" : text;
            case DATETIME -> text.length() == 16 ? text + ":00.000" : text;
            case TICK -> text.isEmpty() ? "" : "OK";
            default -> text;
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
