package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Source;
import org.kenes.lawtext.Status;
import org.kenes.lawtext.Version;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.tree.Assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an Akoma Ntoso file says about itself.
final class AknMeta {
    Lang lang = Lang.UNDETERMINED;
    @Nullable Source source;

    /// eIds by note, for notes that no reference places.
    final Map<String, String> notePlaces = new LinkedHashMap<>();

    private final List<Lang> authentic = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();
    private @Nullable String work;
    private @Nullable String date;
    private @Nullable String rawDate;
    private @Nullable String inForceFrom;
    private @Nullable Status status;
    private @Nullable Lang declared;
    private final @Nullable Lang wanted;
    private boolean authoritative;
    private @Nullable String translatedFrom;

    private AknMeta(ReadOptions options) {
        this.wanted = options.lang();
    }

    static AknMeta of(@Nullable XmlTree meta, ReadOptions options) {
        AknMeta read = new AknMeta(options);
        if (meta != null) {
            read.frbr(meta);
            read.own(meta);
        }
        Lang lang = options.lang() != null ? options.lang() : read.declared;
        read.lang = lang == null ? Lang.UNDETERMINED : lang;
        if (read.authoritative && read.authentic.isEmpty()) {
            read.authentic.add(read.lang);
        }
        Lang from = read.translatedFrom == null ? null : Lang.find(read.translatedFrom);
        if (read.authentic.isEmpty() && from != null) {
            read.authentic.add(from);
        }
        return read;
    }

    private void frbr(XmlTree meta) {
        work = value(meta, "FRBRWork", "FRBRuri", "value");
        rawDate = value(meta, "FRBRExpression", "FRBRdate", "date");
        date = rawDate == null ? null : repaired(rawDate);
        String code = value(meta, "FRBRExpression", "FRBRlanguage", "language");
        declared = code == null ? null : Lang.find(code);
        translatedFrom = value(meta, "FRBRExpression", "FRBRtranslation", "fromLanguage");
        authoritative = "true".equals(value(meta, "FRBRExpression", "FRBRauthoritative", "value"));
    }

    private static @Nullable String repaired(String date) {
        boolean compact = date.matches("\\d{8}");
        String day =
                compact
                        ? date.substring(0, 4)
                                + "-"
                                + date.substring(4, 6)
                                + "-"
                                + date.substring(6)
                        : date;
        return Version.isDate(day) ? day : null;
    }

    private static @Nullable String value(
            XmlTree meta, String level, String element, String attribute) {
        XmlTree identification = meta.child("identification");
        XmlTree of = identification == null ? null : identification.child(level);
        XmlTree found = of == null ? null : of.child(element);
        String value = found == null ? null : found.attribute(attribute);
        return value == null || value.isBlank() ? null : value;
    }

    private void own(XmlTree meta) {
        for (XmlTree block : meta.children()) {
            for (XmlTree e : block.children()) {
                if (!e.namespace().equals(AknWriter.OWN_NAMESPACE)) {
                    continue;
                }
                switch (e.name()) {
                    case "version" -> {
                        status = Status.find(text(e, "status"));
                        inForceFrom = text(e, "inForceFrom");
                    }
                    case "source" ->
                            source =
                                    new Source(
                                            text(e, "file"),
                                            text(e, "sha256"),
                                            text(e, "importer"),
                                            text(e, "importerVersion"));
                    case "authentic" -> {
                        Lang known = Lang.find(text(e, "lang"));
                        if (known != null) {
                            authentic.add(known);
                        }
                    }
                    case "meta" -> values.put(text(e, "key"), text(e, "value"));
                    case "at" -> notePlaces.put(text(e, "note"), text(e, "eId"));
                    default -> {}
                }
            }
        }
    }

    private static String text(XmlTree element, String attribute) {
        String value = element.attribute(attribute);
        return value == null ? "" : value;
    }

    void into(Assembly assembly) {
        assembly.work = work != null && work.startsWith("/akn/") ? work : null;
        assembly.date = date;
        assembly.status = status;
        assembly.inForceFrom = inForceFrom == null ? "" : inForceFrom;
        assembly.authentic = authentic;
        assembly.meta.putAll(values);
        if (rawDate != null && !rawDate.equals(date)) {
            assembly.defects.repaired(
                    Defect.Code.BAD_DATE, 0, "", rawDate, date == null ? "left out" : date);
        }
        if (wanted != null && declared != null && !wanted.equals(declared)) {
            assembly.defects.repaired(
                    Defect.Code.LANG_MISMATCH,
                    0,
                    "",
                    declared.code(),
                    "the option says " + wanted.code());
        }
        if (lang.equals(Lang.UNDETERMINED)) {
            assembly.missing("no language; say it with the option lang");
        }
    }
}
