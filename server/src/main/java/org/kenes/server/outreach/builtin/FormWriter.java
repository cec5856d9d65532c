package org.kenes.server.outreach.builtin;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.builtin.Declaration.Group;
import org.kenes.server.outreach.builtin.Declaration.Item;
import org.kenes.server.outreach.builtin.Declaration.Question;
import org.kenes.server.outreach.builtin.Declaration.Words;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Writes a declaration as an ODK XForm (getodk/xforms-spec). The same input gives the same bytes.
final class FormWriter {
    private static final Map<String, String> LANGUAGES =
            Map.of("kk", "Қазақша (kk)", "ru", "Русский (ru)", "en", "English (en)");
    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
            xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" \
            xmlns:odk="http://www.opendatakit.org/xforms" \
            xmlns:entities="http://www.opendatakit.org/xforms/entities">
            """;

    private final Declaration declared;
    private final Inlined lists;
    private final Map<String, Words> itext = new LinkedHashMap<>();
    private final StringBuilder instance = new StringBuilder();
    private final StringBuilder binds = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final TreeSet<String> external = new TreeSet<>();
    private final TreeSet<String> inlined = new TreeSet<>();

    /// Lists that are written into the form, since they have words in every language.
    ///
    /// @param law version of the text, empty while there is none
    /// @param rows list → code → words
    record Inlined(String law, Map<String, Map<String, Words>> rows) {}

    FormWriter(Declaration declared, Inlined lists) {
        this.declared = declared;
        this.lists = lists;
    }

    /// @param languages of the dialogue, the first is what a device shows without a choice
    byte[] write(String version, List<String> languages) {
        items(declared.items(), "/data", 4);
        entity();
        var xml = new StringBuilder(HEAD);
        xml.append("<h:head>\n<h:title>").append(text(declared.title().in("en")));
        xml.append("</h:title>\n<model odk:xforms-version=\"1.0.0\"");
        xml.append(declared.entity() == null ? "" : " entities:entities-version=\"2022.1.0\"");
        xml.append(">\n<itext>\n");
        for (String language : languages) {
            xml.append("<translation lang=\"").append(LANGUAGES.getOrDefault(language, language));
            boolean first = language.equals(languages.getFirst());
            xml.append(first ? "\" default=\"true()\">\n" : "\">\n");
            itext.forEach((id, words) ->
                    xml.append("<text id=\"")
                            .append(text(id))
                            .append("\"><value>")
                            .append(text(words.in(language)))
                            .append("</value></text>\n"));
            xml.append("</translation>\n");
        }
        xml.append("</itext>\n<instance>\n  <data id=\"").append(text(declared.form()));
        xml.append("\" version=\"").append(text(version)).append("\">\n");
        xml.append("    <start/><end/><today/><deviceid/><username/>\n");
        if (declared.law() != null) {
            xml.append("    <law>").append(text(lists.law())).append("</law>\n");
        }
        xml.append(instance).append(meta()).append("  </data>\n</instance>\n");
        for (String list : inlined) {
            xml.append("<instance id=\"").append(list).append("\"><root>\n");
            lists.rows()
                    .getOrDefault(list, Map.of())
                    .keySet()
                    .forEach(code ->
                            xml.append("<item><name>")
                                    .append(text(code))
                                    .append("</name><itextId>")
                                    .append(text(list + "/" + code))
                                    .append("</itextId></item>\n"));
            xml.append("</root></instance>\n");
        }
        for (String list : external) {
            xml.append("<instance id=\"").append(list).append("\" src=\"jr://file-csv/");
            xml.append(list).append(".csv\"/>\n");
        }
        xml.append(preloads()).append(binds);
        xml.append("</model>\n</h:head>\n<h:body>\n").append(body).append("</h:body>\n</h:html>\n");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entity() {
        if (declared.entity() == null) {
            return;
        }
        binds.append("<bind nodeset=\"/data/meta/entity/@id\" type=\"string\"/>\n");
        binds.append("<setvalue event=\"odk-instance-first-load\"");
        binds.append(" ref=\"/data/meta/entity/@id\" value=\"uuid()\"/>\n");
        binds.append("<bind nodeset=\"/data/meta/entity/label\" type=\"string\" calculate=\"");
        binds.append(text(declared.entity().label())).append("\"/>\n");
    }

    private String meta() {
        String entity =
                declared.entity() == null
                        ? ""
                        : "<entity dataset=\"%s\" id=\"\" create=\"1\"><label/></entity>"
                                .formatted(text(declared.entity().list()));
        String name = declared.name() == null ? "" : "<instanceName/>";
        return "    <meta><instanceID/>" + name + entity + "</meta>\n";
    }

    private String preloads() {
        var xml = new StringBuilder();
        for (String[] it :
                new String[][] {
                    {"start", "dateTime", "timestamp"},
                    {"end", "dateTime", "timestamp"},
                    {"today", "date", "date"},
                    {"deviceid", "string", "property"},
                    {"username", "string", "property"}
                }) {
            xml.append(
                    "<bind nodeset=\"/data/%1$s\" type=\"%2$s\" jr:preload=\"%3$s\" jr:preloadParams=\"%1$s\"/>%n"
                            .formatted((Object[]) it)
                            .replace(System.lineSeparator(), "\n"));
        }
        if (declared.law() != null) {
            xml.append("<bind nodeset=\"/data/law\" type=\"string\" readonly=\"true()\"/>\n");
        }
        xml.append("<bind nodeset=\"/data/meta/instanceID\" type=\"string\" readonly=\"true()\"");
        xml.append(" jr:preload=\"uid\"/>\n");
        if (declared.name() != null) {
            xml.append("<bind nodeset=\"/data/meta/instanceName\" type=\"string\" calculate=\"");
            xml.append(text(declared.name())).append("\"/>\n");
        }
        return xml.toString();
    }

    private void items(List<Item> items, String path, int depth) {
        for (Item item : items) {
            switch (item) {
                case Group it -> group(it, path + "/" + it.name(), depth);
                case Question it -> question(it, path + "/" + it.name(), depth);
            }
        }
    }

    private void group(Group it, String path, int depth) {
        String indent = " ".repeat(depth);
        instance.append(indent).append('<').append(it.name());
        instance.append(it.repeat() ? " jr:template=\"\">\n" : ">\n");
        if (it.relevant() != null) {
            binds.append("<bind nodeset=\"").append(path).append("\" relevant=\"");
            binds.append(text(it.relevant())).append("\"/>\n");
        }
        itext.put(path + ":label", it.label());
        body.append("<group ref=\"").append(path);
        body.append(it.repeat() ? "\">" : "\" appearance=\"field-list\">").append(label(path));
        body.append(it.repeat() ? "<repeat nodeset=\"" + path + "\">\n" : "\n");
        items(it.items(), path, depth + 2);
        body.append(it.repeat() ? "</repeat></group>\n" : "</group>\n");
        instance.append(indent).append("</").append(it.name()).append(">\n");
    }

    private void question(Question it, String path, int depth) {
        instance.append(" ".repeat(depth)).append('<').append(it.name());
        String preset = it.preset();
        instance.append(preset == null ? "/>\n" : ">" + text(preset) + "</" + it.name() + ">\n");
        itext.put(path + ":label", it.label());
        bind(it, path);
        Words hint = it.hint();
        String words = label(path);
        if (hint != null) {
            itext.put(path + ":hint", hint);
            words += "<hint ref=\"jr:itext('" + path + ":hint')\"/>";
        }
        String ref = " ref=\"" + path + "\"";
        body.append(
                switch (it.kind()) {
                    case "one", "many" -> {
                        String name = it.kind().equals("one") ? "select1" : "select";
                        String look =
                                it.from() == null ? "" : " appearance=\"minimal autocomplete\"";
                        yield "<"
                                + name
                                + ref
                                + look
                                + ">"
                                + words
                                + choices(it)
                                + "</"
                                + name
                                + ">\n";
                    }
                    case "file" ->
                            "<upload" + ref + " mediatype=\"image/*\">" + words + "</upload>\n";
                    case "tick" -> "<trigger" + ref + ">" + words + "</trigger>\n";
                    case "text" ->
                            "<input" + ref + " appearance=\"multiline\">" + words + "</input>\n";
                    default -> "<input" + ref + ">" + words + "</input>\n";
                });
    }

    private void bind(Question it, String path) {
        String type =
                switch (it.kind()) {
                    case "number" -> "int";
                    case "date" -> "date";
                    case "time" -> "time";
                    case "moment" -> "dateTime";
                    case "file" -> "binary";
                    case "position" -> "geopoint";
                    default -> "string";
                };
        binds.append("<bind nodeset=\"").append(path).append("\" type=\"").append(type);
        binds.append('"').append(it.required() ? " required=\"true()\"" : "");
        attribute("relevant", it.relevant());
        Words wrong = it.wrong();
        attribute("constraint", it.check());
        if (wrong != null) {
            itext.put(path + ":wrong", wrong);
            binds.append(" jr:constraintMsg=\"jr:itext('").append(path).append(":wrong')\"");
        }
        if (it.kind().equals("file")) {
            binds.append(" orx:max-pixels=\"2560\"");
        }
        if (declared.entity() != null && declared.entity().save().contains(it.name())) {
            attribute("entities:saveto", it.name());
        }
        binds.append("/>\n");
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            binds.append(' ').append(name).append("=\"").append(text(value)).append('"');
        }
    }

    private String choices(Question it) {
        String from = it.from();
        if (from == null) {
            var items = new StringBuilder();
            String list = String.valueOf(it.choices());
            declared.choices()
                    .getOrDefault(list, Map.of())
                    .forEach((code, words) -> {
                        itext.put("c/" + list + "/" + code, words);
                        items.append("<item><label ref=\"jr:itext('c/").append(list).append('/');
                        items.append(code).append("')\"/><value>").append(code);
                        items.append("</value></item>");
                    });
            return items.toString();
        }
        boolean inside = lists.rows().containsKey(from);
        if (inside) {
            inlined.add(from);
            lists.rows()
                    .getOrDefault(from, Map.of())
                    .forEach((code, words) -> itext.put(from + "/" + code, words));
        } else {
            external.add(from);
        }
        String where = it.where() == null ? "" : "[" + text(it.where()) + "]";
        return "<itemset nodeset=\"instance('%s')/root/item%s\"><value ref=\"name\"/><label ref=\"%s\"/></itemset>"
                .formatted(from, where, inside ? "jr:itext(itextId)" : "label");
    }

    private static String label(String path) {
        return "<label ref=\"jr:itext('" + path + ":label')\"/>";
    }

    private static String text(String it) {
        return it.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
