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
import org.kenes.lawtext.label.Headings;
import org.kenes.lawtext.label.Keywords;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.lawtext.tree.Assembly;
import org.kenes.lawtext.tree.Decoded;
import org.kenes.lawtext.tree.Defects;
import org.kenes.lawtext.tree.Node;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what an office pastes from a word processor, a PDF or Markdown. It always parses: any text
/// becomes a valid tree; at worst everything is one preamble. `paste-examples.txt` is normative.
final class PasteReader {
    private static final String IMPORTER = "paste";
    private static final Pattern LANG_IN_NAME = Pattern.compile(".*\\.([a-z]{2,3})\\.[a-z]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final int WIDEST_WRAPPED = 100;
    private static final int MOST_LINES = 500_000;

    /// A block that may still grow by wrapped lines.
    private static final class Pending {
        enum Type {
            TEXT,
            MARK,
            NOTE,
            QUOTE,
            FOOTNOTE
        }

        final Type type;
        final PasteLine line;
        final @Nullable PasteMark mark;
        final StringBuilder text;
        final List<String> references = new ArrayList<>();

        Pending(Type type, PasteLine line, @Nullable PasteMark mark) {
            this.type = type;
            this.line = line;
            this.mark = mark;
            this.text = new StringBuilder(mark == null ? line.text() : mark.text());
            references.addAll(line.references());
        }

        void grow(PasteLine next) {
            if (!next.text().isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(next.text());
            }
            references.addAll(next.references());
        }
    }

    private record Reference(String name, @Nullable Node at, int line) {}

    private final ReadOptions options;
    private final Defects defects = new Defects();
    private final TreeBuilder tree;
    private final Assembly assembly;
    private final Keywords keywords;
    private final Map<String, StringBuilder> definitions = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private @Nullable Pending pending;
    private @Nullable PasteLine lastPlainBlock;
    private boolean titleSeen;
    private boolean wrapped;

    /// Kinds whose headings are Markdown here: a plain line such as "Article 85 applies when" is
    /// text.
    private final Set<Kind> markedKinds = EnumSet.noneOf(Kind.class);

    private PasteReader(ReadOptions options, Source source, Lang lang) {
        this.options = options;
        this.assembly = new Assembly(options, source, lang, defects);
        this.tree = new TreeBuilder(defects, options.file());
        this.keywords = Keywords.of(lang);
    }

    static Imported read(byte[] bytes, ReadOptions options) {
        String text = Decoded.text(bytes, options.file()).replace("\r\n", "\n").replace('\r', '\n');
        String clean = CONTROL.matcher(text).replaceAll(" ").replace("\t", "    ");
        long number = clean.chars().filter(c -> c == '\n').count();
        if (number > MOST_LINES) {
            throw new UnreadableLawException(
                    options.file()
                            + " has "
                            + number
                            + " lines; at most "
                            + MOST_LINES
                            + " are read.");
        }
        List<String> lines = Arrays.asList(clean.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            Letters.requireFewWords(lines.get(i), options.file() + ", line " + (i + 1));
        }
        FrontMatter front = FrontMatter.of(lines);
        Lang lang = lang(options, front);
        Source source =
                new Source(options.file(), TextHash.sha256(bytes), IMPORTER, Assembly.VERSION);
        PasteReader reader =
                new PasteReader(options, source, lang == null ? Lang.UNDETERMINED : lang);
        reader.assembly.total = Letters.count(text);
        Lang said = said(options, front);
        if (said != null && lang != null && !said.equals(lang)) {
            reader.defects.repaired(
                    Defect.Code.LANG_MISMATCH,
                    0,
                    "",
                    said.code(),
                    "the option says " + lang.code());
        }
        if (lang == null) {
            reader.assembly.missing("no language; say it with the option lang");
        }
        if (CONTROL.matcher(text).find()) {
            reader.defects.repaired(
                    Defect.Code.CONTROL_CHARS, 0, "", "", "control characters became spaces");
        }
        return reader.law(lines, front);
    }

    private static @Nullable Lang lang(ReadOptions options, FrontMatter front) {
        return options.lang() != null ? options.lang() : said(options, front);
    }

    private static @Nullable Lang said(ReadOptions options, FrontMatter front) {
        for (String key : List.of("lang", "language")) {
            Lang lang = Lang.find(front.values().getOrDefault(key, ""));
            if (lang != null) {
                return lang;
            }
        }
        Matcher name = LANG_IN_NAME.matcher(options.file());
        return name.matches() ? Lang.find(name.group(1)) : null;
    }

    private Imported law(List<String> lines, FrontMatter front) {
        front(lines, front);
        List<PasteLine> parsed = new ArrayList<>();
        for (int i = front.lines(); i < lines.size(); i++) {
            PasteLine line = PasteLine.of(i + 1, lines.get(i));
            assembly.markupChars += line.markup();
            parsed.add(line);
        }
        wrapped =
                switch (options.wrap()) {
                    case ON -> true;
                    case OFF -> false;
                    case AUTO -> looksWrapped(parsed);
                };
        for (PasteLine line : parsed) {
            Keywords.Heading unit =
                    line.type() == PasteLine.Type.HEADING
                            ? keywords.heading(line.text(), options.profile())
                            : null;
            if (unit != null) {
                markedKinds.add(unit.kind());
            }
        }
        PasteLine above = null;
        for (PasteLine line : parsed) {
            take(line, above);
            above = line;
        }
        flush();
        footnotes();
        return assembly.build(tree);
    }

    private void front(List<String> lines, FrontMatter front) {
        for (String line : lines.subList(0, front.lines())) {
            assembly.metaChars += Letters.count(line);
        }
        front.values()
                .forEach((key, value) -> {
                    switch (key) {
                        case "work" -> assembly.work = value;
                        case "date" -> assembly.date = value;
                        case "title" -> assembly.title = value;
                        case "status" -> assembly.status = Status.find(value);
                        case "lang", "language" -> {}
                        default -> assembly.meta.put(key, value);
                    }
                });
    }

    /// Rule 2: short lines, and paragraphs of more than one line.
    private boolean looksWrapped(List<PasteLine> lines) {
        int[] lengths =
                lines.stream()
                        .filter(line -> line.type() != PasteLine.Type.BLANK)
                        .mapToInt(line -> line.indent() + line.text().length())
                        .sorted()
                        .toArray();
        int runs = 0;
        int longRuns = 0;
        int run = 0;
        for (PasteLine line : lines) {
            run = line.type() == PasteLine.Type.PLAIN ? run + 1 : 0;
            runs += run == 1 ? 1 : 0;
            longRuns += run == 2 ? 1 : 0;
        }
        boolean wraps =
                runs > 0
                        && lengths[(int) Math.ceil(0.9 * lengths.length) - 1] <= WIDEST_WRAPPED
                        && longRuns * 10 >= runs * 3;
        if (wraps) {
            defects.info(
                    Defect.Code.WRAP_GUESS,
                    0,
                    "",
                    "lines look broken by a width and were joined; the option wrap says otherwise");
        }
        return wraps;
    }

    private void take(PasteLine line, @Nullable PasteLine above) {
        switch (line.type()) {
            case BLANK, MARKUP_ONLY -> {
                flush();
                refer(line.references(), tree.here(), line.number());
            }
            case HEADING -> markdownHeading(line);
            case BOLD -> {
                if (!heading(line, true)) {
                    flush();
                    defects.info(
                            Defect.Code.POSSIBLE_HEADING, line.number(), line.text(), "bold line");
                    pending = new Pending(Pending.Type.TEXT, line, PasteMark.of(line));
                    flush();
                }
            }
            case QUOTE -> {
                if (pending != null
                        && pending.type == Pending.Type.QUOTE
                        && !line.text().isEmpty()) {
                    pending.grow(line);
                } else {
                    begin(Pending.Type.QUOTE, line, null);
                }
            }
            case FOOTNOTE -> begin(Pending.Type.FOOTNOTE, line, null);
            case PLAIN -> plain(line, above);
        }
    }

    private void plain(PasteLine line, @Nullable PasteLine above) {
        boolean adjacent = above != null && above.type() == PasteLine.Type.PLAIN;
        boolean inSentence =
                wrapped
                        && adjacent
                        && pending != null
                        && !endsSentence(above == null ? "" : above.text());
        if (line.mark() == null && !tooLong(line) && heading(line, !inSentence)) {
            return;
        }
        if (keywords.isNote(line.text())) {
            begin(Pending.Type.NOTE, line, null);
            return;
        }
        PasteMark mark = PasteMark.of(line);
        if (mark != null && mark.family() == TreeBuilder.Family.LETTER_DOT && !startsList(mark)) {
            mark = null;
        }
        if (mark != null) {
            begin(Pending.Type.MARK, line, mark);
        } else if (wrapped && pending != null) {
            pending.grow(line);
        } else {
            begin(Pending.Type.TEXT, line, null);
        }
    }

    private static boolean tooLong(PasteLine line) {
        return line.text().length() > TreeBuilder.LONGEST_HEADING;
    }

    /// A letter with a full stop is often an abbreviation: only `a.` or the next letter is a mark.
    private boolean startsList(PasteMark mark) {
        return mark.token().equals("a")
                || mark.token().equals("а")
                || tree.lastOf(TreeBuilder.Family.LETTER_DOT) != null
                || (pending != null
                        && pending.mark != null
                        && pending.mark.family() == TreeBuilder.Family.LETTER_DOT);
    }

    private void begin(Pending.Type type, PasteLine line, @Nullable PasteMark mark) {
        flush();
        pending = new Pending(type, line, mark);
    }

    private static boolean endsSentence(String text) {
        return !text.isEmpty() && ".:;!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /// Rule 4 for a bold or plain line.
    ///
    /// @param wordsAllowed whether words may follow the number on a plain line here
    private boolean heading(PasteLine line, boolean wordsAllowed) {
        Keywords.Heading named = keywords.named(line.text());
        boolean bold = line.type() == PasteLine.Type.BOLD;
        if (named != null && (bold || named.heading() == null)) {
            flush();
            Node node =
                    tree.namedPart(named.kind(), named.label(), named.heading(), 0, line.number());
            refer(line.references(), node, line.number());
            return true;
        }
        Keywords.Heading unit = keywords.heading(line.text(), options.profile());
        if (unit == null) {
            return false;
        }
        boolean words = unit.heading() != null;
        boolean sentence = line.text().matches(".*[.,;]");
        boolean marked = markedKinds.contains(unit.kind());
        if (!bold && words && (sentence || marked || !wordsAllowed)) {
            return false;
        }
        open(unit, 0, line);
        return true;
    }

    private void open(Keywords.Heading unit, int depth, PasteLine line) {
        flush();
        PasteLine before = lastPlainBlock;
        if (unit.kind() == Kind.ARTICLE && before != null && looksLikeHeading(before.text())) {
            defects.info(
                    Defect.Code.POSSIBLE_CROSS_HEADING,
                    before.number(),
                    before.text(),
                    "stands directly before " + unit.label() + "; kept as text");
        }
        lastPlainBlock = null;
        Node node = tree.heading(unit.kind(), unit.label(), unit.heading(), depth, line.number());
        refer(line.references(), node, line.number());
    }

    private static boolean looksLikeHeading(String text) {
        return text.length() <= 80 && !text.matches(".*[.,;:!?]") && !inCapitals(text);
    }

    /// What may head everything that follows, and stands inside an article because no unit word
    /// says so.
    private static boolean inCapitals(String text) {
        boolean capitals =
                text.length() <= 160
                        && text.toUpperCase(Locale.ROOT).equals(text)
                        && !text.toLowerCase(Locale.ROOT).equals(text);
        return capitals && Letters.count(text) >= 5;
    }

    private void markdownHeading(PasteLine line) {
        flush();
        Keywords.Heading unit = keywords.heading(line.text(), options.profile());
        Keywords.Heading named = keywords.named(line.text());
        Node node = null;
        if (unit != null) {
            open(unit, line.depth(), line);
        } else if (named != null) {
            node =
                    tree.namedPart(
                            named.kind(),
                            named.label(),
                            named.heading(),
                            line.depth(),
                            line.number());
        } else if (line.depth() == 1 && !titleSeen) {
            title(line.text());
        } else if (tree.insideArticle(line.depth()) || line.text().isEmpty()) {
            defects.info(
                    Defect.Code.POSSIBLE_HEADING,
                    line.number(),
                    line.text(),
                    "a heading inside an article; kept as text");
            if (!line.text().isEmpty()) {
                tree.text(line.text(), line.indent(), line.number(), false);
            }
        } else {
            Headings.Split split = Headings.loose(line.text());
            node =
                    tree.heading(
                            Kind.HCONTAINER,
                            split.label(),
                            split.heading(),
                            line.depth(),
                            line.number());
        }
        if (unit == null) {
            refer(line.references(), node, line.number());
        }
        titleSeen |= line.depth() == 1;
    }

    /// The first `#` is the title, unless the front matter has a better one.
    private void title(String text) {
        if (assembly.title == null && options.title() == null) {
            assembly.title = text;
        } else {
            assembly.meta.put("printedTitle", text);
        }
        assembly.metaChars += Letters.count(text);
    }

    private void flush() {
        Pending block = pending;
        if (block == null) {
            return;
        }
        pending = null;
        String text = block.text.toString();
        PasteLine line = block.line;
        switch (block.type) {
            case NOTE, QUOTE -> {
                if (!text.isEmpty()) {
                    tree.note(text);
                }
            }
            case FOOTNOTE -> {
                String name = block.line.mark();
                StringBuilder definition =
                        definitions.computeIfAbsent(
                                name == null ? "" : name, _ -> new StringBuilder());
                definition.append(definition.isEmpty() ? "" : " ").append(text);
            }
            case TEXT, MARK -> block(block, text, line);
        }
        if (block.type != Pending.Type.FOOTNOTE) {
            refer(block.references, tree.here(), line.number());
        }
    }

    private void block(Pending block, String text, PasteLine line) {
        PasteMark mark = block.mark;
        if (mark != null && tree.takesMarks()) {
            PasteMark settled = mark.settled(tree);
            tree.mark(
                    settled.family(),
                    mark.token(),
                    mark.label(),
                    text,
                    line.indent(),
                    line.number());
            lastPlainBlock = null;
            return;
        }
        String whole = mark == null ? text : (mark.label() + " " + text).strip();
        tree.text(whole, line.indent(), line.number(), mark == null);
        lastPlainBlock = tree.inArticle() ? line : null;
        if (mark == null && tree.inArticle() && inCapitals(line.text())) {
            defects.info(
                    Defect.Code.POSSIBLE_HEADING,
                    line.number(),
                    line.text(),
                    "a line in capitals inside an article; kept as text");
        }
    }

    private void refer(List<String> names, @Nullable Node at, int line) {
        names.forEach(name -> references.add(new Reference(name, at, line)));
    }

    private void footnotes() {
        Set<Node> noted = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean wholeNoted = false;
        for (TreeBuilder.PlacedNote note : tree.notes) {
            if (note.at() == null) {
                wholeNoted = true;
            } else {
                noted.add(note.at());
            }
        }
        for (Reference reference : references) {
            StringBuilder text = definitions.remove(reference.name());
            Node at = reference.at();
            if (text != null) {
                tree.add(new TreeBuilder.PlacedNote(text.toString(), at));
                wholeNoted |= at == null;
                if (at != null) {
                    noted.add(at);
                }
            } else if (at == null ? !wholeNoted : !noted.contains(at)) {
                defects.info(
                        Defect.Code.FOOTNOTE_UNDEFINED,
                        reference.line(),
                        "[^" + reference.name() + "]",
                        "no footnote of that name that is not printed already");
            }
        }
        definitions
                .values()
                .forEach(text -> tree.add(new TreeBuilder.PlacedNote(text.toString(), null)));
    }
}
