package org.kenes.lawtext.read;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.Status;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.json.JsonTree;
import org.kenes.lawtext.label.Headings;
import org.kenes.lawtext.label.Keywords;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.lawtext.tree.Assembly;
import org.kenes.lawtext.tree.Decoded;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the JSON form of a law with several languages in one file: `{"meta":{…},
/// "<lang>":{"title", "preamble":[…], "sections":[{"heading","articles":[…]}]}}`.
///
/// `para`, `sub` and `text` are the marks `1.`, `1)` and none of the paste format; labels that the
/// file does not have are printed by the template of the language.
final class KzJsonReader {
    private static final String IMPORTER = "kz-json";
    private static final Set<String> META_WITH_A_PLACE =
            Set.of("work", "date", "status", "in_force_from", "authentic");

    private final String file;
    private final ReadOptions options;
    private final Lang lang;
    private final Defects defects = new Defects();
    private final TreeBuilder tree;
    private final Assembly assembly;
    private final Keywords keywords;

    private KzJsonReader(ReadOptions options, Source source, Lang lang) {
        this.file = options.file();
        this.options = options;
        this.lang = lang;
        this.keywords = Keywords.of(lang);
        this.assembly = new Assembly(options, source, lang, defects);
        this.tree = new TreeBuilder(defects, options.file());
    }

    static List<Imported> read(byte[] bytes, ReadOptions options) {
        Map<String, Object> root =
                JsonTree.object(Decoded.text(bytes, options.file()), options.file());
        Source source =
                new Source(options.file(), TextHash.sha256(bytes), IMPORTER, Assembly.VERSION);
        Map<?, ?> meta = root.get("meta") instanceof Map<?, ?> map ? map : Map.of();
        List<Imported> read = new ArrayList<>();
        for (Map.Entry<String, Object> member : root.entrySet()) {
            Lang lang = member.getKey().equals("meta") ? null : Lang.find(member.getKey());
            boolean wanted = options.lang() == null || options.lang().equals(lang);
            if (lang != null && wanted && member.getValue() instanceof Map<?, ?> law) {
                read.add(new KzJsonReader(options, source, lang).law(law, meta));
            }
        }
        if (read.isEmpty()) {
            throw new UnreadableLawException(
                    options.file()
                            + " holds no law"
                            + (options.lang() == null ? "" : " in " + options.lang())
                            + ": its keys are "
                            + root.keySet()
                            + ", expected meta and language codes.");
        }
        return read;
    }

    private Imported law(Map<?, ?> law, Map<?, ?> meta) {
        assembly.total = Letters.ofJson(law);
        meta(meta);
        law.forEach((key, value) -> {
            switch (String.valueOf(key)) {
                case "title" -> {
                    assembly.title = Letters.collapse(string(value, "title"));
                    assembly.metaChars += Letters.ofJson(value);
                }
                case "preamble", "sections" -> {}
                default -> other(lang + "." + key, value);
            }
        });
        for (Object line : list(law.get("preamble"), "preamble")) {
            tree.text(Letters.collapse(string(line, "preamble")), 0, 0, false);
        }
        for (Object section : list(law.get("sections"), "sections")) {
            section(map(section, "sections"));
        }
        return assembly.build(tree);
    }

    private void meta(Map<?, ?> meta) {
        assembly.work = text(meta, "work");
        assembly.date = text(meta, "date");
        String status = text(meta, "status");
        assembly.status = status == null ? null : Status.find(status);
        String inForce = text(meta, "in_force_from");
        assembly.inForceFrom = inForce == null ? "" : inForce;
        List<Lang> authentic = new ArrayList<>();
        for (Object code : list(meta.get("authentic"), "meta.authentic")) {
            Lang known = Lang.find(string(code, "meta.authentic"));
            if (known != null) {
                authentic.add(known);
            }
        }
        assembly.authentic = authentic;
        meta.forEach((key, value) -> {
            if (key instanceof String name && !META_WITH_A_PLACE.contains(name)) {
                JsonTree.flatten(name, value, assembly.meta);
            }
        });
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }

    private void section(Map<?, ?> section) {
        String heading = text(section, "heading");
        if (heading != null) {
            String line = Letters.collapse(heading);
            Keywords.Heading split = keywords.heading(line, options.profile());
            if (split != null) {
                tree.heading(split.kind(), split.label(), split.heading(), 1, 0);
            } else {
                Headings.Split loose = Headings.loose(line);
                tree.heading(Kind.HCONTAINER, loose.label(), loose.heading(), 1, 0);
            }
        } else if (!tree.body.isEmpty()) {
            tree.heading(Kind.HCONTAINER, null, null, 1, 0);
        }
        notes(section);
        for (Object article : list(section.get("articles"), "articles")) {
            article(map(article, "articles"));
        }
        section.forEach((key, value) -> {
            if (!Set.of("heading", "articles", "notes").contains(String.valueOf(key))) {
                other("section." + key, value);
            }
        });
    }

    private void notes(Map<?, ?> owner) {
        for (Object note : list(owner.get("notes"), "notes")) {
            tree.note(Letters.collapse(string(note, "notes")));
        }
    }

    private void article(Map<?, ?> article) {
        String num = text(article, "num");
        String heading = text(article, "heading");
        String where = "article " + num;
        Node node =
                tree.heading(
                        Kind.ARTICLE,
                        num == null ? null : keywords.label(Kind.ARTICLE, num),
                        heading == null ? null : Letters.collapse(heading),
                        2,
                        0);
        node.labelChars = num == null ? 0 : Letters.count(num);
        notes(article);
        for (Object para : list(article.get("paras"), where)) {
            para(map(para, where), where);
        }
        article.forEach((key, value) -> {
            if (!Set.of("num", "heading", "paras", "notes").contains(String.valueOf(key))) {
                other(where + "." + key, value);
            }
        });
    }

    private void para(Map<?, ?> para, String where) {
        String kind = text(para, "kind");
        String num = text(para, "num");
        String words = text(para, "text");
        String text = words == null ? "" : Letters.collapse(words);
        int indent = indent(para, where);
        assembly.metaChars += Letters.ofJson(para.get("kind")) + Letters.ofJson(para.get("indent"));
        if (num != null && ("para".equals(kind) || "sub".equals(kind))) {
            boolean first = "para".equals(kind);
            tree.mark(
                    first ? TreeBuilder.Family.NUMBER_DOT : TreeBuilder.Family.NUMBER_PAREN,
                    num,
                    num + (first ? "." : ")"),
                    text,
                    indent,
                    0);
        } else {
            if (kind != null && !kind.equals("text")) {
                defects.info(Defect.Code.UNKNOWN_TYPE, 0, text, where + ": kind " + kind);
            }
            if (num != null) {
                text = num + " " + text;
            }
            tree.text(text, indent, 0, false);
        }
        para.forEach((key, value) -> {
            if (!Set.of("kind", "num", "text", "indent").contains(String.valueOf(key))) {
                other(where + "." + key, value);
            }
        });
    }

    private int indent(Map<?, ?> para, String where) {
        String indent = text(para, "indent");
        try {
            return indent == null ? 0 : Integer.parseInt(indent);
        } catch (NumberFormatException e) {
            throw wrong(where + ".indent", "a whole number");
        }
    }

    /// A member that the format does not know: its words are kept beside the law.
    private void other(String path, @Nullable Object value) {
        long letters = Letters.ofJson(value);
        JsonTree.flatten(path, value, assembly.meta);
        assembly.metaChars += letters;
        if (letters > 0) {
            defects.info(Defect.Code.UNKNOWN_TYPE, 0, "", path + " is kept as metadata");
        }
    }

    private String string(@Nullable Object value, String where) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(where, "text");
    }

    private Map<?, ?> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(where, "an object");
    }

    private List<?> list(@Nullable Object value, String where) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(where, "a list");
    }

    private UnreadableLawException wrong(String where, String expected) {
        return new UnreadableLawException(
                file + " (" + lang + "), " + where + ": expected " + expected + ".");
    }
}
