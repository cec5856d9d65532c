package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Note;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.Version;
import org.kenes.lawtext.Work;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes an expression as Akoma Ntoso 3.0: the form in which a text is kept, hashed and signed.
///
/// The bytes are a pure function of the expression: UTF-8, LF, fixed order of attributes, no clock.
/// Each file is checked against the schema of the standard before it is handed out.
public final class AknWriter {
    static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    static final String SOURCE = "#kenes";
    static final String CONTAINER = "container";
    static final String OWN_NAMESPACE = "https://kenes.org/ns/law/1";

    private final Expression expression;
    private final Work work;
    private final XmlText xml = new XmlText();
    private final Set<String> labelled = new HashSet<>();
    private final Map<String, List<String>> references = new HashMap<>();

    private AknWriter(Expression expression) {
        this.expression = expression;
        this.work = expression.work();
        expression.body().forEach(root -> root.walk(this::collect));
        for (Note note : expression.notes()) {
            references
                    .computeIfAbsent(note.at(), at -> new ArrayList<>())
                    .add("<noteRef href=\"#" + note.id() + "\"/>");
        }
    }

    private void collect(Provision provision) {
        if (provision.label() != null) {
            labelled.add(provision.eId());
        }
    }

    /// @throws IllegalStateException if the result is not valid, which is a bug
    public static byte[] write(Expression expression) {
        byte[] bytes = new AknWriter(expression).document().getBytes(StandardCharsets.UTF_8);
        List<String> findings = AknSchema.validate(bytes);
        if (!findings.isEmpty()) {
            throw new IllegalStateException(
                    expression.uri() + " would not be valid Akoma Ntoso: " + findings.getFirst());
        }
        return bytes;
    }

    private String document() {
        xml.declaration();
        xml.open("akomaNtoso", "xmlns", NAMESPACE);
        String element = work.subtype().element();
        xml.open(element, "name", element, "contains", "singleVersion");
        meta("main", true);
        preface();
        Provision.NamedPart preamble = expression.preamble();
        if (preamble != null) {
            named("preamble", preamble);
        }
        xml.open("body", "eId", "body");
        if (expression.body().isEmpty()) {
            xml.empty("hcontainer", "eId", "body__hcontainer_1", "name", AknReader.NOTHING);
        }
        expression.body().forEach(this::unit);
        xml.close("body");
        Provision.NamedPart conclusions = expression.conclusions();
        if (conclusions != null) {
            named("conclusions", conclusions);
        }
        if (!expression.annexes().isEmpty()) {
            xml.open("attachments");
            expression.annexes().forEach(this::annex);
            xml.close("attachments");
        }
        xml.close(element);
        xml.close("akomaNtoso");
        return xml.toString();
    }

    private void meta(String part, boolean whole) {
        xml.open("meta");
        xml.open("identification", "source", SOURCE);
        frbr("FRBRWork", work.uri(), part, "", workDate());
        xml.empty("FRBRcountry", "value", work.country());
        xml.close("FRBRWork");
        frbr("FRBRExpression", expression.uri(), part, "", expression.version().date());
        xml.empty("FRBRauthoritative", "value", Boolean.toString(expression.authentic()));
        if (hasOwnIdentity()) {
            String master =
                    expression.work().authentic().size() == 1
                            ? work.uri() + "/" + work.authentic().getFirst().code() + "@"
                            : work.uri();
            xml.empty("FRBRmasterExpression", "href", master, "showAs", work.uri());
        }
        xml.empty("FRBRlanguage", "language", expression.lang().code());
        translation();
        xml.close("FRBRExpression");
        frbr("FRBRManifestation", expression.uri(), part, ".xml", expression.version().date());
        xml.close("FRBRManifestation");
        xml.close("identification");
        if (whole) {
            references();
            notes();
            proprietary();
        }
        xml.close("meta");
    }

    /// Whoever reads a translation that nobody vouches for is told so, and of what it is one.
    private void translation() {
        if (!expression.authentic() && !work.authentic().isEmpty()) {
            String from = work.authentic().getFirst().code();
            xml.empty(
                    "FRBRtranslation",
                    "href",
                    work.uri() + "/" + from + "@" + expression.version().date(),
                    "fromLanguage",
                    from,
                    "authoritative",
                    "false",
                    "by",
                    "#author");
        }
    }

    private void frbr(String element, String uri, String part, String ending, String date) {
        xml.open(element);
        xml.empty("FRBRthis", "value", uri + "/!" + part + ending);
        xml.empty("FRBRuri", "value", uri + ending);
        xml.empty("FRBRdate", "date", date, "name", "generation");
        xml.empty("FRBRauthor", "href", "#author");
    }

    /// A Work's address may have a year only; the schema wants a whole date.
    private String workDate() {
        String date = work.date();
        String whole =
                switch (date.length()) {
                    case 4 -> date + "-01-01";
                    case 7 -> date + "-01";
                    default -> date;
                };
        return Version.isDate(whole) ? whole : expression.version().date();
    }

    private boolean hasOwnIdentity() {
        boolean[] found = new boolean[1];
        expression.walk(provision -> found[0] |= !provision.wId().equals(provision.eId()));
        return found[0];
    }

    private void references() {
        xml.open("references", "source", SOURCE);
        xml.empty(
                "TLCOrganization",
                "eId",
                "author",
                "href",
                "/akn/ontology/organization/" + work.country() + ".author",
                "showAs",
                "author");
        xml.empty(
                "TLCOrganization",
                "eId",
                "kenes",
                "href",
                "/akn/ontology/organization/kenes",
                "showAs",
                "Keñes");
        xml.close("references");
    }

    private void notes() {
        if (expression.notes().isEmpty()) {
            return;
        }
        xml.open("notes", "source", SOURCE);
        for (Note note : expression.notes()) {
            xml.open("note", "eId", note.id());
            xml.text("p", note.text());
            xml.close("note");
        }
        xml.close("notes");
    }

    /// What Akoma Ntoso has no place for. Notes that stand at no unit with a label are placed here.
    private void proprietary() {
        xml.open("proprietary", "source", SOURCE, "xmlns:k", OWN_NAMESPACE);
        Version version = expression.version();
        xml.empty(
                "k:version",
                "status",
                version.status().word(),
                "inForceFrom",
                version.inForceFrom());
        Source source = expression.source();
        xml.empty(
                "k:source",
                "file",
                source.file(),
                "sha256",
                source.sha256(),
                "importer",
                source.importer(),
                "importerVersion",
                source.importerVersion());
        for (Lang lang : work.authentic()) {
            xml.empty("k:authentic", "lang", lang.code());
        }
        for (Map.Entry<String, String> meta : expression.meta().entrySet()) {
            xml.empty("k:meta", "key", meta.getKey(), "value", meta.getValue());
        }
        for (Note note : expression.notes()) {
            if (!markedByReference(note)) {
                xml.empty("k:at", "note", note.id(), "eId", note.at());
            }
        }
        xml.close("proprietary");
    }

    /// A note at a unit of the body with a label is marked there by an empty reference.
    private boolean markedByReference(Note note) {
        return labelled.contains(note.at());
    }

    private void preface() {
        Provision.NamedPart preface = expression.preface();
        if (preface == null && expression.title().isEmpty()) {
            return;
        }
        xml.open("preface", attributes(preface, "preface"));
        if (!expression.title().isEmpty()) {
            xml.open("longTitle", "eId", "preface__longTitle");
            xml.open("p");
            xml.text("docTitle", expression.title());
            xml.close("p");
            xml.close("longTitle");
        }
        if (preface != null) {
            label(preface);
            preface.lead().forEach(this::block);
        }
        xml.close("preface");
    }

    private void named(String element, Provision.NamedPart part) {
        xml.open(element, attributes(part, element));
        label(part);
        part.lead().forEach(this::block);
        if (part.label() == null && part.lead().isEmpty()) {
            xml.empty("p");
        }
        xml.close(element);
    }

    /// Where the schema has no `num` and `heading`, blocks with these names carry them.
    private void label(Provision part) {
        String label = part.label();
        if (label != null) {
            xml.text("block", label, "name", "num");
        }
        String heading = part.heading();
        if (heading != null) {
            xml.text("block", heading, "name", "heading");
        }
    }

    private static String[] attributes(@Nullable Provision provision, String eId) {
        if (provision == null || provision.wId().equals(provision.eId())) {
            return new String[] {"eId", provision == null ? eId : provision.eId()};
        }
        return new String[] {"eId", provision.eId(), "wId", provision.wId()};
    }

    private void annex(Provision.NamedPart annex) {
        xml.open("attachment", attributes(annex, annex.eId()));
        numAndHeading(annex);
        xml.open("doc", "name", "annex", "contains", "singleVersion");
        meta(annex.eId(), false);
        xml.open("mainBody", "eId", annex.eId() + "__body");
        annex.lead().forEach(this::block);
        annex.children().forEach(this::unit);
        if (!annex.tail().isEmpty()) {
            throw new IllegalStateException(annex.eId() + ": an annex has no closing text");
        }
        if (annex.lead().isEmpty() && annex.children().isEmpty()) {
            xml.empty("p");
        }
        xml.close("mainBody");
        xml.close("doc");
        xml.close("attachment");
    }

    private void unit(Provision provision) {
        List<String> attributes = new ArrayList<>(List.of(attributes(provision, "")));
        String element = provision.kind().element();
        if (provision.kind() == Kind.HCONTAINER) {
            attributes.addAll(List.of("name", CONTAINER));
        }
        xml.open(element, attributes.toArray(String[]::new));
        numAndHeading(provision);
        boolean leaf = provision.children().isEmpty() && provision.tail().isEmpty();
        blocks(leaf ? "content" : "intro", provision.eId(), provision.lead());
        provision.children().forEach(this::unit);
        blocks("wrapUp", provision.eId(), provision.tail());
        xml.close(element);
    }

    private void numAndHeading(Provision provision) {
        String label = provision.label();
        if (label != null) {
            xml.mixed("num", label, references(provision.eId()));
        }
        String heading = provision.heading();
        if (heading != null) {
            xml.text("heading", heading);
        }
    }

    /// Empty marks that tell where a note stands: a note never enters the text.
    private List<String> references(String eId) {
        return labelled.contains(eId) ? references.getOrDefault(eId, List.of()) : List.of();
    }

    private void blocks(String element, String eId, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        xml.open(element, "eId", eId + "__" + (element.equals("wrapUp") ? "wrapup" : element));
        blocks.forEach(this::block);
        xml.close(element);
    }

    private void block(Block block) {
        Markup.Element markup = block.markup();
        if (markup == null) {
            xml.text("p", block.text());
        } else {
            xml.markup(markup);
            xml.raw("\n");
        }
    }
}
