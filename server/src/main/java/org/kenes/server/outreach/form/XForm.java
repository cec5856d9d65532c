package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// A form in the XForms dialect of ODK, as far as publishing it must know it.
///
/// @param files paths below the root of questions that are answered with a file
/// @param references names of the files that the form needs beside it
/// @param warnings what works, but not everywhere
public record XForm(
        String id,
        String version,
        String name,
        List<String> files,
        Set<String> references,
        List<String> warnings) {
    private static final Pattern REFERENCE =
            Pattern.compile("jr://(?:file-csv|file|images|audio|video)/([^\\s\"'<>]+)");
    private static final Set<String> CONTROLS =
            Set.of(
                    "input", "select", "select1", "upload", "range", "rank", "trigger", "group",
                    "repeat");
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]*");

    /// Everything that is wrong with a form.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Fault> problems;

        Unusable(List<Fault> problems) {
            super(
                    problems.stream()
                            .map(it -> it.code() + " " + it.about())
                            .collect(Collectors.joining("; ")));
            this.problems = List.copyOf(problems);
        }

        public List<Fault> problems() {
            return problems;
        }
    }

    public static boolean isPlainName(String name) {
        return name.length() <= 100 && NAME.matcher(name).matches();
    }

    /// @throws Unusable with every problem at once
    public static XForm read(byte[] xml) throws Unusable {
        Document document = parse(xml);
        List<Fault> problems = new ArrayList<>();
        Element model = first(document.getDocumentElement(), "model");
        Element instance = model == null ? null : first(model, "instance");
        Element root =
                instance == null ? null : children(instance).stream().findFirst().orElse(null);
        if (model == null || root == null) {
            throw new Unusable(List.of(new Fault("no-instance", "")));
        }
        String id = root.getAttribute("id");
        String version = root.getAttribute("version");
        if (id.isBlank()) {
            problems.add(new Fault("no-id", ""));
        }
        if (version.isBlank()) {
            problems.add(new Fault("no-version", ""));
        }
        Set<String> paths = new TreeSet<>();
        paths(root, "/" + root.getLocalName(), paths);
        List<String> files = new ArrayList<>();
        for (Element bind : all(model, "bind")) {
            String nodeset = bind.getAttribute("nodeset");
            if (!paths.contains(nodeset)) {
                problems.add(new Fault("not-in-instance", "bind " + nodeset));
            } else if (bind.getAttribute("type").equals("binary")) {
                files.add(nodeset.substring(("/" + root.getLocalName() + "/").length()));
            }
        }
        if (all(model, "submission").stream()
                .anyMatch(it -> it.hasAttribute("base64RsaPublicKey"))) {
            problems.add(new Fault("encrypted", "base64RsaPublicKey"));
        }
        Element body = first(document.getDocumentElement(), "body");
        if (body == null) {
            problems.add(new Fault("no-body", ""));
        } else {
            controls(body, "", paths, problems);
        }
        Set<String> references = references(document);
        for (String reference : references) {
            if (!isPlainName(reference)) {
                problems.add(new Fault("file-name", reference));
            }
        }
        if (body == null || !problems.isEmpty()) {
            throw new Unusable(problems);
        }
        Element title = first(document.getDocumentElement(), "title");
        String name =
                title == null || title.getTextContent().isBlank() ? id : title.getTextContent();
        return new XForm(
                id, version, name.strip(), files, references, warnings(model, body, paths));
    }

    static Document parse(byte[] xml) throws Unusable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXParseException e) {
            throw new Unusable(
                    List.of(
                            new Fault(
                                    "not-well-formed",
                                    "%d:%d: %s"
                                            .formatted(
                                                    e.getLineNumber(),
                                                    e.getColumnNumber(),
                                                    e.getMessage()))));
        } catch (SAXException | IOException e) {
            throw new Unusable(
                    List.of(new Fault("not-well-formed", String.valueOf(e.getMessage()))));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK can parse XML", e);
        }
    }

    private static void paths(Element at, String path, Set<String> paths) {
        paths.add(path);
        NamedNodeMap attributes = at.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            paths.add(path + "/@" + attributes.item(i).getLocalName());
        }
        for (Element child : children(at)) {
            // paths of forms carry prefixes such as orx:meta; both spellings are the same node
            paths(child, path + "/" + child.getLocalName(), paths);
            if (child.getPrefix() != null) {
                paths(child, path + "/" + child.getNodeName(), paths);
            }
        }
    }

    private static void controls(
            Element at, String context, Set<String> paths, List<Fault> problems) {
        for (Element child : children(at)) {
            String inner = context;
            if (CONTROLS.contains(child.getLocalName())) {
                for (String attribute : List.of("ref", "nodeset")) {
                    String path = child.getAttribute(attribute);
                    if (!path.isEmpty()) {
                        inner = path.startsWith("/") ? path : context + "/" + path;
                        if (!paths.contains(inner)) {
                            problems.add(
                                    new Fault(
                                            "not-in-instance", child.getLocalName() + " " + path));
                        }
                    }
                }
            }
            controls(child, inner, paths, problems);
        }
    }

    private static Set<String> references(Document document) {
        Set<String> found = new TreeSet<>();
        Consumer<String> look =
                text -> {
                    Matcher matcher = REFERENCE.matcher(text);
                    while (matcher.find()) {
                        found.add(matcher.group(1));
                    }
                };
        walk(document.getDocumentElement(), look);
        return found;
    }

    private static void walk(Node at, Consumer<String> look) {
        if (at instanceof Text text) {
            look.accept(text.getData());
        }
        NamedNodeMap attributes = at.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            look.accept(((Attr) attributes.item(i)).getValue());
        }
        for (Node child = at.getFirstChild(); child != null; child = child.getNextSibling()) {
            walk(child, look);
        }
    }

    private static List<String> warnings(Element model, Element body, Set<String> paths) {
        List<String> warnings = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        List<Element> languages = all(model, "translation");
        languages.forEach(it -> all(it, "text").forEach(text -> ids.add(text.getAttribute("id"))));
        for (Element language : languages) {
            Set<String> there = new TreeSet<>();
            all(language, "text").forEach(text -> there.add(text.getAttribute("id")));
            ids.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id ->
                            warnings.add(
                                    "text "
                                            + id
                                            + " is missing in "
                                            + language.getAttribute("lang")));
        }
        List<Element> binds = all(model, "bind");
        for (Element repeat : all(body, "repeat")) {
            String nodeset = repeat.getAttribute("nodeset");
            boolean gated =
                    binds.stream()
                            .anyMatch(it ->
                                    it.hasAttribute("relevant")
                                            && (nodeset + "/")
                                                    .startsWith(it.getAttribute("nodeset") + "/"));
            boolean required =
                    binds.stream()
                            .anyMatch(it ->
                                    it.getAttribute("required").equals("true()")
                                            && it.getAttribute("nodeset")
                                                    .startsWith(nodeset + "/"));
            if (!gated && required) {
                warnings.add(
                        "the repeat "
                                + nodeset
                                + " has a required question and no question before it that opens"
                                + " it: Enketo always opens the first one");
            }
        }
        return warnings;
    }

    static List<Element> children(Element at) {
        List<Element> children = new ArrayList<>();
        for (Node child = at.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> all(Element at, String name) {
        var nodes = at.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static @Nullable Element first(Element at, String name) {
        return all(at, name).stream().findFirst().orElse(null);
    }
}
