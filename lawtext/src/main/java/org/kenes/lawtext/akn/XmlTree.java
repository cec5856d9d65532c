package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.UnreadableLawException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An XML element with everything in it, in order. No DOCTYPE, no entities, no network.
///
/// @param content [String]s and [XmlTree]s
record XmlTree(
        String namespace,
        String name,
        Map<String, String> attributes,
        List<Object> content,
        int line) {
    private static final int DEEPEST = 256;
    private static final int MOST_ELEMENTS = 500_000;

    static XmlTree parse(String text, String file) {
        String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // The limit of the JDK is lower; ours speaks first.
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(2 * DEEPEST));
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        try {
            return parse(factory.createXMLStreamReader(new StringReader(document.strip())), file);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new UnreadableLawException(
                    file + ", line " + line + ": not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static XmlTree parse(XMLStreamReader reader, String file) throws XMLStreamException {
        List<XmlTree> open = new ArrayList<>();
        XmlTree root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw new UnreadableLawException(
                                file + " has a DOCTYPE, which is refused. Remove it.");
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlTree element = element(reader);
                    if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new UnreadableLawException(
                                file
                                        + ", line "
                                        + element.line
                                        + ": at most "
                                        + MOST_ELEMENTS
                                        + " elements, nested at most "
                                        + DEEPEST
                                        + " deep, are read.");
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getLast().content.add(element);
                    }
                    open.add(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getLast().content.add(reader.getText());
                    }
                }
                default -> {}
            }
        }
        if (root == null) {
            throw new UnreadableLawException(file + " has no element.");
        }
        return root;
    }

    private static XmlTree element(XMLStreamReader reader) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(name(reader, i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new XmlTree(
                namespace == null ? "" : namespace,
                reader.getLocalName(),
                attributes,
                new ArrayList<>(),
                reader.getLocation().getLineNumber());
    }

    /// Local name; `xml:lang` and its like keep their prefix, foreign ones have their namespace in
    /// braces before them.
    private static String name(XMLStreamReader reader, int i) {
        String local = reader.getAttributeLocalName(i);
        String namespace = reader.getAttributeNamespace(i);
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        return namespace.equals(XMLConstants.XML_NS_URI)
                ? "xml:" + local
                : "{" + namespace + "}" + local;
    }

    @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    List<XmlTree> children() {
        return content.stream().filter(XmlTree.class::isInstance).map(XmlTree.class::cast).toList();
    }

    @Nullable XmlTree child(String child) {
        return children().stream().filter(e -> e.name.equals(child)).findFirst().orElse(null);
    }

    /// The first element of one of these names, this one or below, in document order.
    @Nullable XmlTree first(List<String> names) {
        if (names.contains(name)) {
            return this;
        }
        for (XmlTree child : children()) {
            XmlTree found = child.first(names);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// All words below, white space collapsed; lines, cells and paragraphs are apart by a space.
    String words() {
        StringBuilder words = new StringBuilder();
        words(words);
        return Letters.collapse(words.toString());
    }

    private void words(StringBuilder into) {
        String around = Markup.INLINE.contains(name) ? "" : " ";
        into.append(around);
        for (Object part : content) {
            if (part instanceof XmlTree element) {
                element.words(into);
            } else {
                into.append(part);
            }
        }
        into.append(around);
    }

    long letters() {
        long sum = 0;
        for (Object part : content) {
            sum +=
                    part instanceof XmlTree element
                            ? element.letters()
                            : Letters.count(part.toString());
        }
        return sum;
    }
}
