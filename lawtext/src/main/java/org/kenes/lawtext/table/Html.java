package org.kenes.lawtext.table;

import org.kenes.lawtext.diff.Diff;

import java.util.List;

/// Text and segments as HTML.
final class Html {
    private Html() {}

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /// Lines of the law stay lines.
    static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }

    /// Changes are elements with hidden words, so that neither colour nor sight is needed.
    static String segments(List<Diff.Segment> segments, Wording wording) {
        StringBuilder html = new StringBuilder();
        for (Diff.Segment segment : segments) {
            String text = lines(segment.text());
            switch (segment.kind()) {
                case KEPT -> html.append(text);
                case DELETED -> marked(html, "del", wording.deleted, text);
                case INSERTED -> marked(html, "ins", wording.inserted, text);
            }
        }
        return html.toString();
    }

    private static void marked(StringBuilder html, String element, String said, String text) {
        html.append('<').append(element).append("><span class=\"law-said\">");
        html.append(escaped(said)).append(": </span>").append(text);
        html.append("</").append(element).append('>');
    }

    static String page(String lang, String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\""
                + escaped(lang)
                + "\">\n"
                + "<head>\n"
                + "<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>"
                + escaped(title)
                + "</title>\n<style>\n"
                + STYLE
                + "</style>\n</head>\n<body>\n<main>\n"
                + body
                + "</main>\n</body>\n</html>\n";
    }

    private static final String STYLE =
            """
            body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem;color:#111;background:#fff}
            table{border-collapse:collapse;width:100%;table-layout:fixed;overflow-wrap:anywhere}
            th,td{border:1px solid #767676;padding:.4rem;text-align:left;vertical-align:top}
            col.law-number{width:3rem}
            ins{text-decoration:underline;background:#dff5e3;color:#0b3d17}
            del{text-decoration:line-through;background:#fbe3e4;color:#6b0f14}
            .law-said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
            .law-row{display:grid;grid-template-columns:1fr 1fr;gap:1rem;border-top:1px solid #767676;padding:.5rem 0}
            .law-row h2{grid-column:1/-1;font-size:1rem;margin:0}
            .law-gap{color:#595959}
            @media (max-width:40rem){.law-row{grid-template-columns:1fr}table.law-table,.law-table tbody,.law-table tr,.law-table td{display:block;width:auto}.law-table thead{position:absolute;clip-path:inset(50%)}.law-table td::before{content:attr(data-label) ": ";font-weight:600}}
            @media print{body{max-width:none;margin:0}.law-row,tr{break-inside:avoid-page}}
            """;
}
