package org.kenes.report.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.kenes.dataset.table.Sha256;
import org.kenes.report.source.ReleaseSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;

/// A report as a tagged PDF (PDF/UA-1 and PDF/A-3a) with its data attached. The same input gives
/// the same bytes: every date and id in the file is set from the release.
final class PdfReport {
    /// Without the second, charts would be lettered with whatever the machine has.
    private static final Set<FSFontUseCase> IN_TEXT_AND_CHARTS =
            EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

    private PdfReport() {}

    /// @param attachments name → bytes
    static byte[] write(
            ReleaseSource release,
            String lang,
            TextPage.Printed page,
            SortedMap<String, byte[]> attachments) {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "golos-text-400", "Golos Text", 400);
        font(builder, "golos-text-700", "Golos Text", 700);
        font(builder, "literata-400", "Literata", 400);
        font(builder, "literata-600", "Literata", 700);
        // the faces themselves have no sign of the tenge
        font(builder, "golos-text-currency-400", "Golos Text Currency", 400);
        font(builder, "golos-text-currency-700", "Golos Text Currency", 700);
        font(builder, "literata-currency-400", "Literata Currency", 400);
        font(builder, "literata-currency-600", "Literata Currency", 700);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.usePdfVersion(1.7f);
        // no file and no address is ever read
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(page.xhtml(), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            Calendar published = GregorianCalendar.from(release.publishAt().toZonedDateTime());
            published.setTimeZone(TimeZone.getTimeZone("UTC"));
            attach(document, attachments, published);
            date(document, published, release);
            identify(document, release, lang, page, attachments);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the PDF cannot be made", e);
        }
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        byte[] face = Fonts.face(file);
        builder.useFont(
                () -> new ByteArrayInputStream(face),
                family,
                weight,
                FontStyle.NORMAL,
                true,
                IN_TEXT_AND_CHARTS);
    }

    private static void attach(
            PDDocument document, SortedMap<String, byte[]> attachments, Calendar published)
            throws IOException {
        Map<String, PDComplexFileSpecification> files = new TreeMap<>();
        COSArray associated = new COSArray();
        for (Map.Entry<String, byte[]> attachment : attachments.entrySet()) {
            PDEmbeddedFile embedded =
                    new PDEmbeddedFile(
                            document,
                            new ByteArrayInputStream(attachment.getValue()),
                            COSName.FLATE_DECODE);
            embedded.setSubtype("application/json");
            embedded.setSize(attachment.getValue().length);
            embedded.setCreationDate(published);
            embedded.setModDate(published);
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(attachment.getKey());
            file.setFileUnicode(attachment.getKey());
            file.setFileDescription(attachment.getKey());
            file.setEmbeddedFile(embedded);
            file.setEmbeddedFileUnicode(embedded);
            file.getCOSObject().setName("AFRelationship", "Data");
            files.put(attachment.getKey(), file);
            associated.add(file.getCOSObject());
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static void date(PDDocument document, Calendar published, ReleaseSource release)
            throws IOException {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(published);
        information.setModificationDate(published);
        String instant = release.publishAt().toInstant().toString();
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        xmp =
                xmp.replaceAll(
                                "(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*",
                                "$1" + instant)
                        .replaceAll(
                                "(xmp:(?:CreateDate|ModifyDate|MetadataDate)=\")[^\"]*",
                                "$1" + instant);
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    }

    /// Both ids of the file from what is in it.
    private static void identify(
            PDDocument document,
            ReleaseSource release,
            String lang,
            TextPage.Printed page,
            SortedMap<String, byte[]> attachments) {
        MessageDigest digest = Sha256.digest();
        digest.update((release.id() + "\n" + lang + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(page.xhtml().getBytes(StandardCharsets.UTF_8));
        attachments.values().forEach(digest::update);
        byte[] id = Arrays.copyOf(digest.digest(), 16);
        COSArray both = new COSArray();
        both.add(new COSString(id));
        both.add(new COSString(id));
        document.getDocument().setDocumentID(both);
    }
}
