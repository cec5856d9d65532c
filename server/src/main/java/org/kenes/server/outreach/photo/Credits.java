package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// The only words that a rendition carries: those of the house (field specification, section 10).
/// Nothing of the original's own metadata is copied.
///
/// @param place name of the settlement, nothing finer
/// @param licenceUrl null where the licence has no page
record Credits(
        String credit,
        String caption,
        String licence,
        @Nullable String licenceUrl,
        String place,
        @Nullable LocalDate day) {
    private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";

    static Credits none() {
        return new Credits("", "", "", null, "", null);
    }

    static @Nullable String page(String licence) {
        return licence.equals("cc-by-4.0") ? CC_BY : null;
    }

    /// An XMP packet (ISO 16684-1).
    byte[] xmp() {
        var xmp = new StringBuilder();
        xmp.append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
        xmp.append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF");
        xmp.append(" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">");
        xmp.append("<rdf:Description rdf:about=\"\"");
        xmp.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
        xmp.append(" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"");
        xmp.append(" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\"");
        xmp.append(" xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\"");
        xmp.append(" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">");
        xmp.append("<dc:creator><rdf:Seq>").append(element("rdf:li", credit));
        xmp.append("</rdf:Seq></dc:creator>");
        xmp.append(element("photoshop:Credit", credit));
        xmp.append(alternative("dc:rights", licence));
        xmp.append(alternative("dc:description", caption));
        xmp.append(alternative("Iptc4xmpCore:AltTextAccessibility", caption));
        xmp.append(element("xmpRights:Marked", "True"));
        if (licenceUrl != null) {
            xmp.append(element("xmpRights:WebStatement", licenceUrl));
        }
        if (day != null) {
            xmp.append(element("photoshop:DateCreated", day.toString()));
        }
        xmp.append("<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType=\"Resource\">");
        xmp.append(element("Iptc4xmpExt:City", place));
        xmp.append("</rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>");
        xmp.append("</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
        return xmp.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String alternative(String name, String text) {
        return "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%s>"
                .formatted(name, escaped(text), name);
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /// The same as an IIM record (IPTC-NAA, version 4) in UTF-8, in Photoshop's resource 1028.
    byte[] iim() {
        var iim = new ByteArrayOutputStream();
        iim.writeBytes(new byte[] {0x1c, 1, 90, 0, 3, 0x1b, '%', 'G'});
        iim.writeBytes(new byte[] {0x1c, 2, 0, 0, 2, 0, 4});
        field(iim, 80, credit);
        field(iim, 110, credit);
        field(iim, 116, licence);
        field(iim, 120, caption);
        var resource = new ByteArrayOutputStream();
        resource.writeBytes("Photoshop 3.0\0".getBytes(StandardCharsets.ISO_8859_1));
        resource.writeBytes("8BIM".getBytes(StandardCharsets.ISO_8859_1));
        resource.writeBytes(new byte[] {4, 4, 0, 0});
        int size = iim.size();
        for (int shift : List.of(24, 16, 8, 0)) {
            resource.write(size >> shift);
        }
        resource.writeBytes(iim.toByteArray());
        if (size % 2 == 1) {
            resource.write(0);
        }
        return resource.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, 2000);
        out.write(0x1c);
        out.write(2);
        out.write(number);
        out.write(length >> 8);
        out.write(length);
        out.write(bytes, 0, length);
    }
}
