package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A filled-in form as a tree of local names: programs put the same report into several namespaces.
///
/// @param attributes local name → value
public record Instance(
        String name, Map<String, String> attributes, StringBuilder words, List<Instance> children) {
    private static final int DEEPEST = 64;
    private static final int MOST = 100_000;

    public sealed interface Read {
        record Good(Instance root) implements Read {}

        /// @param detail where it is wrong
        record Malformed(String detail) implements Read {}

        /// It names a document type, which could name files and addresses.
        record DocumentType() implements Read {}

        /// Deeper than 64 levels or more than 100,000 elements.
        record TooLarge() implements Read {}
    }

    /// Reads no document type and follows no reference. Reports are UTF-8, as every program of the
    /// OpenRosa family writes them; other bytes are told apart here, since the JDK's parser would
    /// print a line about each of them.
    public static Read read(byte[] xml) {
        int wrong = notUtf8(xml);
        if (wrong >= 0) {
            return new Read.Malformed("byte " + wrong + ", not UTF-8");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            return new Read.Malformed(
                    at == null
                            ? "the end"
                            : "line " + at.getLineNumber() + ", column " + at.getColumnNumber());
        } catch (MissingResourceException e) {
            // the JDK's parser has no words for some of what can be wrong in a document type
            return new Read.DocumentType();
        }
    }

    /// @return where, or -1 if all of it is UTF-8
    private static int notUtf8(byte[] xml) {
        ByteBuffer bytes = ByteBuffer.wrap(xml);
        CharBuffer chars = CharBuffer.allocate(1 << 12);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, true);
            if (result.isError()) {
                return bytes.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            chars.clear();
        }
    }

    private static Read read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Instance> open = new ArrayDeque<>();
        Instance root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return new Read.DocumentType();
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return new Read.Malformed("entity " + reader.getLocalName());
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++elements > MOST) {
                        return new Read.TooLarge();
                    }
                    var it = element(reader);
                    if (open.isEmpty()) {
                        root = it;
                    } else {
                        open.peek().children.add(it);
                    }
                    open.push(it);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().words.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return root == null ? new Read.Malformed("the end") : new Read.Good(root);
    }

    private static Instance element(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new Instance(
                reader.getLocalName(), attributes, new StringBuilder(), new ArrayList<>());
    }

    public String text() {
        return words.toString().strip();
    }

    /// All elements at a path of local names below this one.
    public List<Instance> all(String path) {
        List<Instance> at = List.of(this);
        for (String step : path.split("/")) {
            at =
                    at.stream()
                            .flatMap(it -> it.children.stream())
                            .filter(it -> it.name.equals(step))
                            .toList();
        }
        return at;
    }

    /// The value at a path whose last step may be an attribute; null where it is empty or absent.
    public @Nullable String value(String path) {
        int last = path.lastIndexOf('/');
        String step = path.substring(last + 1);
        if (step.startsWith("@")) {
            List<Instance> owners = last < 0 ? List.of(this) : all(path.substring(0, last));
            String value = owners.isEmpty() ? null : owners.getFirst().attribute(step);
            return value == null || value.isBlank() ? null : value.strip();
        }
        List<Instance> found = all(path);
        String text = found.isEmpty() ? "" : found.getFirst().text();
        return text.isEmpty() ? null : text;
    }

    private @Nullable String attribute(String step) {
        return attributes.get(step.substring(1));
    }
}
