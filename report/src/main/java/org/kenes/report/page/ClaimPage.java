package org.kenes.report.page;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.CodeNames;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Explanation;
import org.kenes.report.number.Messages;
import org.kenes.report.source.ReleaseSource;

import java.util.List;
import java.util.Map;

/// The page behind a claim, and behind a figure that is printed without a claim.
final class ClaimPage {
    private final ReleaseSource release;
    private final String lang;
    private final CodeNames names;
    private final Messages messages;
    private final Map<String, String> queries;

    /// @param queries figure → SQL
    ClaimPage(ReleaseSource release, String lang, Map<String, String> queries, CodeNames names) {
        this.names = names;
        this.release = release;
        this.lang = lang;
        this.messages = Messages.of(lang);
        this.queries = queries;
    }

    /// @param words as they are read in the text
    String claim(ClaimResult claim, String words) {
        Html html = new Html();
        back(html);
        html.element("p class=\"kicker\"", messages.say("page.claim") + " " + claim.id());
        html.element("h1", words);
        html.raw("<dl class=\"facts\">\n");
        fact(
                html,
                "page.verdict",
                messages.say("label." + claim.verdict().code())
                        + ". "
                        + Explanation.of(claim, lang));
        StringBuilder says = new StringBuilder();
        claim.says()
                .forEach((name, value) ->
                        says.append(says.isEmpty() ? "" : " · ")
                                .append(
                                        value instanceof List<?> l
                                                ? String.join(
                                                        ", ",
                                                        l.stream().map(String::valueOf).toList())
                                                : value));
        fact(html, "page.says", says.toString());
        html.raw("</dl>\n");
        figure(html, claim.figure());
        return new Frame(release, lang).page(words, claim.id(), html);
    }

    String figure(FigureFindings figure) {
        Html html = new Html();
        back(html);
        html.element("p class=\"kicker\"", messages.say("page.figure"));
        String title = new FigureRows(figure, lang, names).title();
        html.element("h1", title);
        figure(html, figure);
        return new Frame(release, lang).page(title, "figure-" + figure.definition().id(), html);
    }

    private void back(Html html) {
        html.raw("<p class=\"back\"><a href=\"../report." + lang + ".html\">");
        html.text("← " + messages.say("page.back")).raw("</a></p>\n");
    }

    private void fact(Html html, String label, String value) {
        if (!value.isEmpty()) {
            html.raw("<div>")
                    .element("dt", messages.say(label))
                    .element("dd", value)
                    .raw("</div>\n");
        }
    }

    private void figure(Html html, @Nullable FigureFindings figure) {
        if (figure == null) {
            return;
        }
        FigureDefinition is = figure.definition();
        html.raw("<dl class=\"facts\">\n");
        fact(html, "page.definition", is.definition().getOrDefault(lang, ""));
        fact(html, "page.universe", is.universe());
        fact(html, "page.base", messages.say("basis." + is.basis().code()));
        Long registered = figure.registered();
        html.raw("</dl>\n").element("h2", messages.say("page.views"));
        new FigureTable(new FigureRows(figure, lang, names)).table(html, true);
        html.element("h2", messages.say("page.query"));
        String query = queries.get(is.id());
        if (query == null) {
            html.element("p", messages.say("page.query.none"));
        } else {
            html.raw("<pre><code>").text(query.strip()).raw("</code></pre>\n");
        }
        html.element("h2", messages.say("page.hashes")).raw("<dl class=\"facts hashes\">\n");
        html.raw("<div><dt>figure.yaml</dt>").element("dd", figure.yamlSha256()).raw("</div>\n");
        html.raw("<div><dt>figure.sql</dt>").element("dd", figure.sqlSha256()).raw("</div>\n");
        html.raw("</dl>\n");
        html.element(
                "p class=\"fig\"",
                registered == null
                        ? messages.say("page.unregistered")
                        : messages.say("page.registered", Map.of("index", registered.toString())));
    }
}
