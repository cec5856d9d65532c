package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

/// The schema of Akoma Ntoso 3.0 (OASIS Standard of 29 August 2018), bundled, never fetched.
public final class AknSchema {
    private static final int MOST_FINDINGS = 100;

    private AknSchema() {}

    private static final class Holder {
        static final Schema SCHEMA = compile();
    }

    /// @return what is wrong, at most a hundred findings in document order; empty if it is valid
    public static List<String> validate(byte[] xml) {
        List<String> findings = new ArrayList<>();
        validate(
                xml,
                MOST_FINDINGS,
                e -> findings.add("line " + e.getLineNumber() + ": " + e.getMessage()));
        return List.copyOf(findings);
    }

    /// The line of each finding, in order.
    ///
    /// @param most findings; what comes after them is not looked at
    static List<Integer> linesInError(byte[] xml, int most) {
        List<Integer> lines = new ArrayList<>();
        validate(xml, most, e -> lines.add(e.getLineNumber()));
        return lines;
    }

    /// Names of all elements of the standard.
    static Set<String> elements() {
        return Names.ELEMENTS;
    }

    private static final class Names {
        private static final Pattern ELEMENT = Pattern.compile("<xsd:element name=\"(\\w+)\"");
        static final Set<String> ELEMENTS = read();

        private static Set<String> read() {
            try (InputStream akn = resource("akomantoso30.xsd")) {
                String schema = new String(akn.readAllBytes(), StandardCharsets.UTF_8);
                return ELEMENT.matcher(schema)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @param told of each finding, at most so many
    private static void validate(byte[] xml, int most, Consumer<SAXParseException> told) {
        try {
            Validator validator = Holder.SCHEMA.newValidator();
            validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            // The JDK counts each &amp; as an entity of a size; a DOCTYPE may declare none here.
            validator.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            validator.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            validator.setErrorHandler(new Findings(most, told));
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXParseException e) {
            // Told already: either they were too many, or nothing more can be read.
        } catch (SAXException e) {
            throw new IllegalStateException("the validator of the JDK does not work", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Findings implements ErrorHandler {
        private final int most;
        private final Consumer<SAXParseException> told;
        private int count;

        Findings(int most, Consumer<SAXParseException> told) {
            this.most = most;
            this.told = told;
        }

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            told.accept(e);
            if (++count >= most) {
                throw e;
            }
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            told.accept(e);
            throw e;
        }
    }

    private static Schema compile() {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try (InputStream akn = resource("akomantoso30.xsd");
                InputStream xml = resource("xml.xsd")) {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            byte[] xmlSchema = xml.readAllBytes();
            factory.setResourceResolver((type, namespace, publicId, systemId, base) ->
                    XMLConstants.XML_NS_URI.equals(namespace)
                            ? new Bundled(xmlSchema)
                            : new Bundled(new byte[0]));
            return factory.newSchema(new StreamSource(akn, "akomantoso30.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException("the bundled schema does not compile", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = AknSchema.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not in the jar");
        }
        return in;
    }

    /// A schema document in memory.
    private static final class Bundled implements LSInput {
        private final byte[] bytes;

        Bundled(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public java.io.@Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public String getSystemId() {
            return "xml.xsd";
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public String getEncoding() {
            return "UTF-8";
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setByteStream(@Nullable InputStream in) {}

        @Override
        public void setCharacterStream(java.io.@Nullable Reader reader) {}

        @Override
        public void setStringData(@Nullable String data) {}

        @Override
        public void setSystemId(@Nullable String id) {}

        @Override
        public void setPublicId(@Nullable String id) {}

        @Override
        public void setBaseURI(@Nullable String uri) {}

        @Override
        public void setEncoding(@Nullable String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
