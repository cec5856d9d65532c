package org.kenes.lawtext.table;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.layout.Layout;
import org.kenes.lawtext.layout.Part;
import org.kenes.lawtext.layout.Run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The comparative table as a word-processor file (ECMA-376, WordprocessingML): landscape, the row
/// of titles on every page, pages numbered; marks by strokes and weight, which a printer without
/// colours keeps. Stored, not deflated: the bytes do not depend on a compression library.
final class Docx {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int[] WIDTHS = {700, 2400, 4700, 4700, 2500};

    private static final String TYPES =
            XML
                    + "<Types"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                    + " Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + type("document", "document.main")
                    + type("styles", "styles")
                    + type("footer", "footer")
                    + "</Types>";

    private final ComparativeTable table;
    private final Wording wording;
    private final DocxText text = new DocxText();

    private Docx(ComparativeTable table) {
        this.table = table;
        this.wording = Wording.of(table.lang());
    }

    static byte[] of(ComparativeTable table) {
        Docx docx = new Docx(table);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(zip, "[Content_Types].xml", TYPES);
            entry(
                    zip,
                    "_rels/.rels",
                    relations(relation(1, "officeDocument", "word/document.xml")));
            entry(
                    zip,
                    "word/_rels/document.xml.rels",
                    relations(
                            relation(1, "styles", "styles.xml")
                                    + relation(2, "footer", "footer.xml")));
            entry(zip, "word/styles.xml", docx.styles());
            entry(zip, "word/footer.xml", footer());
            entry(zip, "word/document.xml", docx.document());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/word/%s.xml\" ContentType=\"%s.%s+xml\"/>"
                .formatted(
                        part,
                        "application/vnd.openxmlformats-officedocument.wordprocessingml",
                        kind);
    }

    private static String relations(String relations) {
        return XML
                + "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relations
                + "</Relationships>";
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(
                        id,
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        kind,
                        target);
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

    /// Eleven points of the face that offices use; the language of the text, so that a word
    /// processor divides and checks its words as what they are.
    private String styles() {
        return XML
                + "<w:styles xmlns:w=\""
                + W
                + "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
                + " w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New"
                + " Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\""
                + Html.escaped(table.lang().two())
                + "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"0\""
                + " w:after=\"60\"/></w:pPr></w:pPrDefault></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name"
                + " w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title\">"
                + "<w:name w:val=\"Title\"/><w:pPr><w:spacing w:after=\"160\"/><w:jc"
                + " w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style>"
                + "</w:styles>";
    }

    private static String footer() {
        return XML
                + "<w:ftr xmlns:w=\""
                + W
                + "\"><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
                + field("PAGE")
                + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>"
                + field("NUMPAGES")
                + "</w:p></w:ftr>";
    }

    private static String field(String name) {
        return "<w:fldSimple w:instr=\" " + name + " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    }

    private String document() {
        text.raw(XML + "<w:document xmlns:w=\"" + W + "\" xmlns:r=\"" + R + "\"><w:body>");
        text.raw("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>");
        text.run(new Run(table.title()));
        text.raw("</w:p>");
        text.paragraph(List.of(new Run(wording.earlier + ": " + table.before())), "");
        text.paragraph(List.of(new Run(wording.later + ": " + table.after())), "");
        text.paragraph(
                List.of(
                        new Run(wording.marks + ": "),
                        new Run(wording.inserted, Set.of(), Diff.Kind.INSERTED),
                        new Run(", "),
                        new Run(wording.deleted, Set.of(), Diff.Kind.DELETED),
                        new Run(".")),
                "<w:spacing w:after=\"160\"/>");
        text.raw("<w:tbl>" + DocxText.tableProperties("fixed", "") + "<w:tblGrid>");
        for (int width : WIDTHS) {
            text.raw("<w:gridCol w:w=\"" + width + "\"/>");
        }
        text.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int i = 0; i < WIDTHS.length; i++) {
            String title = table.columns().get(i);
            cell(
                    i,
                    "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>",
                    List.of(new Part.Paragraph(List.of(bold(title)))));
        }
        text.raw("</w:tr>");
        for (ComparativeTable.Line line : table.lines()) {
            text.raw("<w:tr>");
            cell(0, "", Layout.of(Integer.toString(line.number())));
            cell(1, "", Layout.of(line.element()));
            text.alone(line.before().isEmpty() || line.after().isEmpty());
            cell(2, "", line.before());
            cell(3, "", line.after());
            text.alone(false);
            cell(4, "", lines(line.reason()));
            text.raw("</w:tr>");
        }
        text.raw(
                "</w:tbl><w:p/><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
                        + "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                        + "<w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\""
                        + " w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr>");
        text.raw("</w:body></w:document>");
        return text.toString();
    }

    private static Run bold(String text) {
        return new Run(text, Set.of(Run.Style.BOLD), Diff.Kind.KEPT);
    }

    private static List<Part> lines(String reason) {
        return reason.lines().flatMap(line -> Layout.of(line).stream()).toList();
    }

    private void cell(int column, String properties, List<Part> parts) {
        text.raw("<w:tc><w:tcPr><w:tcW w:w=\"" + WIDTHS[column] + "\" w:type=\"dxa\"/>");
        text.raw(properties + "</w:tcPr>");
        text.cell(parts.isEmpty() ? Layout.of(table.none()) : parts);
        text.raw("</w:tc>");
    }
}
