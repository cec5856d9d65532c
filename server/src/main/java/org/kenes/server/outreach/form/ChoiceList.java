package org.kenes.server.outreach.form;

import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the choices of a question come from: `instance('x')/root/item[column = /data/answer]`.
final class ChoiceList {
    private static final Pattern NODESET =
            Pattern.compile(
                    "instance\\('([^']+)'\\)/root/item(?:\\[\\s*(\\w+)\\s*=\\s*([^\\]]+?)\\s*\\])?");
    private static final Pattern ITEXT = Pattern.compile("jr:itext\\((\\w+)\\)");

    private ChoiceList() {}

    /// @return empty where the list is narrowed in a way that our pages do not know
    static Optional<Node.Choices> of(
            Element itemset, String path, String root, Element model, Texts texts) {
        Matcher nodeset = NODESET.matcher(itemset.getAttribute("nodeset"));
        Element value = XForm.first(itemset, "value");
        Element label = XForm.first(itemset, "label");
        if (!nodeset.matches() || value == null || label == null) {
            return Optional.empty();
        }
        String master = "";
        if (nodeset.group(3) != null) {
            Optional<Expression> narrowed = ExpressionParser.parse(nodeset.group(3), path, root);
            if (!(narrowed.orElse(null) instanceof Expression.Path other)) {
                return Optional.empty();
            }
            master = other.path();
        }
        Element instance =
                XForm.all(model, "instance").stream()
                        .filter(it -> it.getAttribute("id").equals(nodeset.group(1)))
                        .findFirst()
                        .orElse(null);
        if (instance == null) {
            return Optional.empty();
        }
        String source = instance.getAttribute("src");
        String column = nodeset.group(2) == null ? "" : nodeset.group(2);
        String list = source.substring(source.lastIndexOf('/') + 1);
        boolean inside = source.isEmpty();
        if (inside && !column.isEmpty()) {
            return Optional.empty();
        }
        String words = label.getAttribute("ref");
        return Optional.of(
                new Node.Choices(
                        list,
                        value.getAttribute("ref"),
                        words,
                        column,
                        master,
                        inside
                                ? rows(instance, value.getAttribute("ref"), words, texts)
                                : List.of()));
    }

    private static List<Node.Choice> rows(
            Element instance, String value, String label, Texts texts) {
        Matcher itext = ITEXT.matcher(label);
        List<Node.Choice> rows = new ArrayList<>();
        for (Element item : XForm.all(instance, "item")) {
            Map<String, String> cells = new TreeMap<>();
            XForm.children(item)
                    .forEach(cell -> cells.put(cell.getLocalName(), cell.getTextContent().strip()));
            rows.add(
                    new Node.Choice(
                            cells.getOrDefault(value, ""),
                            itext.matches()
                                    ? texts.byId(cells.getOrDefault(itext.group(1), ""))
                                    : texts.everywhere(cells.getOrDefault(label, ""))));
        }
        return rows;
    }
}
