package org.kenes.lawtext.table;

import org.kenes.lawtext.layout.LayoutHtml;

/// Text as HTML, and the frame of a page.
final class Html {
    private Html() {}

    static String escaped(String text) {
        return LayoutHtml.escaped(text);
    }

    /// Lines of the law stay lines.
    static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
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
            .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
            .law-row{display:grid;grid-template-columns:1fr 1fr;gap:1rem;border-top:1px solid #767676;padding:.5rem 0}
            .law-row h2{grid-column:1/-1;font-size:1rem;margin:0}
            .law-gap{color:#595959}
            td>p,.law-row p{margin:0 0 .3rem}
            .listing{list-style:none;margin:0 0 .3rem;padding:0}.listing li{display:flex;gap:.5rem}.listing li.bare{display:block}
            .scroll{overflow-x:auto}.scroll table.grid{width:auto;min-width:60%;table-layout:auto;overflow-wrap:normal}.grid caption{text-align:left;font-weight:600}
            .quoted{margin:.3rem 0 .3rem 1rem;border-left:2px solid #767676;padding-left:.8rem}
            @media (max-width:40rem){.law-row{grid-template-columns:1fr}table.law-table,.law-table>tbody,.law-table>tbody>tr,.law-table>tbody>tr>td{display:block;width:auto}.law-table>thead{position:absolute;clip-path:inset(50%)}.law-table>tbody>tr>td::before{content:attr(data-label) ": ";font-weight:600}}
            @media print{body{max-width:none;margin:0;font-size:9.5pt}thead{display:table-header-group}.law-row h2{break-after:avoid}p,li{orphans:3;widows:3}}
            """;
}
