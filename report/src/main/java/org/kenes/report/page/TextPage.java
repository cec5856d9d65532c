package org.kenes.report.page;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Basis;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.CodeNames;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Explanation;
import org.kenes.report.check.Issue;
import org.kenes.report.check.Values;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;
import org.kenes.report.source.Block;
import org.kenes.report.source.Inline;
import org.kenes.report.source.Inline.Binding;
import org.kenes.report.source.Inline.Placeholder;
import org.kenes.report.source.Inline.Span;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.TextSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The text of one language with its values, links, marks and the box on page one.
final class TextPage {
    private final ReleaseSource release;
    private final Findings findings;
    private final CheckResult check;
    private final String lang;
    private final CodeNames names;
    private final AppendixPage appendix;
    private final EarlierRecounts recounts;
    private final Set<String> appended = new HashSet<>();
    private final Messages messages;
    private final Values values;
    private final Map<Span, ClaimResult> claims = new IdentityHashMap<>();
    private boolean selfSelected;

    /// End notes, when the text is printed; null for a page with links.
    private @Nullable List<String> notes;

    TextPage(
            ReleaseSource release,
            Findings findings,
            CheckResult check,
            Appendix appendix,
            String lang,
            CodeNames names) {
        this.names = names;
        this.appendix = new AppendixPage(appendix, findings, lang, names);
        this.recounts = appendix.recounts();
        this.release = release;
        this.findings = findings;
        this.check = check;
        this.lang = lang;
        this.messages = Messages.of(lang);
        this.values = new Values(findings, new Formats(lang));
        check.claims().forEach(claim -> claims.put(claim.span(), claim));
    }

    String render(TextSource text) {
        Html html = new Html();
        String title = body(text, html);
        return new Frame(release, lang).page(title, "report", html);
    }

    /// The same text as XHTML for the PDF: what a link leads to on the page stands in a note at the
    /// end.
    Printed print(TextSource text) {
        notes = new ArrayList<>();
        Html html = new Html();
        String title = body(text, html);
        html.raw("<section class=\"notes\">\n").element("h2", messages.say("page.notes"));
        html.raw("<ol>\n");
        int number = 0;
        for (String note : notes) {
            html.element("li id=\"note-" + ++number + "\"", note);
        }
        html.raw("</ol>\n</section>\n");
        return new Printed(title, new Frame(release, lang).print(title, html));
    }

    /// @param xhtml well-formed
    record Printed(String title, String xhtml) {}

    private String body(TextSource text, Html html) {
        String title = release.id();
        boolean boxed = false;
        String list = "";
        for (Block block : text.blocks()) {
            String wanted = block instanceof Block.Item item ? item.ordered() ? "ol" : "ul" : "";
            if (!wanted.equals(list)) {
                html.raw(list.isEmpty() ? "" : "</" + list + ">\n");
                html.raw(wanted.isEmpty() ? "" : "<" + wanted + ">\n");
                list = wanted;
            }
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                title = heading.flat().text();
            }
            block(html, block);
            if (!boxed && block instanceof Block.Heading) {
                box(html);
                boxed = true;
            }
        }
        html.raw(list.isEmpty() ? "" : "</" + list + ">\n");
        if (!boxed) {
            box(html);
        }
        // whether the text asks for them or not
        annex(html, "omissions");
        annex(html, "minority");
        return title;
    }

    private void block(Html html, Block block) {
        selfSelected = false;
        switch (block) {
            case Block.Heading heading -> wrapped(html, "h" + heading.level(), heading.inlines());
            case Block.Paragraph paragraph -> wrapped(html, "p", paragraph.inlines());
            case Block.Item item -> wrapped(html, "li", item.inlines());
            case Block.Quote quote -> wrapped(html, "blockquote", quote.inlines());
            case Block.Figure figure -> figure(html, figure);
        }
        if (selfSelected && !(block instanceof Block.Item)) {
            html.element("p class=\"fig\"", messages.say("page.selfselected"));
        }
    }

    private void wrapped(Html html, String name, List<Inline> inlines) {
        html.raw("<" + name + ">");
        inlines(html, inlines, false);
        html.raw("</" + name + ">\n");
    }

    private void figure(Html html, Block.Figure block) {
        if (block.what().equals("annex")) {
            annex(html, block.id());
            return;
        }
        FigureFindings figure = findings.figure(block.id()).orElse(null);
        if (figure == null) {
            return;
        }
        concerned(figure.definition());
        FigureRows rows = new FigureRows(figure, lang, names);
        html.raw("<figure>\n").element("figcaption", rows.title());
        if (block.what().equals("chart")) {
            FigureChart chart = new FigureChart(rows);
            html.raw(notes == null ? chart.svg() : chart.print());
        }
        new FigureTable(rows).table(html, figure.definition().dimensions().isEmpty());
        String definition = figure.definition().definition().getOrDefault(lang, "");
        html.raw("<p class=\"fig\">");
        open(html, figurePage(block.id(), lang), rows.title());
        html.text(definition).raw(notes == null ? "</a>" : "").raw("</p>\n</figure>\n");
    }

    private void annex(Html html, String name) {
        if (!appended.add(name)) {
            return;
        }
        if (name.equals("omissions")) {
            appendix.omissions(html);
        } else {
            appendix.minority(html);
        }
    }

    static String figurePage(String id, String lang) {
        return "claims/figure-" + id + "." + lang + ".html";
    }

    private void concerned(@Nullable FigureDefinition is) {
        if (is != null && is.basis() == Basis.SELF_SELECTED && !is.composition().isEmpty()) {
            selfSelected = true;
        }
    }

    private void inlines(Html html, List<Inline> inlines, boolean linked) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Text text -> html.text(text.text());
                case Inline.Emphasis emphasis -> {
                    String name = emphasis.strong() ? "strong" : "em";
                    html.raw("<" + name + ">");
                    inlines(html, emphasis.inner(), linked);
                    html.raw("</" + name + ">");
                }
                case Inline.Link link -> {
                    boolean open = !linked && notes == null;
                    html.raw(open ? "<a href=\"" + Html.escaped(link.href()) + "\">" : "");
                    inlines(html, link.inner(), true);
                    html.raw(open ? "</a>" : linked ? "" : " (" + Html.escaped(link.href()) + ")");
                }
                case Inline.Photo photo -> {
                    if (notes == null) {
                        html.raw("<img src=\"photos/").text(photo.id()).raw("\" alt=\"");
                        html.text(photo.alt()).raw("\">");
                    } else {
                        html.text("[" + photo.alt() + "]");
                    }
                }
                case Placeholder placeholder -> placeholder(html, placeholder, linked);
                case Span span -> span(html, span, linked);
            }
        }
    }

    private void placeholder(Html html, Placeholder placeholder, boolean linked) {
        Values.Shown shown = values.show(placeholder);
        findings.figure(placeholder.figure())
                .ifPresent(figure -> {
                    concerned(figure.definition());
                    String title = figure.definition().title().getOrDefault(lang, "");
                    if (notes != null) {
                        html.text(shown.text());
                        return;
                    }
                    html.raw("<data value=\"").text(shown.value()).raw("\">");
                    if (!linked) {
                        open(html, figurePage(placeholder.figure(), lang), title);
                    }
                    html.text(shown.text()).raw(linked ? "</data>" : "</a></data>");
                });
    }

    private void span(Html html, Span span, boolean linked) {
        ClaimResult claim = claims.get(span);
        if (claim == null) {
            inlines(html, span.inner(), linked);
            return;
        }
        if (claim.figure() != null) {
            concerned(claim.figure().definition());
        }
        if (notes == null) {
            html.raw("<a class=\"claim\" href=\"claims/" + Html.escaped(claim.id()) + "." + lang);
            html.raw(".html\" title=\"").text(Explanation.of(claim, lang)).raw("\">");
            inlines(html, span.inner(), true);
            html.raw("</a>");
        } else {
            inlines(html, span.inner(), true);
            notes.add(note(claim));
            html.raw("<sup>" + notes.size() + "</sup>");
        }
        if (claim.verdict().unsupported()) {
            String why = Explanation.brief(claim, lang);
            html.raw(" <strong class=\"unsupported\">");
            html.text(messages.say("mark.unsupported", Map.of("why", why))).raw("</strong>");
        }
        boolean quoted =
                span.binding() == Binding.SAID
                        && check.issues().stream()
                                .anyMatch(i ->
                                        i.code().equals("quoted-quantity")
                                                && i.lang().equals(lang));
        if (quoted) {
            html.text(" (" + messages.say("page.not-checked") + ")");
        }
    }

    private void open(Html html, String href, String title) {
        if (notes == null) {
            html.raw("<a href=\"" + href + "\" title=\"").text(title).raw("\">");
        }
    }

    /// What the page of a claim says, in one paragraph.
    private String note(ClaimResult claim) {
        StringBuilder note = new StringBuilder(messages.say("label." + claim.verdict().code()));
        note.append(". ").append(Explanation.of(claim, lang));
        FigureFindings figure = claim.figure();
        if (figure != null) {
            FigureRows rows = new FigureRows(figure, lang, names);
            note.append(" ").append(rows.title()).append(": ");
            note.append(
                    String.join(
                            "; ",
                            claim.rows().stream()
                                    .map(row -> rows.name(row, true) + " – " + rows.value(row))
                                    .toList()));
            note.append(". ").append(rows.definition());
            note.append(" figure.sql ").append(figure.sqlSha256());
        }
        return note.toString();
    }

    private void box(Html html) {
        Formats formats = new Formats(lang);
        html.raw("<aside class=\"box\" aria-labelledby=\"checked\">\n");
        html.element("h2 id=\"checked\"", messages.say("page.box")).raw("<ul>\n");
        html.element(
                "li",
                messages.say(
                        "page.box.cut",
                        Map.of(
                                "number", Long.toString(findings.cut().number()),
                                "size",
                                        formats.integer(
                                                BigInteger.valueOf(findings.cut().size())))));
        html.raw("<li>").text(messages.say("page.box.claims") + ": ");
        List<ClaimResult> own = check.claims().stream().filter(c -> c.lang().equals(lang)).toList();
        String separator = "";
        for (var verdict : org.kenes.report.check.Verdict.values()) {
            long n = own.stream().filter(c -> c.verdict() == verdict).count();
            if (n > 0) {
                html.text(separator + messages.say("label." + verdict.code()) + " – " + n);
                separator = ", ";
            }
        }
        html.raw("</li>\n");
        long shown = own.stream().filter(c -> c.verdict().unsupported()).count();
        html.element("li", messages.say("page.box.shown") + ": " + shown);
        long literals =
                check.issues().stream()
                        .filter(i -> i.code().equals("literal"))
                        .map(Issue::lang)
                        .filter(lang::equals)
                        .count();
        html.element("li", messages.say("page.box.literals") + ": " + literals);
        List<String> cleared =
                own.stream()
                        .flatMap(claim ->
                                check.cleared(claim).stream()
                                        .map(it -> claim.id() + " (" + it.index() + ")"))
                        .toList();
        if (!cleared.isEmpty()) {
            html.element(
                    "li", messages.say("page.box.cleared") + ": " + String.join(", ", cleared));
        }
        html.element("li", BackCheckLine.of(findings, lang));
        for (EarlierRecounts.Counted it : recounts.releases()) {
            html.element(
                    "li",
                    messages.say(
                            "page.box.recounts",
                            Map.of(
                                    "release", Long.toString(it.release()),
                                    "n", Long.toString(it.recounted()),
                                    "differ", Long.toString(it.differing()))));
        }
        String profile = messages.say("page.box.profile", Map.of("profile", check.profile()));
        html.element(
                "li",
                check.reviewed() ? profile : profile + " – " + messages.say("page.box.unreviewed"));
        html.raw("</ul>\n</aside>\n");
    }
}
