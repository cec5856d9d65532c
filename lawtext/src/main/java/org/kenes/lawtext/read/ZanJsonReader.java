package org.kenes.lawtext.read;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.json.JsonTree;
import org.kenes.lawtext.label.Keywords;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.lawtext.tree.Assembly;
import org.kenes.lawtext.tree.Decoded;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Reads the JSON of the state legal bank: a flat `content[]` of `{type, level, index?, text?}`, in
/// which the level makes the tree. A document may come in several pages, one file each.
final class ZanJsonReader {
    private static final String IMPORTER = "zan-json";
    private static final int DEEPEST = 256;
    private static final List<String> KEPT = List.of("code", "ngr", "versionDate");

    /// An open item; wrappers have no node.
    private record Frame(int level, @Nullable Node node) {}

    private final ReadOptions options;
    private final Lang lang;
    private final Keywords keywords;
    private final Defects defects = new Defects();
    private final TreeBuilder tree;
    private final Assembly assembly;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<String> preamble = new ArrayList<>();
    private @Nullable Node lastArticle;

    private ZanJsonReader(ReadOptions options, Source source, Lang lang) {
        this.options = options;
        this.lang = lang;
        this.keywords = Keywords.of(lang);
        this.assembly = new Assembly(options, source, lang, defects);
        this.tree = new TreeBuilder(defects, options.file());
    }

    /// @param pages of one document, in order
    static Imported read(List<byte[]> pages, ReadOptions options) {
        List<Map<String, Object>> roots = new ArrayList<>();
        for (byte[] page : pages) {
            roots.add(JsonTree.object(Decoded.text(page, options.file()), options.file()));
        }
        Map<String, Object> first = roots.getFirst();
        Lang said = first.get("language") instanceof String code ? Lang.find(code) : null;
        Lang lang =
                options.lang() != null ? options.lang() : said != null ? said : Lang.UNDETERMINED;
        Source source =
                new Source(
                        options.file(),
                        TextHash.sha256(pages.getFirst()),
                        IMPORTER,
                        Assembly.VERSION);
        ZanJsonReader reader = new ZanJsonReader(options, source, lang);
        if (said != null && !said.equals(lang)) {
            reader.defects.repaired(
                    Defect.Code.LANG_MISMATCH,
                    0,
                    "",
                    said.code(),
                    "the option says " + lang.code());
        }
        return reader.law(roots);
    }

    private Imported law(List<Map<String, Object>> roots) {
        Map<String, Object> first = roots.getFirst();
        for (String key : KEPT) {
            if (first.get(key) instanceof String value) {
                assembly.meta.put(key, value);
            }
        }
        assembly.date = first.get("versionDate") instanceof String date ? date : null;
        if (first.get("pagesCount") instanceof String count
                && count.matches("\\d{1,6}")
                && Integer.parseInt(count) > roots.size()) {
            defects.add(
                    Defect.Code.MISSING_PAGES,
                    Defect.Severity.ERROR,
                    Defect.Action.KEPT,
                    0,
                    "",
                    "",
                    count + " pages, " + roots.size() + " given");
        }
        for (Map<String, Object> root : roots) {
            if (!(root.get("content") instanceof List<?> content)) {
                throw wrong("content", "a list");
            }
            for (Object item : content) {
                if (!(item instanceof Map<?, ?> map)) {
                    throw wrong("content", "a list of objects");
                }
                item(map);
            }
        }
        preamble();
        return assembly.build(tree);
    }

    private UnreadableLawException wrong(String where, String expected) {
        return new UnreadableLawException(
                options.file() + ", " + where + ": expected " + expected + ".");
    }

    private void item(Map<?, ?> item) {
        String type = item.get("type") instanceof String value ? value : "";
        String raw = item.get("text") instanceof String value ? value : "";
        String index = item.get("index") instanceof String value ? value : null;
        String text = Letters.collapse(raw);
        int level = level(item);
        assembly.total += Letters.count(raw);
        while (!open.isEmpty() && open.getFirst().level >= level) {
            open.pop();
        }
        Node parent = parent();
        switch (type) {
            case "doc", "sideNoteGroup", "sideNote" -> {
                open.push(new Frame(level, null));
                text(parent, text);
            }
            case "title" -> title(text);
            case "section" -> begin(parent, Kind.PART, index, level, text);
            case "chapter" -> begin(parent, Kind.CHAPTER, index, level, text);
            case "article" -> lastArticle = begin(parent, Kind.ARTICLE, index, level, text);
            case "point" -> {
                boolean nested = parent != null && parent.kind == Kind.PARAGRAPH;
                begin(parent, nested ? Kind.POINT : Kind.PARAGRAPH, index, level, text);
            }
            case "heading" -> heading(parent, text);
            case "note" -> note(parent, text);
            case "text" -> text(parent, text);
            default -> {
                defects.info(
                        Defect.Code.UNKNOWN_TYPE, 0, text, "type " + type + " is read as text");
                text(parent, text);
            }
        }
    }

    private int level(Map<?, ?> item) {
        if (item.get("level") instanceof String level && level.matches("\\d{1,4}")) {
            return Integer.parseInt(level);
        }
        throw wrong("content", "a whole number as level");
    }

    private @Nullable Node parent() {
        for (Frame frame : open) {
            if (frame.node != null) {
                return frame.node;
            }
        }
        return null;
    }

    private void title(String text) {
        if (assembly.title == null) {
            assembly.title = text;
        } else {
            assembly.meta.merge("printedTitle", text, (a, b) -> a + "\n" + b);
        }
        assembly.metaChars += Letters.count(text);
    }

    private Node begin(
            @Nullable Node parent, Kind kind, @Nullable String index, int level, String text) {
        boolean inList = kind == Kind.PARAGRAPH || kind == Kind.POINT;
        String label = null;
        if (index != null) {
            label = inList ? index + "." : keywords.label(kind, index);
        }
        Node node = tree.counted(new Node(kind, label, null, 1, 0));
        node.labelChars = 0;
        node.mark = index;
        if (parent == null) {
            tree.body.add(node);
        } else {
            parent.addChild(node);
        }
        open.push(new Frame(level, node));
        if (open.size() > DEEPEST) {
            throw wrong("content", "at most " + DEEPEST + " levels");
        }
        text(node, text);
        return node;
    }

    /// The first heading of a unit is its label, with or without words; the next one is its
    /// heading.
    private void heading(@Nullable Node node, String text) {
        if (node == null) {
            text(null, text);
            return;
        }
        Keywords.Heading split = keywords.heading(text, options.profile());
        if (node.labelChars == 0 && node.heading == null && split != null) {
            node.label = split.label();
            node.labelChars = Letters.count(split.label());
            node.heading = split.heading();
        } else if (!text.isEmpty()) {
            node.heading = node.heading == null ? text : node.heading + " " + text;
        }
    }

    private void text(@Nullable Node node, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (keywords.isNote(text)) {
            note(node, text);
        } else if (node != null) {
            String words = withoutLabel(node, text);
            if (!words.isEmpty()) {
                node.addText(new Block(words));
            }
        } else if (tree.body.isEmpty()) {
            preamble.add(text);
        } else {
            Node loose = tree.counted(new Node(Kind.HCONTAINER, null, null, 1, 0));
            loose.lead.add(new Block(text));
            tree.body.add(loose);
        }
    }

    /// The label that a point's text begins with is its label as printed.
    private static String withoutLabel(Node node, String text) {
        String index = node.mark;
        boolean first = node.isEmpty() && node.labelChars == 0;
        if (!first || index == null || !text.startsWith(index)) {
            return text;
        }
        boolean list = node.kind == Kind.PARAGRAPH || node.kind == Kind.POINT;
        int end = index.length();
        boolean marked =
                end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ')');
        if (!list || !marked) {
            return text;
        }
        node.label = text.substring(0, end + 1);
        node.labelChars = Letters.count(node.label);
        return text.substring(end + 1).strip();
    }

    /// A note beside an article is about the article before it.
    private void note(@Nullable Node node, String text) {
        boolean container = node == null || node.kind.isContainer();
        Node article = lastArticle;
        boolean within = article != null && (node == null || node.children.contains(article));
        tree.add(new TreeBuilder.PlacedNote(text, container && within ? article : node));
    }

    /// Lines that were broken by the width of a page are joined.
    private void preamble() {
        if (preamble.isEmpty()) {
            return;
        }
        Node node = new Node(Kind.PREAMBLE, null, null, 0, 0);
        int joined = 0;
        StringBuilder block = new StringBuilder();
        for (String line : preamble) {
            boolean ended =
                    !block.isEmpty() && ".;:,!?".indexOf(block.charAt(block.length() - 1)) >= 0;
            if (!block.isEmpty() && !ended && Character.isLowerCase(line.codePointAt(0))) {
                block.append(' ').append(line);
                joined++;
            } else {
                if (!block.isEmpty()) {
                    node.lead.add(new Block(block.toString()));
                }
                block.setLength(0);
                block.append(line);
            }
        }
        node.lead.add(new Block(block.toString()));
        tree.preamble = node;
        if (joined > 0) {
            defects.info(
                    Defect.Code.JOINED_LINES,
                    0,
                    preamble.getFirst(),
                    joined + " broken lines of the preamble were joined");
        }
    }
}
