package org.kenes.server.outreach.form;

import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a form in the languages of the dialogue. A form without a language of ours says in
/// its first one what it has to say.
final class Texts {
    private static final Pattern ITEXT = Pattern.compile("jr:itext\\(\\s*'([^']*)'\\s*\\)");

    private final List<String> languages;
    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    Texts(Element model, List<String> languages) {
        this.languages = languages;
        List<Element> translations = XForm.all(model, "translation");
        for (String language : languages) {
            translations.stream()
                    .filter(it -> speaks(it.getAttribute("lang"), language))
                    .findFirst()
                    .or(() -> translations.stream().findFirst())
                    .ifPresent(it -> byLanguage.put(language, words(it)));
        }
    }

    private static boolean speaks(String name, String language) {
        return name.equals(language) || name.contains("(" + language + ")");
    }

    private static Map<String, String> words(Element translation) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Element text : XForm.all(translation, "text")) {
            List<String> plain = new ArrayList<>();
            for (Element value : XForm.all(text, "value")) {
                if (value.getAttribute("form").isEmpty()) {
                    plain.add(value.getTextContent().strip());
                }
            }
            words.put(text.getAttribute("id"), String.join(" ", plain));
        }
        return words;
    }

    /// The words of a child element such as `label`, by language; empty where there are none.
    Map<String, String> of(Element owner, String child) {
        return XForm.children(owner).stream()
                .filter(it -> it.getLocalName().equals(child))
                .findFirst()
                .map(it ->
                        it.hasAttribute("ref")
                                ? message(it.getAttribute("ref"))
                                : everywhere(it.getTextContent().strip()))
                .orElse(Map.of());
    }

    /// `jr:itext('id')`, or the words themselves.
    Map<String, String> message(String reference) {
        Matcher itext = ITEXT.matcher(reference);
        return itext.matches() ? byId(itext.group(1)) : everywhere(reference);
    }

    Map<String, String> byId(String id) {
        Map<String, String> words = new LinkedHashMap<>();
        byLanguage.forEach((language, all) -> {
            String text = all.get(id);
            if (text != null) {
                words.put(language, text);
            }
        });
        return words;
    }

    Map<String, String> everywhere(String words) {
        Map<String, String> same = new LinkedHashMap<>();
        if (!words.isEmpty()) {
            languages.forEach(language -> same.put(language, words));
        }
        return same;
    }
}
