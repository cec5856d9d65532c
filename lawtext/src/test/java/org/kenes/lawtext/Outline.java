package org.kenes.lawtext;

import java.util.List;

/// The outline of an expression as `paste-examples.txt` writes it.
public final class Outline {
    private final Expression expression;
    private final StringBuilder out = new StringBuilder();

    private Outline(Expression expression) {
        this.expression = expression;
    }

    public static String of(Expression expression) {
        return new Outline(expression).whole();
    }

    /// The tree without title and notes: what two formats of the same law must share.
    public static String treeOf(Expression expression) {
        Outline outline = new Outline(expression);
        expression.roots().forEach(root -> outline.provision(root, 0, false));
        return outline.out.toString();
    }

    private String whole() {
        if (!expression.title().isEmpty()) {
            out.append("title \"").append(expression.title()).append("\"\n");
        }
        notes("", 0);
        expression.roots().forEach(root -> provision(root, 0, true));
        return out.toString();
    }

    private void provision(Provision p, int depth, boolean notes) {
        line(
                depth,
                p.kind().element()
                        + " "
                        + (p.num() == null ? "-" : p.num())
                        + " "
                        + p.eId()
                        + (p.heading() == null ? "" : " \"" + p.heading() + "\""));
        if (notes) {
            notes(p.eId(), depth + 1);
        }
        blocks("| ", p.lead(), depth + 1);
        p.children().forEach(child -> provision(child, depth + 1, notes));
        blocks("/ ", p.tail(), depth + 1);
    }

    private void notes(String eId, int depth) {
        expression.notes().stream()
                .filter(note -> note.at().equals(eId))
                .forEach(note -> line(depth, "# " + note.text()));
    }

    private void blocks(String mark, List<Block> blocks, int depth) {
        blocks.forEach(block -> line(depth, mark + block.text()));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
