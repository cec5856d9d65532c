package org.kenes.server.shell.news;

import org.kenes.server.shell.Page;
import org.springframework.http.MediaType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A feed as Atom 1.0 (RFC 4287). Times are rounded to the hour.
public final class AtomFeed {
    public static final MediaType TYPE =
            MediaType.parseMediaType("application/atom+xml;charset=UTF-8");

    /// Most entries of one feed.
    public static final int MOST = 50;

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private AtomFeed() {}

    /// @param id what makes it unique in this dialogue; becomes a `tag:` address
    /// @param href address on this site
    /// @param lang of the content
    public record Entry(
            String id, String title, Instant updated, String href, String lang, String content) {}

    /// @param name of the feed among those of the dialogue, for its id
    /// @param entries newest first; more than [#MOST] are left out
    public static byte[] of(Page page, String name, List<Entry> entries) {
        List<Entry> shown = entries.subList(0, Math.min(MOST, entries.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", page.lang().code());
            element(xml, "title", page.title());
            element(xml, "id", tag(page, name));
            element(xml, "updated", hour(shown.isEmpty() ? Instant.EPOCH : newest(shown)));
            link(xml, "self", page.in(page.lang()));
            xml.writeStartElement("author");
            element(xml, "name", page.dialogue().runBy(page.lang()));
            xml.writeEndElement();
            for (Entry it : shown) {
                xml.writeStartElement("entry");
                xml.writeAttribute("xml:lang", it.lang());
                element(xml, "title", it.title());
                element(xml, "id", tag(page, it.id()));
                element(xml, "updated", hour(it.updated()));
                link(xml, "alternate", it.href());
                element(xml, "content", it.content());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed in memory cannot fail", e);
        }
        return (bytes.toString(StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Instant newest(List<Entry> entries) {
        return entries.stream().map(Entry::updated).max(Instant::compareTo).orElseThrow();
    }

    private static String tag(Page page, String what) {
        return "tag:kenes," + page.dialogue().slug() + ":" + what;
    }

    private static String hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).toString();
    }

    private static void link(XMLStreamWriter xml, String rel, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
