package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/// The rows of a filled-in form in which its organiser noted what others said: their words, and the
/// same form without them.
public final class NotedRows {
    private final byte[] xml;
    private final Mapping.@Nullable Each each;

    /// @param kind `questions` or `opinions`
    public NotedRows(byte[] xml, Mapping mapping, String kind) {
        this.xml = xml;
        this.each = mapping.each().get(kind);
    }

    /// In the order of the rows, composed (NFC); empty where a row has no words.
    public List<String> words() {
        if (each == null || !(Instance.read(xml) instanceof Instance.Read.Good good)) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (Instance row : good.root().all(each.path())) {
            words.add(Normalizer.normalize(words(row, each), Normalizer.Form.NFC));
        }
        return words;
    }

    private static String words(Instance row, Mapping.Each each) {
        for (String path : paths(each)) {
            String typed = row.value(path);
            if (typed != null) {
                return Reading.cut(typed);
            }
        }
        return "";
    }

    private static List<String> paths(Mapping.Each each) {
        Mapping.Field text = each.fields().get("text");
        return text == null ? List.of() : text.paths();
    }

    /// The form with nothing left in some of its rows. Everything else keeps its names and its
    /// values; the elements stay, so that the other rows keep their numbers.
    ///
    /// @param rows from 1
    /// @param wordsOnly whether the rows keep all but the words
    public byte[] without(Set<Integer> rows, boolean wordsOnly) {
        if (each == null || rows.isEmpty()) {
            return xml;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(xml.length);
        try {
            XMLEventReader in =
                    factory.createXMLEventReader(new ByteArrayInputStream(xml), "UTF-8");
            XMLEventWriter out =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLEventWriter(bytes, StandardCharsets.UTF_8.name());
            var copy = new Copy(each.path(), paths(each), rows, wordsOnly);
            while (in.hasNext()) {
                XMLEvent event = copy.of(in.nextEvent());
                if (event != null) {
                    out.add(event);
                }
            }
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a stored report is not well-formed", e);
        }
        return bytes.toByteArray();
    }

    /// What is written instead of each event that is read, one after the other.
    private static final class Copy {
        private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        private final Deque<String> open = new ArrayDeque<>();
        private final String row;
        private final List<String> words;
        private final Set<Integer> rows;
        private final boolean wordsOnly;
        private int seen;

        Copy(String row, List<String> words, Set<Integer> rows, boolean wordsOnly) {
            this.row = row;
            this.words = words;
            this.rows = rows;
            this.wordsOnly = wordsOnly;
        }

        @Nullable XMLEvent of(XMLEvent event) {
            if (event instanceof StartElement start) {
                open.addLast(start.getName().getLocalPart());
                if (path().equals(row)) {
                    seen++;
                }
                return ends() ? bare(start) : event;
            }
            if (event.isEndElement()) {
                open.removeLast();
                return event;
            }
            // a remark may repeat what was typed
            boolean content = event.isCharacters() || event.isEntityReference();
            return !event.isProcessingInstruction()
                            && event.getEventType() != XMLEvent.COMMENT
                            && !(content && ends())
                    ? event
                    : null;
        }

        /// Local names below the root.
        private String path() {
            return String.join("/", open.stream().skip(1).toList());
        }

        private boolean ends() {
            String at = path();
            if (!rows.contains(seen) || !(at + "/").startsWith(row + "/")) {
                return false;
            }
            return !wordsOnly
                    || words.stream()
                            .map(it -> row + "/" + it.replaceFirst("/?@[^/]*$", ""))
                            .anyMatch(it -> (at + "/").startsWith(it.replaceFirst("/?$", "/")));
        }

        private StartElement bare(StartElement start) {
            return events.createStartElement(
                    start.getName(), Collections.emptyIterator(), start.getNamespaces());
        }
    }
}
