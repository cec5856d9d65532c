package org.kenes.lawtext.tree;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Letters;
import org.kenes.lawtext.Note;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.Status;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.Version;
import org.kenes.lawtext.Work;
import org.kenes.lawtext.imported.Chars;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.ImportReport;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the expression and its report out of a grown tree and what the source and the caller say
/// about it.
public final class Assembly {
    public static final String VERSION = "0.1.0";
    private static final String NO_DATE = "0001-01-01";

    public final Defects defects;
    final Lang lang;
    public final SortedMap<String, String> meta = new TreeMap<>();
    private final ReadOptions options;
    private final Source source;
    public @Nullable String work;
    public @Nullable String date;
    public @Nullable String title;
    public @Nullable Status status;
    public String inForceFrom = "";
    public List<Lang> authentic = List.of();

    /// Letters of the input that are metadata, mark-up, or left out.
    public long total;

    public long metaChars;
    public long markupChars;
    public long skippedChars;

    public Assembly(ReadOptions options, Source source, Lang lang, Defects defects) {
        this.options = options;
        this.source = source;
        this.lang = lang;
        this.defects = defects;
    }

    public Imported build(TreeBuilder tree) {
        List<Node> roots = tree.roots();
        roots.forEach(this::requireFewWords);
        new EIds(lang, defects).assign(roots);
        Version version = version();
        Identities.settle(roots, version.date(), defects);
        BlockIds.settle(roots, tree.notes.size(), defects);
        List<Note> notes = new ArrayList<>();
        for (TreeBuilder.PlacedNote note : tree.notes) {
            String id = "note_" + (notes.size() + 1);
            notes.add(new Note(id, note.text(), note.at() == null ? "" : note.at().eId));
        }
        Work theWork = work(version);
        Expression expression =
                new Expression(
                        theWork,
                        version,
                        lang,
                        theWork.authentic().contains(lang),
                        Letters.collapse(first(options.title(), title, "")),
                        source,
                        named(tree.preface),
                        named(tree.preamble),
                        freeze(tree.body),
                        named(tree.conclusions),
                        tree.annexes.stream()
                                .map(node -> (Provision.NamedPart) node.freeze(lang))
                                .toList(),
                        notes,
                        meta);
        Chars chars = chars(roots, notes);
        if (!chars.balanced()) {
            throw new IllegalStateException(
                    "letters were lost or invented while reading " + source.file() + ": " + chars);
        }
        new Look(defects).at(expression);
        return new Imported(expression, report(expression, chars, source, defects));
    }

    private void requireFewWords(Node node) {
        StringBuilder own = new StringBuilder();
        node.lead.forEach(block -> own.append(block.text()).append(' '));
        node.tail.forEach(block -> own.append(block.text()).append(' '));
        String label = node.label == null ? node.kind.element() : node.label;
        Letters.requireFewWords(own.toString(), source.file() + ", " + label);
        node.children.forEach(this::requireFewWords);
    }

    private Provision.@Nullable NamedPart named(@Nullable Node node) {
        return node == null ? null : (Provision.NamedPart) node.freeze(lang);
    }

    private List<Provision> freeze(List<Node> nodes) {
        return nodes.stream().map(node -> node.freeze(lang)).toList();
    }

    static ImportReport report(Expression expression, Chars chars, Source source, Defects defects) {
        SortedMap<String, Integer> units = new TreeMap<>();
        expression.walk(provision -> units.merge(provision.kind().element(), 1, Integer::sum));
        return new ImportReport(
                source.file(),
                source.sha256(),
                source.importer(),
                expression.lang(),
                expression.uri(),
                units,
                chars,
                defects.list());
    }

    private Chars chars(List<Node> roots, List<Note> notes) {
        long[] sums = new long[3];
        roots.forEach(root -> sum(root, sums));
        long note = notes.stream().mapToLong(n -> Letters.count(n.text())).sum();
        return new Chars(
                total, sums[0], sums[1], sums[2], note, metaChars, markupChars, skippedChars);
    }

    private static void sum(Node node, long[] sums) {
        node.lead.forEach(block -> sums[0] += Letters.count(block.text()));
        node.tail.forEach(block -> sums[0] += Letters.count(block.text()));
        sums[1] += node.heading == null ? 0 : Letters.count(node.heading);
        sums[2] += node.labelChars;
        node.children.forEach(child -> sum(child, sums));
    }

    private Version version() {
        String wanted = first(options.date(), date, NO_DATE);
        if (wanted.equals(NO_DATE)) {
            missing("no date of the version; say it with the option date");
        }
        Status stands = options.status() != null ? options.status() : status;
        if (stands == null) {
            boolean bill = first(options.work(), work, "").contains("/bill/");
            stands = bill ? Status.DRAFT : Status.ADOPTED;
        }
        try {
            return new Version(wanted, stands, inForceFrom);
        } catch (IllegalArgumentException e) {
            throw new UnreadableLawException(source.file() + ": " + e.getMessage(), e);
        }
    }

    private Work work(Version version) {
        String address = first(options.work(), work, "");
        if (address.isEmpty()) {
            missing("no address of the Work; say it with the option work");
            address = "/akn/unknown/act/" + version.date() + "/unknown";
        }
        try {
            return Work.of(address, authentic);
        } catch (IllegalArgumentException e) {
            throw new UnreadableLawException(source.file() + ": " + e.getMessage(), e);
        }
    }

    public void missing(String what) {
        defects.repaired(Defect.Code.MISSING_META, 0, "", "", what);
    }

    private static String first(@Nullable String a, @Nullable String b, String otherwise) {
        return a != null ? a : b != null ? b : otherwise;
    }
}
