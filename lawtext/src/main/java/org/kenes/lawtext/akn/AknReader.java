package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.label.Keywords;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.lawtext.tree.Assembly;
import org.kenes.lawtext.tree.Decoded;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads Akoma Ntoso 3.0, our own files exactly and others leniently: elements by local name in any
/// namespace, schema-invalid input is no reason to refuse, and words in a place where none are
/// expected are kept as text and reported.
///
/// Blocks keep their mark-up ([AknBlocks]); numbers, headings and notes are kept as plain words,
/// and attributes and metadata without a place here are named in the report ([LeftOut]).
public final class AknReader {
    /// The name of the container that stands for an empty body, which the schema does not allow.
    static final String NOTHING = "nothing";

    private static final String IMPORTER = "akn";
    private static final List<String> DOCUMENTS = List.of("act", "bill", "doc", "statement");
    private static final Set<String> KEPT = Set.of("eId", "wId");
    private static final Set<String> FRBR =
            Set.of(
                    "FRBRthis",
                    "FRBRuri",
                    "FRBRdate",
                    "FRBRauthor",
                    "FRBRcountry",
                    "FRBRlanguage",
                    "FRBRauthoritative",
                    "FRBRmasterExpression",
                    "FRBRtranslation");
    private static final Map<String, Kind> OTHER_UNITS =
            Map.of(
                    "subpart", Kind.HCONTAINER,
                    "subtitle", Kind.HCONTAINER,
                    "tome", Kind.HCONTAINER,
                    "subdivision", Kind.HCONTAINER,
                    "level", Kind.SUBPARAGRAPH,
                    "list", Kind.SUBPARAGRAPH,
                    "indent", Kind.POINT,
                    "subclause", Kind.POINT,
                    "proviso", Kind.POINT);

    private final Defects defects = new Defects();
    private final TreeBuilder tree;
    private final Map<String, Node> bySourceId = new HashMap<>();
    private final LeftOut leftOut = new LeftOut();
    private final AknNotes notes = new AknNotes(defects);
    private final AknBlocks blocks;
    private final AknMeta meta;
    private final Assembly assembly;

    private AknReader(ReadOptions options, AknMeta meta, Source source, String namespace) {
        this.meta = meta;
        this.assembly = new Assembly(options, source, meta.lang, defects);
        this.tree = new TreeBuilder(defects, options.file());
        this.blocks = new AknBlocks(defects, assembly, notes, leftOut, namespace);
    }

    /// @throws UnreadableLawException if it is not well-formed, has a DOCTYPE, or is over a limit
    public static Imported read(byte[] bytes, ReadOptions options) {
        XmlTree root = XmlTree.parse(Decoded.text(bytes, options.file()), options.file());
        XmlTree law = root.first(DOCUMENTS);
        if (law == null) {
            throw new UnreadableLawException(
                    options.file() + " has no element " + String.join(", ", DOCUMENTS) + ".");
        }
        AknMeta meta = AknMeta.of(law.child("meta"), options);
        Source source =
                meta.source != null
                        ? meta.source
                        : new Source(
                                options.file(), TextHash.sha256(bytes), IMPORTER, Assembly.VERSION);
        return new AknReader(options, meta, source, root.namespace()).law(root, law);
    }

    @SuppressWarnings("ReferenceEquality") // an element is itself, not one that reads the same
    private Imported law(XmlTree root, XmlTree law) {
        meta.into(assembly);
        assembly.total = root.letters();
        if (!root.namespace().equals(AknWriter.NAMESPACE)) {
            defects.info(Defect.Code.NAMESPACE, root.line(), root.namespace(), "not that of 3.0");
        }
        if (root != law) {
            skipAround(root, law);
        }
        for (XmlTree part : law.children()) {
            switch (part.name()) {
                case "meta" -> metaNotes(part);
                case "preface" -> tree.preface = preface(part);
                case "preamble" -> tree.preamble = named(Kind.PREAMBLE, part);
                case "body", "mainBody" -> body(part);
                case "conclusions" -> tree.conclusions = named(Kind.CONCLUSIONS, part);
                case "attachments" -> part.children().forEach(this::annex);
                default -> skip(part);
            }
        }
        looseText(law);
        notes.place(tree, meta.notePlaces, bySourceId);
        blocks.settle(tree.roots());
        leftOut.report(defects);
        return assembly.build(tree);
    }

    /// Text beside the law, such as further documents of a collection.
    @SuppressWarnings("ReferenceEquality")
    private void skipAround(XmlTree element, XmlTree law) {
        looseText(element);
        for (XmlTree child : element.children()) {
            if (child == law) {
                continue;
            }
            if (contains(child, law)) {
                skipAround(child, law);
            } else if (child.name().equals("meta")) {
                assembly.metaChars += child.letters();
            } else {
                skip(child);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean contains(XmlTree element, XmlTree law) {
        return element.children().stream().anyMatch(c -> c == law || contains(c, law));
    }

    private void looseText(XmlTree element) {
        for (Object part : element.content()) {
            if (part instanceof String text && Letters.count(text) > 0) {
                assembly.skippedChars += Letters.count(text);
                skipped(element.line(), text);
            }
        }
    }

    private void skip(XmlTree element) {
        long letters = element.letters();
        if (letters > 0) {
            assembly.skippedChars += letters;
            skipped(element.line(), "<" + element.name() + "> " + element.words());
        }
    }

    private void skipped(int line, String text) {
        String words = Letters.collapse(text);
        defects.add(
                Defect.Code.SKIPPED_TEXT,
                Defect.Severity.ERROR,
                Defect.Action.SKIPPED,
                line,
                "",
                words,
                words);
    }

    private void metaNotes(XmlTree element) {
        assembly.metaChars += element.letters();
        for (XmlTree block : element.children()) {
            if (block.name().equals("notes")) {
                block.children()
                        .forEach(note -> {
                            notes.declared(note);
                            assembly.metaChars -= note.letters();
                        });
            } else if (block.name().equals("identification")) {
                block.children().stream()
                        .flatMap(level -> level.children().stream())
                        .filter(it -> !FRBR.contains(it.name()))
                        .forEach(leftOut::element);
            } else if (!isOwn(block)) {
                leftOut.element(block);
            }
        }
    }

    /// Metadata that [AknWriter] makes again.
    private static boolean isOwn(XmlTree metadata) {
        return AknWriter.SOURCE.equals(metadata.attribute("source"));
    }

    private Node node(Kind kind, XmlTree element) {
        Node node = tree.counted(new Node(kind, null, null, 0, element.line()));
        XmlTree num = element.child("num");
        String label = num == null ? null : emptyToNull(blocks.plain(num, node, Set.of()));
        if (label != null && element.child("heading") == null) {
            Keywords.Heading split =
                    Keywords.of(meta.lang).heading(label, ReadOptions.Profile.GENERIC);
            if (split != null && split.heading() != null) {
                label = split.label();
                node.heading = split.heading();
                defects.repaired(
                        Defect.Code.HEADING_IN_NUM, element.line(), "", label, "heading split off");
            }
        }
        node.label(label);
        node.sourceId = element.attribute("eId");
        node.wId = element.attribute("wId");
        if (node.sourceId != null) {
            bySourceId.putIfAbsent(node.sourceId, node);
        }
        if (!AknWriter.CONTAINER.equals(element.attribute("name"))) {
            leftOut.attributes(element, KEPT);
        }
        return node;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void body(XmlTree body) {
        Node whole = new Node(Kind.HCONTAINER, null, null, 0, body.line());
        unit(whole, body);
        if (!whole.lead.isEmpty() || !whole.tail.isEmpty()) {
            // Text that stands in no unit of the body gets one of its own.
            Node loose = new Node(Kind.HCONTAINER, null, null, 0, body.line());
            loose.lead.addAll(whole.lead);
            if (!loose.isEmpty()) {
                tree.body.add(loose);
            }
            tree.body.addAll(whole.children);
            if (!whole.tail.isEmpty()) {
                Node end = new Node(Kind.HCONTAINER, null, null, 0, body.line());
                end.lead.addAll(whole.tail);
                tree.body.add(end);
            }
        } else {
            tree.body.addAll(whole.children);
        }
    }

    /// Takes everything inside an element of the hierarchy.
    private void unit(Node node, XmlTree element) {
        int contents = 0;
        for (Object part : element.content()) {
            if (part instanceof String text) {
                if (!text.isBlank()) {
                    unknown(element, text);
                    node.addText(new Block(Letters.collapse(text)));
                }
                continue;
            }
            XmlTree child = (XmlTree) part;
            Kind kind = Kind.find(child.name());
            switch (child.name()) {
                case "num" -> leftOut.attributes(child, KEPT);
                case "heading" -> heading(node, child);
                case "intro", "content" -> {
                    contents += child.name().equals("content") ? 1 : 0;
                    leftOut.attributes(child, KEPT);
                    blocks.inside(child, node, node.children.isEmpty() ? node.lead : node.tail);
                }
                case "wrapUp" -> {
                    leftOut.attributes(child, KEPT);
                    blocks.inside(child, node, node.tail);
                }
                case "hcontainer" -> {
                    if (!NOTHING.equals(child.attribute("name"))) {
                        child(node, Kind.HCONTAINER, child);
                    }
                }
                default -> {
                    Kind other = OTHER_UNITS.get(child.name());
                    if (kind != null && !kind.isNamedPart()) {
                        child(node, kind, child);
                    } else if (other != null) {
                        unknown(child, "read as " + other.element());
                        child(node, other, child);
                    } else {
                        loose(node, child);
                    }
                }
            }
        }
        if (contents > 1) {
            defects.info(Defect.Code.MULTIPLE_CONTENT, element.line(), "", "all kept in order");
        }
    }

    /// A foreign element: a wrapper if provisions are in it, else a block.
    private void loose(Node node, XmlTree element) {
        if (element.children().stream().anyMatch(c -> isUnit(c.name()))) {
            unknown(element, "a wrapper");
            unit(node, element);
            return;
        }
        List<Block> found = new ArrayList<>();
        blocks.add(element, node, found);
        if (!found.isEmpty()) {
            unknown(element, found.getFirst().text());
            found.forEach(node::addText);
        }
    }

    private static boolean isUnit(String name) {
        Kind kind = Kind.find(name);
        return (kind != null && !kind.isNamedPart()) || OTHER_UNITS.containsKey(name);
    }

    private void heading(Node node, XmlTree element) {
        leftOut.attributes(element, Set.of("eId", "wId", "name"));
        String text = emptyToNull(blocks.plain(element, node, Set.of()));
        if (text != null) {
            node.heading = node.heading == null ? text : node.heading + " " + text;
        }
    }

    private void child(Node parent, Kind kind, XmlTree element) {
        Node node = node(kind, element);
        parent.addChild(node);
        unit(node, element);
    }

    private void unknown(XmlTree element, String detail) {
        defects.info(
                Defect.Code.UNKNOWN_ELEMENT,
                element.line(),
                "<" + element.name() + ">",
                Letters.collapse(detail));
    }

    private @Nullable Node preface(XmlTree element) {
        Node node = node(Kind.PREFACE, element);
        for (XmlTree child : element.children()) {
            if (child.name().equals("longTitle") && assembly.title == null) {
                assembly.title = blocks.plain(child, node, Set.of("p", "docTitle"));
                assembly.metaChars += Letters.count(assembly.title);
            } else {
                namedBlock(node, child);
            }
        }
        looseText(element);
        return settled(node);
    }

    private @Nullable Node named(Kind kind, XmlTree element) {
        Node node = node(kind, element);
        element.children().forEach(child -> namedBlock(node, child));
        looseText(element);
        return settled(node);
    }

    /// A label or heading of a named part is a block of that name (see [AknWriter]).
    private void namedBlock(Node node, XmlTree child) {
        String name = child.name().equals("block") ? child.attribute("name") : null;
        if ("num".equals(name)) {
            node.label(blocks.plain(child, node, Set.of()));
        } else if ("heading".equals(name)) {
            heading(node, child);
        } else {
            blocks.add(child, node, node.lead);
        }
    }

    /// Nothing, where there is no word in it and no note at it.
    private @Nullable Node settled(Node node) {
        boolean noted = notes.at(node);
        boolean empty = node.label == null && node.heading == null && node.isEmpty();
        return empty && !noted ? null : node;
    }

    private void annex(XmlTree attachment) {
        Node node = node(Kind.ANNEX, attachment);
        tree.annexes.add(node);
        for (XmlTree child : attachment.children()) {
            switch (child.name()) {
                case "num" -> {}
                case "heading" -> heading(node, child);
                case "doc", "act", "bill", "statement" -> {
                    for (XmlTree part : child.children()) {
                        switch (part.name()) {
                            case "meta" -> annexMeta(part);
                            case "mainBody", "body" -> annexBody(node, part);
                            default -> blocks.add(part, node, node.lead);
                        }
                    }
                    looseText(child);
                }
                default -> blocks.add(child, node, node.lead);
            }
        }
        looseText(attachment);
    }

    private void annexMeta(XmlTree element) {
        assembly.metaChars += element.letters();
        if (element.children().stream().anyMatch(block -> !isOwn(block))) {
            leftOut.element(element);
        }
    }

    private void annexBody(Node node, XmlTree body) {
        for (XmlTree child : body.children()) {
            Kind kind = Kind.find(child.name());
            if (kind != null && !kind.isNamedPart()) {
                child(node, kind, child);
            } else {
                List<Block> found = new ArrayList<>();
                blocks.add(child, node, found);
                found.forEach(node::addText);
            }
        }
        looseText(body);
        if (!node.tail.isEmpty()) {
            Node end = new Node(Kind.ALINEA, null, null, 0, node.line);
            end.lead.addAll(node.tail);
            node.tail.clear();
            node.children.add(end);
        }
    }
}
