package org.kenes.report.page;

import org.kenes.report.number.Messages;
import org.kenes.report.source.ReleaseSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every page has: head with the style sheet, languages, imprint.
final class Frame {
    private final ReleaseSource release;
    private final String lang;
    private final Messages messages;

    Frame(ReleaseSource release, String lang) {
        this.release = release;
        this.lang = lang;
        this.messages = Messages.of(lang);
    }

    /// @param body of `main`
    /// @param name of the page without language and extension, for the links between languages
    String page(String title, String name, Html body) {
        Html page = new Html();
        page.raw(
                "<!doctype html>\n<html lang=\""
                        + lang
                        + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.element("title", title);
        page.raw(
                "<style>\n"
                        + Fonts.css(name.equals("report") ? 0 : 1)
                        + "</style>\n</head>\n<body>\n");
        page.raw("<header class=\"site\"><div class=\"wrap\"><span class=\"brand\">Keñes</span>");
        page.raw("<nav aria-label=\"" + Html.escaped(messages.say("page.contents")) + "\"><ul>");
        for (String other : release.languages()) {
            String label = Messages.of(other).say("page.language");
            String current = other.equals(lang) ? " aria-current=\"page\"" : "";
            page.raw("<li><a lang=\"" + other + "\" hreflang=\"" + other + "\" href=\"");
            page.text(name + "." + other + ".html").raw("\"" + current + ">").text(label);
            page.raw("</a></li>");
        }
        page.raw("</ul></nav></div></header>\n<main class=\"wrap\">\n").raw(body.toString());
        page.raw("</main>\n<footer class=\"wrap\">\n");
        imprint(page);
        return page.raw("</footer>\n</body>\n</html>\n").toString();
    }

    /// The same body as XHTML for the PDF. The imprint stands at the end and, in short, on every
    /// page.
    String print(String title, Html body) {
        Html page = new Html();
        page.raw(
                "<!DOCTYPE html>\n<html lang=\""
                        + lang
                        + "\" xmlns=\"http://www.w3.org/1999/xhtml\">");
        page.raw("\n<head>\n<meta charset=\"utf-8\"/>\n").element("title", title);
        page.raw("<meta name=\"subject\" content=\"").text(title).raw("\"/>\n");
        page.raw("<meta name=\"description\" content=\"").text(title).raw("\"/>\n");
        page.raw("<meta name=\"author\" content=\"").text(issuer()).raw("\"/>\n");
        page.raw("<style>\n" + Fonts.printCss() + "</style>\n</head>\n<body>\n");
        page.raw("<div class=\"running\">").text(line()).raw("</div>\n");
        page.raw(body.toString());
        imprint(page);
        return page.raw("</body>\n</html>\n").toString();
    }

    private String issuer() {
        return shown(release.imprint().getOrDefault("issuer", release.id()));
    }

    /// Issuer, responsible person and contact in one line.
    private String line() {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("issuer", "responsiblePerson", "contact")) {
            Object value = release.imprint().get(name);
            if (value != null) {
                parts.add(shown(value));
            }
        }
        return String.join(" · ", parts);
    }

    private void imprint(Html page) {
        page.element("h2", messages.say("page.imprint")).raw("<dl class=\"imprint\">\n");
        release.imprint()
                .forEach((line, value) -> {
                    String key = "imprint." + line;
                    String label = messages.keys().contains(key) ? messages.say(key) : line;
                    page.raw("<div>").element("dt", label).element("dd", shown(value));
                    page.raw("</div>\n");
                });
        page.raw("</dl>\n");
    }

    private static String shown(Object value) {
        return switch (value) {
            case List<?> list -> String.join("; ", list.stream().map(Frame::shown).toList());
            case Map<?, ?> map -> {
                List<String> parts = new ArrayList<>();
                map.values().forEach(part -> parts.add(part == null ? "" : shown(part)));
                yield String.join(", ", parts);
            }
            default -> value.toString();
        };
    }
}
