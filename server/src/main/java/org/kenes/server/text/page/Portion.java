package org.kenes.server.text.page;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/// One provision of an Akoma Ntoso file as a file of its own: `portion` with the metadata of the
/// whole and the element as it stands there.
final class Portion {
    private Portion() {}

    static Optional<byte[]> of(byte[] file, String eId) {
        try {
            Document whole = parse(file);
            Element found = find(whole.getDocumentElement(), eId);
            Element meta = first(whole, "meta");
            if (found == null || meta == null) {
                return Optional.empty();
            }
            String namespace = whole.getDocumentElement().getNamespaceURI();
            Document part = factory().newDocumentBuilder().newDocument();
            Element root = part.createElementNS(namespace, "akomaNtoso");
            Element portion = part.createElementNS(namespace, "portion");
            Element body = part.createElementNS(namespace, "portionBody");
            part.appendChild(root);
            root.appendChild(portion);
            portion.appendChild(part.importNode(meta, true));
            portion.appendChild(body);
            body.appendChild(part.importNode(found, true));
            Element uri = first(whole, "FRBRExpression");
            Element address = uri == null ? null : first(uri, "FRBRthis");
            if (address != null) {
                portion.setAttribute("includedIn", address.getAttribute("value"));
            }
            return Optional.of(write(part));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("a published file cannot be read any more", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    private static Document parse(byte[] file)
            throws ParserConfigurationException, SAXException, IOException {
        return factory().newDocumentBuilder().parse(new ByteArrayInputStream(file));
    }

    private static @Nullable Element find(Element at, String eId) {
        if (at.getAttribute("eId").equals(eId)) {
            return at;
        }
        for (var child = at.getFirstChild(); child != null; child = child.getNextSibling()) {
            Element found = child instanceof Element element ? find(element, eId) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Element first(Document in, String name) {
        return first(in.getDocumentElement(), name);
    }

    private static @Nullable Element first(Element in, String name) {
        return (Element) in.getElementsByTagNameNS("*", name).item(0);
    }

    private static byte[] write(Document part) {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(part), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("a portion cannot be written", e);
        }
    }
}
