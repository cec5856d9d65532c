package org.kenes.lawtext.table;

import org.kenes.lawtext.diff.Diff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The comparative table as a word-processor file (ECMA-376, WordprocessingML), the smallest that
/// is valid. Stored, not deflated: the bytes do not depend on a compression library.
final class Docx {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final int[] WIDTHS = {700, 2400, 4700, 4700, 2500};

    private static final String TYPES =
            XML
                    + "<Types"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                    + " Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                    + " PartName=\"/word/document.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                    + "</Types>";
    private static final String RELATIONSHIPS =
            XML
                    + "<Relationships"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                    + " Id=\"rId1\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                    + " Target=\"word/document.xml\"/></Relationships>";

    private final ComparativeTable table;
    private final StringBuilder xml = new StringBuilder(XML);

    private Docx(ComparativeTable table) {
        this.table = table;
    }

    static byte[] of(ComparativeTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(zip, "[Content_Types].xml", TYPES);
            entry(zip, "_rels/.rels", RELATIONSHIPS);
            entry(zip, "word/document.xml", new Docx(table).document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private String document() {
        xml.append("<w:document xmlns:w=\"").append(W).append("\"><w:body><w:p>");
        run(table.title(), "<w:b/>");
        xml.append("</w:p><w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>");
        for (String edge : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            xml.append("<w:").append(edge);
            xml.append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        xml.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for (int width : WIDTHS) {
            xml.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        }
        xml.append("</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>");
        for (int i = 0; i < WIDTHS.length; i++) {
            cell(i, List.of(kept(table.columns().get(i))), "<w:b/>");
        }
        xml.append("</w:tr>");
        for (ComparativeTable.Line line : table.lines()) {
            xml.append("<w:tr>");
            cell(0, List.of(kept(Integer.toString(line.number()))), "");
            cell(1, List.of(kept(line.element())), "");
            cell(2, line.before(), "");
            cell(3, line.after(), "");
            cell(4, line.reason().isEmpty() ? List.of() : List.of(kept(line.reason())), "");
            xml.append("</w:tr>");
        }
        xml.append(
                "</w:tbl><w:p/><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\""
                        + " w:orient=\"landscape\"/>");
        xml.append(
                "<w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\""
                        + " w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/>");
        return xml.append("</w:sectPr></w:body></w:document>").toString();
    }

    private static Diff.Segment kept(String text) {
        return new Diff.Segment(Diff.Kind.KEPT, text);
    }

    private void cell(int column, List<Diff.Segment> segments, String properties) {
        xml.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTHS[column]);
        xml.append("\" w:type=\"dxa\"/></w:tcPr><w:p>");
        for (Diff.Segment segment : segments.isEmpty() ? List.of(kept(table.none())) : segments) {
            switch (segment.kind()) {
                case KEPT -> run(segment.text(), properties);
                case DELETED -> run(segment.text(), "<w:strike/>");
                case INSERTED -> run(segment.text(), "<w:b/><w:u w:val=\"single\"/>");
            }
        }
        xml.append("</w:p></w:tc>");
    }

    private void run(String text, String properties) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            xml.append("<w:r>");
            xml.append(properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
            xml.append(i > 0 ? "<w:br/>" : "").append("<w:t xml:space=\"preserve\">");
            xml.append(Html.escaped(lines[i])).append("</w:t></w:r>");
        }
    }
}
