package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A published form as our own pages ask it: the same questions, words, choices and conditions.
/// Where a form uses what these pages cannot ask, reading says so, and the form is for ODK Collect.
///
/// @param skeleton the primary instance, which a filled-in form is written from
/// @param nodes the body, in order
/// @param calculated path → expression of what the form itself fills in
/// @param preloaded path → kind of what the device fills in: `start`, `end`, `today`, `uid`,
///   `uuid`; the last step may be an `@attribute`
public record Questionnaire(
        String id,
        String version,
        String title,
        Skeleton skeleton,
        List<Node> nodes,
        Map<String, Expression> calculated,
        Map<String, String> preloaded) {

    /// @param repeat whether it is a row of a repeat
    /// @param text what stands in it before anybody answers
    public record Skeleton(
            String name,
            String path,
            boolean repeat,
            Map<String, String> attributes,
            String text,
            List<Skeleton> children) {

        /// What the form itself says at a path; empty where it says nothing.
        String text(String at) {
            if (path.equals(at)) {
                return text;
            }
            return children.stream()
                    .filter(it -> at.equals(it.path) || at.startsWith(it.path + "/"))
                    .findFirst()
                    .map(it -> it.text(at))
                    .orElse("");
        }
    }

    public sealed interface Read {
        record Good(Questionnaire questionnaire) implements Read {}

        /// @param foreign what these pages cannot ask
        record Foreign(List<String> foreign) implements Read {}
    }

    /// @param languages of the dialogue
    public static Read read(byte[] xml, List<String> languages) {
        try {
            return new Reader(XForm.parse(xml).getDocumentElement(), languages).read();
        } catch (XForm.Unusable e) {
            return new Read.Foreign(List.of(String.valueOf(e.getMessage())));
        }
    }

    /// The group, repeat or question of a path; null for what the form asks nobody.
    @Nullable Node node(String path) {
        return nodes.stream()
                .flatMap(node -> inside(node).stream())
                .filter(node -> node.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static List<Node> inside(Node node) {
        List<Node> all = new ArrayList<>(List.of(node));
        List<Node> children =
                switch (node) {
                    case Node.Question it -> List.of();
                    case Node.Group it -> it.children();
                    case Node.Repeat it -> it.children();
                };
        children.forEach(child -> all.addAll(inside(child)));
        return all;
    }

    /// What stands at a question before anybody answers.
    public String textAt(String path) {
        return skeleton.text(path);
    }

    /// All questions, those of repeats too.
    public List<Node.Question> questions() {
        return nodes.stream()
                .flatMap(node -> inside(node).stream())
                .flatMap(node -> node instanceof Node.Question it ? Stream.of(it) : Stream.empty())
                .toList();
    }

    /// One reader for one form.
    private static final class Reader {
        private final Element top;
        private final Element model;
        private final Element root;
        private final Texts texts;
        private final Map<String, Element> binds = new LinkedHashMap<>();
        private final List<String> foreign = new ArrayList<>();

        Reader(Element top, List<String> languages) {
            this.top = top;
            this.model = Optional.ofNullable(XForm.first(top, "model")).orElseThrow();
            Element instance = Optional.ofNullable(XForm.first(model, "instance")).orElseThrow();
            this.root = XForm.children(instance).getFirst();
            this.texts = new Texts(model, languages);
            for (Element bind : XForm.all(model, "bind")) {
                binds.put(below(bind.getAttribute("nodeset")), bind);
            }
        }

        Read read() {
            Element body = Optional.ofNullable(XForm.first(top, "body")).orElseThrow();
            List<Node> nodes = nodes(body, "", false);
            Map<String, Expression> calculated = new LinkedHashMap<>();
            Map<String, String> preloaded = new LinkedHashMap<>();
            binds.forEach((path, bind) -> {
                if (bind.hasAttribute("calculate")) {
                    Expression it = expression(bind.getAttribute("calculate"), path);
                    if (it != null) {
                        calculated.put(path, it);
                    }
                }
                String preload = attribute(bind, "preload");
                switch (preload) {
                    case "timestamp" -> preloaded.put(path, attribute(bind, "preloadParams"));
                    case "date" -> preloaded.put(path, "today");
                    case "uid" -> preloaded.put(path, "uid");
                    default -> {}
                }
            });
            for (Element set : XForm.all(model, "setvalue")) {
                boolean fresh = set.getAttribute("value").strip().equals("uuid()");
                if (fresh && attribute(set, "event").contains("first-load")) {
                    preloaded.put(below(set.getAttribute("ref")), "uuid");
                } else {
                    foreign.add("setvalue " + set.getAttribute("ref"));
                }
            }
            if (!foreign.isEmpty()) {
                return new Read.Foreign(List.copyOf(foreign));
            }
            Element title = XForm.first(top, "title");
            return new Read.Good(
                    new Questionnaire(
                            root.getAttribute("id"),
                            root.getAttribute("version"),
                            title == null
                                    ? root.getAttribute("id")
                                    : title.getTextContent().strip(),
                            skeleton(root, ""),
                            nodes,
                            calculated,
                            preloaded));
        }

        private static String attribute(Element at, String localName) {
            var attributes = at.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                if (localName.equals(attributes.item(i).getLocalName())) {
                    return attributes.item(i).getNodeValue();
                }
            }
            return "";
        }

        /// Local names below the root.
        private String below(String path) {
            String plain = path.replaceAll("[^/:]+:", "");
            String prefix = "/" + root.getLocalName() + "/";
            return plain.startsWith(prefix) ? plain.substring(prefix.length()) : "";
        }

        private Skeleton skeleton(Element at, String path) {
            List<Element> children = XForm.children(at);
            List<Skeleton> inner = new ArrayList<>();
            for (Element child : children) {
                String name = child.getLocalName();
                inner.add(skeleton(child, path.isEmpty() ? name : path + "/" + name));
            }
            String text = children.isEmpty() ? at.getTextContent().strip() : "";
            boolean repeat =
                    XForm.all(top, "repeat").stream()
                            .anyMatch(it ->
                                    !path.isEmpty()
                                            && below(it.getAttribute("nodeset")).equals(path));
            Map<String, String> attributes = new TreeMap<>();
            var given = at.getAttributes();
            for (int i = 0; i < given.getLength(); i++) {
                boolean ours = given.item(i).getNamespaceURI() == null && !path.isEmpty();
                if (ours && !given.item(i).getNodeName().startsWith("xmlns")) {
                    attributes.put(given.item(i).getLocalName(), given.item(i).getNodeValue());
                }
            }
            return new Skeleton(at.getLocalName(), path, repeat, attributes, text, inner);
        }

        private List<Node> nodes(Element at, String context, boolean repeated) {
            List<Node> nodes = new ArrayList<>();
            for (Element child : XForm.children(at)) {
                String path = path(child, context);
                switch (child.getLocalName()) {
                    case "group" -> group(child, path, repeated, nodes);
                    case "repeat" -> repeat(child, at, path, repeated, nodes);
                    case "input", "select", "select1", "upload", "trigger" -> {
                        Node.Question question = question(child, path);
                        if (question != null) {
                            nodes.add(question);
                        }
                    }
                    case "label", "hint" -> {}
                    default -> foreign.add("<" + child.getLocalName() + "> " + path);
                }
            }
            return nodes;
        }

        private String path(Element control, String context) {
            String path = control.getAttribute("ref");
            path = path.isEmpty() ? control.getAttribute("nodeset") : path;
            if (path.isEmpty()) {
                return context;
            }
            return path.startsWith("/") ? below(path) : context + "/" + path;
        }

        /// A group around nothing but a repeat is that repeat with a label.
        private void group(Element at, String path, boolean repeated, List<Node> nodes) {
            List<Node> children = nodes(at, path, repeated);
            if (children.size() == 1
                    && children.getFirst() instanceof Node.Repeat repeat
                    && repeat.path().equals(path)) {
                nodes.add(repeat);
            } else {
                nodes.add(new Node.Group(path, texts.of(at, "label"), relevant(path), children));
            }
        }

        private void repeat(
                Element at, Element around, String path, boolean repeated, List<Node> nodes) {
            if (repeated) {
                foreign.add("a repeat in a repeat: " + path);
            }
            Map<String, String> label = texts.of(at, "label");
            nodes.add(
                    new Node.Repeat(
                            path,
                            label.isEmpty() ? texts.of(around, "label") : label,
                            relevant(path),
                            nodes(at, path, true)));
        }

        private Node.@Nullable Question question(Element at, String path) {
            Element bind = binds.get(path);
            String type = bind == null ? "string" : bind.getAttribute("type").replace("xsd:", "");
            boolean required = bind != null && bind.getAttribute("required").startsWith("true");
            Node.Control control = control(at, type);
            if (control == null) {
                // where the place is known, its exact spot may stay away
                if (required || !type.equals("geopoint")) {
                    foreign.add(type + " " + path);
                }
                return null;
            }
            boolean note = bind != null && bind.getAttribute("readonly").startsWith("true");
            Node.Choices choices = choices(at, path);
            return new Node.Question(
                    path,
                    note ? Node.Control.NOTE : control,
                    texts.of(at, "label"),
                    texts.of(at, "hint"),
                    required && !note,
                    relevant(path),
                    bind == null || !bind.hasAttribute("constraint")
                            ? null
                            : expression(bind.getAttribute("constraint"), path),
                    bind == null ? Map.of() : texts.message(attribute(bind, "constraintMsg")),
                    choices);
        }

        private static Node.@Nullable Control control(Element at, String type) {
            boolean listed = at.getAttribute("appearance").contains("minimal");
            return switch (at.getLocalName()) {
                case "select1" -> listed ? Node.Control.ONE_LISTED : Node.Control.ONE;
                case "select" -> Node.Control.MANY;
                case "trigger" -> Node.Control.TICK;
                case "upload" -> Node.Control.FILE;
                default ->
                        switch (type) {
                            case "int", "integer" -> Node.Control.NUMBER;
                            case "decimal" -> Node.Control.DECIMAL;
                            case "date" -> Node.Control.DATE;
                            case "time" -> Node.Control.TIME;
                            case "dateTime" -> Node.Control.DATETIME;
                            case "string", "" ->
                                    at.getAttribute("appearance").contains("multiline")
                                            ? Node.Control.TEXT
                                            : Node.Control.LINE;
                            default -> null;
                        };
            };
        }

        private Node.Choices choices(Element at, String path) {
            Element itemset = XForm.first(at, "itemset");
            if (itemset == null) {
                List<Node.Choice> rows = new ArrayList<>();
                for (Element item : XForm.all(at, "item")) {
                    Element value = XForm.first(item, "value");
                    rows.add(
                            new Node.Choice(
                                    value == null ? "" : value.getTextContent().strip(),
                                    texts.of(item, "label")));
                }
                return rows.isEmpty()
                        ? Node.Choices.NONE
                        : new Node.Choices("", "", "", "", "", rows);
            }
            var list = ChoiceList.of(itemset, path, root.getLocalName(), model, texts);
            if (list.isEmpty()) {
                foreign.add("choices of " + path + ": " + itemset.getAttribute("nodeset"));
                return Node.Choices.NONE;
            }
            return list.get();
        }

        private @Nullable Expression relevant(String path) {
            Element bind = binds.get(path);
            return bind == null || !bind.hasAttribute("relevant")
                    ? null
                    : expression(bind.getAttribute("relevant"), path);
        }

        private @Nullable Expression expression(String text, String path) {
            Optional<Expression> read = ExpressionParser.parse(text, path, root.getLocalName());
            if (read.isEmpty()) {
                foreign.add("condition of " + path + ": " + text);
            }
            return read.orElse(null);
        }
    }
}
