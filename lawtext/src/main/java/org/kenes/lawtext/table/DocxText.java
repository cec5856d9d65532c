package org.kenes.lawtext.table;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.layout.Part;
import org.kenes.lawtext.layout.Run;

import java.util.ArrayList;
import java.util.List;

/// A laid-out text as WordprocessingML. New words are bold and underlined, those that are gone are
/// struck.
final class DocxText {
    private static final int INDENT = 280;

    /// A table inside a cell has little room.
    private static final String NARROW =
            "<w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"50\""
                    + " w:type=\"dxa\"/></w:tblCellMar>";

    private static final String SMALLER = "<w:sz w:val=\"18\"/>";
    private String size = "";
    private boolean alone;

    /// @param isAlone whether the other column is empty, so that all words are new or gone; they
    ///   need no weight to be seen
    void alone(boolean isAlone) {
        alone = isAlone;
    }

    private final StringBuilder xml = new StringBuilder();

    void raw(String more) {
        xml.append(more);
    }

    @Override
    public String toString() {
        return xml.toString();
    }

    static String tableProperties(String layout, String margins) {
        StringBuilder properties =
                new StringBuilder("<w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>");
        for (String edge : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            properties.append("<w:").append(edge);
            properties.append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        return properties
                .append("</w:tblBorders><w:tblLayout w:type=\"")
                .append(layout)
                .append("\"/>")
                .append(margins)
                .append("</w:tblPr>")
                .toString();
    }

    /// A cell ends with a paragraph: the standard asks for it.
    void cell(List<Part> parts) {
        parts(parts, 0);
        boolean paragraph = xml.length() >= 6 && xml.substring(xml.length() - 6).equals("</w:p>");
        if (!paragraph) {
            xml.append("<w:p/>");
        }
    }

    private void parts(List<Part> parts, int indent) {
        for (Part part : parts) {
            switch (part) {
                case Part.Paragraph paragraph -> paragraph(paragraph.runs(), indented(indent));
                case Part.Listing listing -> listing.items().forEach(item -> item(item, indent));
                case Part.Quoted quoted -> parts(quoted.parts(), indent + INDENT);
                case Part.Grid grid -> grid(grid);
            }
        }
    }

    private static String indented(int indent) {
        return indent == 0 ? "" : "<w:ind w:left=\"" + indent + "\"/>";
    }

    private void item(Part.Item item, int indent) {
        List<Part> parts = new ArrayList<>(item.parts());
        if (!item.label().isEmpty()) {
            List<Run> first = new ArrayList<>(item.label());
            first.add(new Run(" "));
            if (!parts.isEmpty() && parts.getFirst() instanceof Part.Paragraph paragraph) {
                first.addAll(paragraph.runs());
                parts.removeFirst();
            }
            parts.addFirst(new Part.Paragraph(first));
        }
        parts(parts, item.label().isEmpty() ? indent : indent + INDENT);
    }

    void paragraph(List<Run> runs, String properties) {
        xml.append("<w:p>");
        xml.append(properties.isEmpty() ? "" : "<w:pPr>" + properties + "</w:pPr>");
        runs.forEach(run -> run(run));
        xml.append("</w:p>");
    }

    /// A table of the law inside the cell.
    private void grid(Part.Grid grid) {
        if (!grid.caption().isEmpty()) {
            paragraph(grid.caption(), "");
        }
        String before = size;
        size = SMALLER;
        int columns = Math.max(1, DocxGrid.columns(grid));
        xml.append("<w:tbl>").append(tableProperties("autofit", NARROW)).append("<w:tblGrid>");
        xml.append("<w:gridCol/>".repeat(columns)).append("</w:tblGrid>");
        for (List<DocxGrid.Place> row : DocxGrid.rows(grid)) {
            xml.append("<w:tr>");
            for (DocxGrid.Place place : row) {
                xml.append("<w:tc><w:tcPr>");
                if (place.columns() > 1) {
                    xml.append("<w:gridSpan w:val=\"").append(place.columns()).append("\"/>");
                }
                xml.append(place.merge()).append("</w:tcPr>");
                cell(place.parts());
                xml.append("</w:tc>");
            }
            xml.append("</w:tr>");
        }
        xml.append("</w:tbl>");
        size = before;
    }

    void run(Run run) {
        StringBuilder properties = new StringBuilder();
        boolean gone = run.kind() == Diff.Kind.DELETED;
        boolean isNew = run.kind() == Diff.Kind.INSERTED;
        boolean bold = (isNew && !alone) || run.styles().contains(Run.Style.BOLD);
        boolean underlined = isNew || run.styles().contains(Run.Style.UNDERLINED);
        properties.append(bold ? "<w:b/>" : "");
        properties.append(run.styles().contains(Run.Style.ITALIC) ? "<w:i/>" : "");
        properties.append(gone ? "<w:strike/>" : "");
        properties.append(size);
        properties.append(underlined ? "<w:u w:val=\"single\"/>" : "");
        if (run.styles().contains(Run.Style.RAISED)) {
            properties.append("<w:vertAlign w:val=\"superscript\"/>");
        } else if (run.styles().contains(Run.Style.LOWERED)) {
            properties.append("<w:vertAlign w:val=\"subscript\"/>");
        }
        String[] lines = run.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            xml.append("<w:r>");
            xml.append(properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
            xml.append(i > 0 ? "<w:br/>" : "").append("<w:t xml:space=\"preserve\">");
            xml.append(Html.escaped(lines[i])).append("</w:t></w:r>");
        }
    }
}
