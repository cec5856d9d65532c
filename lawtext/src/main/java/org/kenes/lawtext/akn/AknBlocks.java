package org.kenes.lawtext.akn;

import org.kenes.lawtext.Block;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Markup.Element;
import org.kenes.lawtext.Markup.Words;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.tree.Assembly;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads blocks with the mark-up in them. Paragraphs, lists and tables are kept as they are;
/// containers of paragraphs (recitals, formulas) are opened, and their paragraphs kept one by one.
///
/// Mark-up that the schema of the standard would not accept again becomes plain blocks
/// (`BLOCK_FLATTENED`).
final class AknBlocks {
    private static final Set<String> WHOLE =
            Set.of("p", "block", "table", "ul", "ol", "blockList", "tblock", "toc", "foreign");
    private static final Set<String> LINE_ENDS = Set.of("br", "eol", "eop");

    /// Identities other than the place; a fragment has none over versions.
    private static final Set<String> IDENTITIES = Set.of("wId", "GUID");

    private final Defects defects;
    private final Assembly assembly;
    private final AknNotes notes;
    private final LeftOut leftOut;
    private final String namespace;
    private final Map<Element, Integer> lines = new LinkedHashMap<>();

    /// @param namespace of the document; elements of another one are mark-up nobody here knows
    AknBlocks(
            Defects defects, Assembly assembly, AknNotes notes, LeftOut leftOut, String namespace) {
        this.defects = defects;
        this.assembly = assembly;
        this.notes = notes;
        this.leftOut = leftOut;
        this.namespace = namespace;
    }

    /// Everything inside an element that holds blocks.
    void inside(XmlTree element, Node at, List<Block> into) {
        String label = "";
        for (Object part : element.content()) {
            List<Block> found = new ArrayList<>();
            if (part instanceof XmlTree child && child.name().equals("num")) {
                label = (label + " " + plain(child, at, Set.of())).strip();
                continue;
            } else if (part instanceof XmlTree child) {
                add(child, at, found);
            } else if (!part.toString().isBlank()) {
                unknown(element, part.toString());
                found.add(new Block(Letters.collapse(part.toString())));
            }
            if (!label.isEmpty() && !found.isEmpty()) {
                labelled(label, found);
                label = "";
            }
            into.addAll(found);
        }
        if (!label.isEmpty()) {
            into.add(new Block(label));
        }
    }

    private void labelled(String label, List<Block> found) {
        Block first = found.getFirst();
        Element markup = first.markup();
        if (markup == null) {
            found.set(0, new Block(label + " " + first.text()));
        } else if (markup.name().equals("p")) {
            List<Markup> content = new ArrayList<>(markup.content());
            content.addFirst(new Words(label + " "));
            Element whole = MarkupSpace.collapsed(new Element("p", markup.attributes(), content));
            lines.put(whole, lines.getOrDefault(markup, 0));
            found.set(0, Block.of(whole));
        } else {
            found.addFirst(new Block(label));
        }
    }

    /// One element, whatever it is.
    void add(XmlTree element, Node at, List<Block> into) {
        if (notes.take(element, at)) {
            return;
        }
        if (WHOLE.contains(element.name()) && element.namespace().equals(namespace)) {
            keep(element, markup(element, at), into);
        } else if (element.children().stream().anyMatch(AknBlocks::parts)) {
            leftOut.attributes(element, Set.of("eId", "wId"));
            defects.info(
                    Defect.Code.BLOCK_FLATTENED,
                    element.line(),
                    "<" + element.name() + ">",
                    "its paragraphs are kept one by one");
            inside(element, at, into);
        } else {
            Element words = markup(element, at);
            boolean mark = known(element) && Markup.INLINE.contains(element.name());
            List<Markup> content = mark ? List.of(words) : words.content();
            keep(element, new Element("p", new TreeMap<>(), content), into);
        }
    }

    private static boolean parts(XmlTree child) {
        return !Markup.INLINE.contains(child.name())
                && !LINE_ENDS.contains(child.name())
                && !child.name().equals("noteRef")
                && !AknNotes.isNote(child);
    }

    private void keep(XmlTree element, Element markup, List<Block> into) {
        Element clean = MarkupSpace.collapsed(markup);
        Block block = Block.of(clean);
        boolean empty = block.markup() == null ? block.text().isEmpty() : clean.content().isEmpty();
        if (!empty) {
            assembly.markupChars += Letters.count(struck(clean));
            if (block.markup() != null) {
                lines.putIfAbsent(clean, element.line());
            }
            into.add(block);
        }
    }

    /// The words of a number or heading, which are kept without mark-up.
    ///
    /// @param expected elements that say nothing more in this place
    String plain(XmlTree element, Node at, Set<String> expected) {
        Element clean = MarkupSpace.collapsed(markup(element, at));
        String struck = struck(clean);
        if (Letters.count(struck) > 0) {
            skipped(element.line(), struck);
        }
        if (!only(clean, expected)) {
            defects.info(
                    Defect.Code.BLOCK_FLATTENED,
                    element.line(),
                    "<" + element.name() + ">",
                    "kept as plain words");
        }
        return clean.text();
    }

    private static boolean only(Element element, Set<String> expected) {
        return element.content().stream()
                .allMatch(part ->
                        !(part instanceof Element child)
                                || (expected.contains(child.name()) && only(child, expected)));
    }

    private void skipped(int line, String words) {
        assembly.skippedChars += Letters.count(words);
        defects.add(
                Defect.Code.SKIPPED_TEXT,
                Defect.Severity.ERROR,
                Defect.Action.SKIPPED,
                line,
                "",
                words,
                words);
    }

    /// The words that are struck out; they are kept in the mark-up, not in the text.
    private static String struck(Element element) {
        StringBuilder words = new StringBuilder();
        for (Markup part : element.content()) {
            switch (part) {
                case Words text -> words.append(element.name().equals("del") ? text.text() : "");
                case Element child ->
                        words.append(
                                struck(
                                        element.name().equals("del")
                                                ? new Element(
                                                        "del", new TreeMap<>(), child.content())
                                                : child));
            }
        }
        return words.toString();
    }

    private boolean known(XmlTree element) {
        return element.namespace().equals(namespace)
                && AknSchema.elements().contains(element.name());
    }

    private Element markup(XmlTree element, Node at) {
        SortedMap<String, String> attributes = new TreeMap<>();
        element.attributes()
                .forEach((name, value) -> {
                    if (IDENTITIES.contains(name) || name.startsWith("{")) {
                        leftOut.attribute(element, name);
                    } else {
                        attributes.put(name, value);
                    }
                });
        List<Markup> content = new ArrayList<>();
        for (Object part : element.content()) {
            if (!(part instanceof XmlTree child)) {
                content.add(new Words(part.toString()));
            } else if (!notes.take(child, at)) {
                Element inner = markup(child, at);
                if (known(child)) {
                    content.add(inner);
                } else {
                    unknown(child, inner.text());
                    content.addAll(inner.content());
                }
            }
        }
        boolean cell = element.name().equals("td") || element.name().equals("th");
        return new Element(element.name(), attributes, cell ? paragraphs(content) : content);
    }

    /// A cell has paragraphs; many files have the words alone.
    private static List<Markup> paragraphs(List<Markup> content) {
        List<Markup> cell = new ArrayList<>();
        List<Markup> run = new ArrayList<>();
        for (Markup part : content) {
            if (isInline(part)) {
                run.add(part);
            } else {
                paragraph(run, cell);
                cell.add(part);
            }
        }
        paragraph(run, cell);
        return cell;
    }

    private static void paragraph(List<Markup> run, List<Markup> into) {
        if (run.stream().anyMatch(it -> !(it instanceof Words words) || !words.text().isBlank())) {
            into.add(new Element("p", new TreeMap<>(), run));
        }
        run.clear();
    }

    private static boolean isInline(Markup part) {
        return !(part instanceof Element child)
                || Markup.INLINE.contains(child.name())
                || LINE_ENDS.contains(child.name());
    }

    private void unknown(XmlTree element, String detail) {
        defects.info(
                Defect.Code.UNKNOWN_ELEMENT,
                element.line(),
                "<" + element.name() + ">",
                Letters.collapse(detail));
    }

    /// Makes plain what could not be written again.
    void settle(List<Node> roots) {
        Set<Element> invalid = AknFragments.invalid(lines.keySet());
        if (!invalid.isEmpty()) {
            roots.forEach(root -> settle(root, invalid));
        }
    }

    private void settle(Node node, Set<Element> invalid) {
        settle(node.lead, invalid);
        settle(node.tail, invalid);
        node.children.forEach(child -> settle(child, invalid));
    }

    private void settle(List<Block> blocks, Set<Element> invalid) {
        List<Block> settled = new ArrayList<>();
        for (Block block : blocks) {
            Element markup = block.markup();
            if (markup == null || !invalid.contains(markup)) {
                settled.add(block);
                continue;
            }
            int line = lines.getOrDefault(markup, 0);
            String struck = struck(markup);
            defects.info(
                    Defect.Code.BLOCK_FLATTENED,
                    line,
                    "<" + markup.name() + ">",
                    "not valid as it stands; kept as plain blocks");
            if (Letters.count(struck) > 0) {
                assembly.markupChars -= Letters.count(struck);
                skipped(line, struck);
            }
            flatten(markup, settled);
        }
        blocks.clear();
        blocks.addAll(settled);
    }

    private static void flatten(Element element, List<Block> into) {
        List<Markup> run = new ArrayList<>();
        for (Markup part : element.content()) {
            if (isInline(part)) {
                run.add(part);
            } else {
                line(run, into);
                flatten((Element) part, into);
            }
        }
        line(run, into);
    }

    private static void line(List<Markup> run, List<Block> into) {
        String text = new Element("p", new TreeMap<>(), run).text();
        run.clear();
        if (!text.isEmpty()) {
            into.add(new Block(text));
        }
    }
}
