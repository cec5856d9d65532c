package org.kenes.server.release.office;

import org.kenes.server.release.office.Corrections.Correction;
import org.kenes.server.shell.Page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Corrections as Atom 1.0 (RFC 4287), the newest fifty.
final class CorrectionFeed {
    private static final int MOST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private CorrectionFeed() {}

    static byte[] of(Page page, List<Correction> corrections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", page.lang().code());
            element(xml, "title", page.title());
            element(xml, "id", tag(page, "corrections"));
            Instant newest =
                    corrections.isEmpty() ? Instant.EPOCH : corrections.getFirst().published();
            element(xml, "updated", hour(newest));
            xml.writeStartElement("author");
            element(xml, "name", page.dialogue().runBy(page.lang()));
            xml.writeEndElement();
            for (Correction it : corrections.subList(0, Math.min(MOST, corrections.size()))) {
                xml.writeStartElement("entry");
                element(xml, "title", it.release() + ": " + it.thing());
                element(xml, "id", tag(page, it.id()));
                element(xml, "updated", hour(it.published()));
                xml.writeEmptyElement("link");
                xml.writeAttribute("href", page.link("corrections") + "#" + it.id());
                element(xml, "content", it.was() + " → " + it.now() + ". " + it.why());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot fail", e);
        }
        return (new String(bytes.toByteArray(), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String tag(Page page, String what) {
        return "tag:kenes," + page.dialogue().slug() + ":" + what;
    }

    private static String hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
