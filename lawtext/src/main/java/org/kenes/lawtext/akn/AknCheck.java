package org.kenes.lawtext.akn;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.json.JsonText;
import org.kenes.lawtext.tree.Decoded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks a file of Akoma Ntoso without repairing anything: the schema of the standard, then what
/// the schema cannot say (identifiers are well-formed and unique, addresses agree with the
/// metadata, no unit is empty).
public final class AknCheck {
    private static final Pattern EID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*");
    private static final int MOST_FINDINGS = 1_000;

    private final List<String> findings = new ArrayList<>();
    private final Set<String> eIds = new HashSet<>();
    private final Set<String> wIds = new HashSet<>();

    private AknCheck() {}

    /// @return what is wrong, in order; empty if the file is valid
    /// @throws UnreadableLawException if it is no XML that may be read at all
    public static List<String> findings(byte[] bytes, String file) {
        XmlTree root = XmlTree.parse(Decoded.text(bytes, file), file);
        AknCheck check = new AknCheck();
        check.findings.addAll(AknSchema.validate(bytes));
        check.addresses(root);
        check.element(root);
        return List.copyOf(check.findings);
    }

    /// One line, without a line end.
    public static String json(String file, List<String> findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("valid", findings.isEmpty());
        json.put("findings", findings);
        return JsonText.line(json);
    }

    private void add(XmlTree element, String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add("line " + element.line() + ": " + finding);
        }
    }

    private void element(XmlTree element) {
        if (element.namespace().equals(AknWriter.OWN_NAMESPACE)) {
            return;
        }
        String eId = element.attribute("eId");
        if (eId != null) {
            if (!EID.matcher(eId).matches()) {
                add(element, "eId '" + eId + "' is not well-formed");
            }
            if (!eIds.add(eId)) {
                add(element, "eId '" + eId + "' is there twice");
            }
        }
        String wId = element.attribute("wId");
        if (wId != null && !wIds.add(wId)) {
            add(element, "wId '" + wId + "' is there twice");
        }
        Kind kind = Kind.find(element.name());
        if (kind == Kind.ARTICLE && element.letters() == 0) {
            add(element, "the article " + eId + " has no words");
        }
        element.children().forEach(this::element);
    }

    private void addresses(XmlTree root) {
        XmlTree expression = root.first(List.of("FRBRExpression"));
        if (expression == null) {
            return;
        }
        String uri = value(expression, "FRBRuri", "value");
        String language = value(expression, "FRBRlanguage", "language");
        String date = value(expression, "FRBRdate", "date");
        if (uri == null || !uri.startsWith("/akn/")) {
            return;
        }
        if (language != null && !uri.contains("/" + language + "@")) {
            add(expression, "the address " + uri + " does not name the language " + language);
        }
        boolean dated = uri.indexOf('@') < uri.length() - 1;
        if (date != null && dated && !uri.contains("@" + date)) {
            add(expression, "the address " + uri + " does not name the date " + date);
        }
    }

    private static @Nullable String value(XmlTree parent, String element, String attribute) {
        XmlTree child = parent.child(element);
        return child == null ? null : child.attribute(attribute);
    }
}
