package org.kenes.lawtext.layout;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.layout.Part.Cell;
import org.kenes.lawtext.layout.Part.Grid;
import org.kenes.lawtext.layout.Part.Item;
import org.kenes.lawtext.layout.Part.Listing;
import org.kenes.lawtext.layout.Part.Paragraph;
import org.kenes.lawtext.layout.Part.Quoted;

import java.util.List;

/// A laid-out text as HTML. Every word is escaped; no element or attribute of a source is copied.
/// What is new or gone is an element with hidden words, so that neither colour nor sight is needed.
///
/// Class names: `said` hidden words, `num` a label, `listing`, `scroll` around a `grid`, `quoted`.
public final class LayoutHtml {
    private final Said said;
    private final StringBuilder html = new StringBuilder();
    private String pending = "";

    private LayoutHtml(Said said) {
        this.said = said;
    }

    /// @param inserted what stands before new words for those who do not see the page
    /// @param deleted the same before words that are gone
    /// @param table what a table without a caption is called
    /// @param lang of these words, where the text has another one
    public record Said(String inserted, String deleted, String table, @Nullable String lang) {}

    /// The label of a provision, which stands in its first paragraph.
    ///
    /// @param href null where it leads nowhere
    public record Label(String text, @Nullable String href) {}

    public static String of(List<Part> parts, Said said, @Nullable Label label) {
        LayoutHtml it = new LayoutHtml(said);
        if (label != null && !label.text.isEmpty()) {
            it.pending = label(label);
        }
        it.parts(parts);
        it.alone();
        return it.html.toString();
    }

    private static String label(Label label) {
        String text = escaped(label.text);
        return label.href == null
                ? "<span class=\"num\">" + text + "</span> "
                : "<a class=\"num\" href=\"" + escaped(label.href) + "\">" + text + "</a> ";
    }

    private void parts(List<Part> parts) {
        for (Part part : parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    html.append("<p>").append(pending);
                    pending = "";
                    runs(paragraph.runs());
                    html.append("</p>\n");
                }
                case Listing listing -> listing(listing);
                case Grid grid -> grid(grid);
                case Quoted quoted -> quoted(quoted);
            }
        }
    }

    /// A label whose words do not begin with a paragraph.
    private void alone() {
        if (!pending.isEmpty()) {
            html.append("<p>").append(pending.strip()).append("</p>\n");
            pending = "";
        }
    }

    private void listing(Listing listing) {
        alone();
        html.append("<ul class=\"listing\">\n");
        for (Item item : listing.items()) {
            boolean bare = item.label().isEmpty();
            html.append(bare ? "<li class=\"bare\">" : "<li>");
            if (!bare) {
                html.append("<span class=\"num\">");
                runs(item.label());
                html.append("</span> ");
            }
            html.append("<div>");
            parts(item.parts());
            html.append("</div></li>\n");
        }
        html.append("</ul>\n");
    }

    private void grid(Grid grid) {
        alone();
        String name =
                grid.caption().isEmpty() ? said.table : LayoutLines.words(grid.caption()).strip();
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html.append(escaped(name)).append("\"><table class=\"grid\">\n");
        if (!grid.caption().isEmpty()) {
            html.append("<caption>");
            runs(grid.caption());
            html.append("</caption>\n");
        }
        for (int i = 0; i < grid.rows().size(); i++) {
            html.append("<tr>");
            for (Cell cell : grid.rows().get(i)) {
                cell(cell, i == 0 ? "col" : "row");
            }
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    private void cell(Cell cell, String scope) {
        html.append(cell.head() ? "<th scope=\"" + scope + "\"" : "<td");
        html.append(cell.columns() > 1 ? " colspan=\"" + cell.columns() + "\"" : "");
        html.append(cell.rows() > 1 ? " rowspan=\"" + cell.rows() + "\"" : "").append('>');
        parts(cell.parts());
        html.append(cell.head() ? "</th>" : "</td>");
    }

    private void quoted(Quoted quoted) {
        alone();
        html.append("<blockquote class=\"quoted\">");
        parts(quoted.parts());
        html.append("</blockquote>\n");
    }

    private void runs(List<Run> runs) {
        for (Run run : runs) {
            switch (run.kind()) {
                case KEPT -> styled(run);
                case INSERTED -> marked("ins", said.inserted, run);
                case DELETED -> marked("del", said.deleted, run);
            }
        }
    }

    private void marked(String element, String before, Run run) {
        html.append('<').append(element).append("><span class=\"said\"");
        if (said.lang != null) {
            html.append(" lang=\"").append(escaped(said.lang)).append('"');
        }
        html.append('>').append(escaped(before)).append(": </span>");
        styled(run);
        html.append("</").append(element).append('>');
    }

    private void styled(Run run) {
        StringBuilder closing = new StringBuilder();
        for (Run.Style style : run.styles()) {
            String element =
                    switch (style) {
                        case BOLD -> "b";
                        case ITALIC -> "i";
                        case UNDERLINED -> "u";
                        case RAISED -> "sup";
                        case LOWERED -> "sub";
                    };
            html.append('<').append(element).append('>');
            closing.insert(0, "</" + element + ">");
        }
        html.append(escaped(run.text()).replace("\n", "<br>")).append(closing);
    }

    /// For an element's words and for an attribute in double quotes.
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
