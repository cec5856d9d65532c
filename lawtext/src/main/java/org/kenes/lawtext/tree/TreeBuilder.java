package org.kenes.lawtext.tree;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.Defect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Grows the tree of a law from its lines in order: headings, marked and unmarked blocks, notes.
/// Both text formats use it, so that the same law gives the same tree from either.
///
/// Rules 4 to 7 of the paste format live here. Two things are open at any time: a path of headings
/// (containers, then perhaps an article) and, inside the innermost of them, a stack of lists.
public final class TreeBuilder {
    /// How a mark is written; a list keeps its family.
    public enum Family {
        NUMBER_DOT,
        NUMBER_PAREN,
        PAREN_NUMBER,
        SUPERSCRIPT,
        LETTER_PAREN,
        PAREN_LETTER,
        LETTER_DOT,
        PAREN_ROMAN,
        BULLET;

        boolean makesParagraph() {
            return this == NUMBER_DOT || this == PAREN_NUMBER || this == SUPERSCRIPT;
        }
    }

    private static final class Level {
        final Family family;
        final Kind kind;
        Node node;
        int indent;

        Level(Family family, Kind kind, Node node, int indent) {
            this.family = family;
            this.kind = kind;
            this.node = node;
            this.indent = indent;
        }
    }

    /// A note and the provision at which it stands, null for the whole text.
    public record PlacedNote(String text, @Nullable Node at) {}

    public static final int LONGEST_HEADING = 160;

    private static final int MOST_PROVISIONS = 50_000;
    private static final int MOST_NOTES = 50_000;

    private final Defects defects;
    private final String file;
    private int provisions;
    public final List<Node> body = new ArrayList<>();
    public final List<Node> annexes = new ArrayList<>();
    public final List<PlacedNote> notes = new ArrayList<>();
    public @Nullable Node preface;
    public @Nullable Node preamble;
    public @Nullable Node conclusions;

    private boolean headingSeen;
    private final Deque<Node> path = new ArrayDeque<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /// @param file its name, for messages
    public TreeBuilder(Defects defects, String file) {
        this.defects = defects;
        this.file = file;
    }

    /// Refuses early what would be refused at the end: a hostile file may not fill the memory
    /// first.
    public Node counted(Node node) {
        if (++provisions > MOST_PROVISIONS) {
            throw tooMany("provisions", MOST_PROVISIONS);
        }
        return node;
    }

    /// The topmost provisions in document order.
    public List<Node> roots() {
        List<Node> roots = new ArrayList<>();
        if (preface != null) {
            roots.add(preface);
        }
        if (preamble != null) {
            roots.add(preamble);
        }
        roots.addAll(body);
        if (conclusions != null) {
            roots.add(conclusions);
        }
        roots.addAll(annexes);
        return roots;
    }

    private UnreadableLawException tooMany(String what, int most) {
        return new UnreadableLawException(
                file
                        + " has more than "
                        + most
                        + " "
                        + what
                        + ", the most that are read. Split it into several documents.");
    }

    /// A heading with a unit word, or (as [Kind#HCONTAINER]) a Markdown heading without one.
    ///
    /// @param depth of a Markdown heading, 0 for a plain or bold line
    public Node heading(
            Kind kind, @Nullable String label, @Nullable String heading, int depth, int line) {
        headingSeen = true;
        levels.clear();
        Node node = counted(new Node(kind, label, heading, depth, line));
        while (!path.isEmpty() && closes(node, path.peek())) {
            path.pop();
        }
        add(node);
        path.push(node);
        return node;
    }

    /// A preamble or annex that is named by a heading.
    public Node namedPart(Kind kind, String label, @Nullable String heading, int depth, int line) {
        boolean first = !headingSeen;
        headingSeen = true;
        levels.clear();
        path.clear();
        Node node = counted(new Node(kind, label, heading, depth, line));
        if (kind == Kind.PREAMBLE) {
            if (preamble != null && first) {
                preamble.kind = Kind.PREFACE;
                preface = preamble;
            } else if (preamble != null) {
                // A second preamble cannot stand beside the first; its text may not be lost.
                node.kind = Kind.HCONTAINER;
                body.add(node);
                path.push(node);
                return node;
            }
            preamble = node;
        } else {
            annexes.add(node);
        }
        path.push(node);
        return node;
    }

    private static boolean closes(Node heading, Node open) {
        if (open.kind == Kind.ANNEX) {
            return false;
        }
        if (open.kind.isNamedPart()) {
            return true;
        }
        boolean bothMarked = heading.depth > 0 && open.depth > 0;
        if (heading.kind == Kind.HCONTAINER || open.kind == Kind.HCONTAINER) {
            return bothMarked ? open.depth >= heading.depth : heading.kind != Kind.ARTICLE;
        }
        return open.kind.rank() >= heading.kind.rank();
    }

    private void add(Node node) {
        Node parent = path.peek();
        if (parent == null) {
            body.add(node);
        } else {
            parent.addChild(node);
        }
    }

    /// Whether marks are marks here; before the first heading and in a preamble they are text.
    public boolean takesMarks() {
        Node open = path.peek();
        return open != null && open.kind != Kind.PREAMBLE;
    }

    /// Whether a Markdown heading of this depth would fall inside the open article.
    public boolean insideArticle(int depth) {
        Node open = path.peek();
        return open != null && open.kind == Kind.ARTICLE && open.depth > 0 && depth > open.depth;
    }

    public boolean inArticle() {
        Node open = path.peek();
        return open != null && open.kind == Kind.ARTICLE;
    }

    boolean atStart() {
        return !headingSeen && preamble == null;
    }

    /// The number of the last item of a list of this family that is still open.
    public @Nullable String lastOf(Family family) {
        for (Level level : levels) {
            if (level.family == family) {
                return level.node.mark;
            }
        }
        return null;
    }

    public Node mark(Family family, String mark, String label, String text, int indent, int line) {
        boolean open = levels.stream().anyMatch(level -> level.family == family);
        Node node;
        if (open) {
            while (levels.getFirst().family != family) {
                levels.pop();
            }
            Level level = levels.getFirst();
            node = counted(new Node(level.kind, label, null, 0, line));
            level.node = node;
            level.indent = indent;
            parentOfTop().addChild(node);
        } else {
            Kind kind = levels.isEmpty() && family.makesParagraph() ? Kind.PARAGRAPH : Kind.POINT;
            node = counted(new Node(kind, label, null, 0, line));
            levels.push(new Level(family, kind, node, indent));
            parentOfTop().addChild(node);
        }
        node.mark = mark;
        if (!text.isEmpty()) {
            node.lead.add(new Block(text));
        }
        return node;
    }

    private Node parentOfTop() {
        Level above = levels.size() > 1 ? levels.stream().skip(1).findFirst().orElseThrow() : null;
        return above != null ? above.node : unit();
    }

    private Node unit() {
        Node unit = path.peek();
        if (unit == null) {
            throw new IllegalStateException("a mark before the first heading is text");
        }
        return unit;
    }

    /// An unmarked block (rule 6).
    ///
    /// @param mayBeHeading whether a container without heading may take it as such
    public void text(String text, int indent, int line, boolean mayBeHeading) {
        Block block = new Block(text);
        Node unit = path.peek();
        if (unit == null) {
            if (preamble == null) {
                preamble = new Node(Kind.PREAMBLE, null, null, 0, line);
            }
            preamble.lead.add(block);
        } else if (levels.isEmpty()) {
            boolean bare = unit.kind.isContainer() && unit.heading == null && unit.isEmpty();
            if (mayBeHeading && bare && text.length() <= LONGEST_HEADING) {
                unit.heading = text;
            } else {
                unit.addText(block);
            }
        } else if (levels.size() == 1) {
            levels.getFirst().node.addText(block);
        } else {
            Level innermost = levels.getFirst();
            boolean deeper = indent > innermost.indent;
            Node taker = deeper ? innermost.node : levels.getLast().node;
            taker.addText(block);
            defects.info(
                    Defect.Code.AMBIGUOUS_CONTINUATION,
                    line,
                    text,
                    deeper
                            ? "kept with the innermost item, because it is indented deeper"
                            : "kept as closing words of the outermost item");
        }
    }

    /// A note about the article or container that is open.
    public void note(String text) {
        Node at = path.peek();
        add(new PlacedNote(text, at != null || headingSeen ? at : preamble));
    }

    public void add(PlacedNote note) {
        if (notes.size() == MOST_NOTES) {
            throw tooMany("notes", MOST_NOTES);
        }
        notes.add(note);
    }

    /// The innermost provision that is open, at which a footnote is referred to.
    public @Nullable Node here() {
        return !levels.isEmpty() ? levels.getFirst().node : path.isEmpty() ? preamble : path.peek();
    }
}
