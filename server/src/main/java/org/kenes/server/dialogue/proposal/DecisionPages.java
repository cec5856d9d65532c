package org.kenes.server.dialogue.proposal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.CellState;
import org.kenes.server.dialogue.CodePage;
import org.kenes.server.dialogue.DialogueView.About;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.release.Numbers;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was proposed, what was decided and why: for everybody.
@RestController
class DecisionPages implements CodePage {
    private static final String FIGURE = "proposals.by-decision";

    private final Proposals proposals;
    private final Rows rows;
    private final Drafts drafts;
    private final Forms forms;
    private final Numbers numbers;
    private final Views views;

    DecisionPages(
            Proposals proposals,
            Rows rows,
            Drafts drafts,
            Forms forms,
            Numbers numbers,
            Views views) {
        this.proposals = proposals;
        this.rows = rows;
        this.drafts = drafts;
        this.forms = forms;
        this.numbers = numbers;
        this.views = views;
    }

    @GetMapping("/{lang}/decisions")
    ResponseEntity<byte[]> decisions(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        return list("decisions", lang, about, decision, after, request);
    }

    @GetMapping("/{lang}/proposals")
    ResponseEntity<byte[]> list(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        return list("proposals", lang, about, decision, after, request);
    }

    private ResponseEntity<byte[]> list(
            String which,
            Lang lang,
            String about,
            String decision,
            String after,
            HttpServletRequest request) {
        Optional<Wording> wording = drafts.current().flatMap(it -> it.wordingAt(about));
        if (!about.isEmpty() && wording.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        if (!decision.isEmpty() && !states().contains(decision)) {
            return views.refuse(request, Refusal.of(Problem.BAD_REQUEST));
        }
        String title = views.messages(lang).text("dialogue." + which);
        Page page = views.page(lang, request, Section.DECISIONS, title);
        long before = proposals.find(after).map(Proposals.Proposal::id).orElse(Long.MAX_VALUE);
        String wid = wording.map(Wording::wid).orElse("");
        List<Proposals.Proposal> found = proposals.page(wid, decision, before, Proposals.PAGE + 1);
        boolean more = found.size() > Proposals.PAGE;
        List<Proposals.Proposal> shown = more ? found.subList(0, Proposals.PAGE) : found;
        String here = page.link(which) + "?about=" + about + "&decision=" + decision;
        var pager =
                new Piece.Pager(
                        more ? here + "&after=" + shown.getLast().code() : null,
                        after.isEmpty() ? null : here);
        var view =
                new ProposalView.Table(
                        about.isEmpty() ? null : about(lang, about),
                        decision,
                        states(),
                        shown.stream().map(it -> rows.row(page, it)).toList(),
                        pager,
                        which.equals("decisions") && about.isEmpty() ? bars(page) : null);
        return views.html(page, Caching.PUBLIC, "dialogue/proposal/" + which + ".jte", view);
    }

    private @Nullable About about(Lang lang, String eId) {
        return drafts.current().flatMap(it -> forms.about(it, lang.code(), eId)).orElse(null);
    }

    static List<String> states() {
        List<String> states = new ArrayList<>(Decision.ALL);
        states.addFirst(Decision.RECEIVED);
        return states;
    }

    /// How many were decided how, from the newest cut.
    private Piece.@Nullable Bars bars(Page page) {
        var newest = numbers.newest().orElse(null);
        var figure = newest == null ? null : newest.figure(FIGURE).orElse(null);
        if (newest == null || figure == null) {
            return null;
        }
        List<Piece.Bar> bars = new ArrayList<>();
        for (var row : figure.rows()) {
            String state = row.key().getOrDefault("decision", "");
            if (!states().contains(state)) {
                continue;
            }
            Long n = row.n();
            Piece.Count count =
                    row.state() == CellState.SUPPRESSED
                            ? Piece.Count.fewerThan(figure.definition().minCell())
                            : Piece.Count.of(n == null ? 0 : n);
            String href = page.link("decisions?decision=" + state);
            bars.add(new Piece.Bar(page.text("dialogue.decision." + state), href, count));
        }
        String title = figure.definition().title().getOrDefault(page.lang().code(), FIGURE);
        return bars.isEmpty()
                ? null
                : new Piece.Bars(
                        title,
                        page.text("dialogue.decision"),
                        page.text("dialogue.proposals"),
                        bars,
                        new Piece.Source(FIGURE, newest.stamp(), false));
    }

    @Override
    public Optional<ResponseEntity<byte[]>> show(
            Lang lang, String code, HttpServletRequest request) {
        return proposals.find(code).map(it -> one(lang, it, request));
    }

    private ResponseEntity<byte[]> one(
            Lang lang, Proposals.Proposal it, HttpServletRequest request) {
        String title = views.messages(lang).text("dialogue.kind.proposal") + " " + it.code();
        Page page = views.page(lang, request, Section.DECISIONS, title);
        Text seen = drafts.find(it.draft()).orElseThrow();
        String eId = seen.wording(it.wid()).map(Wording::eid).orElseThrow();
        List<ProposalView.Line> lines =
                it.wording().isEmpty()
                        ? List.of()
                        : Rows.lines(Wordings.of(seen, it.lang(), eId).to(it.wording()));
        var view =
                new ProposalView.One(
                        it.code(),
                        rows.about(lang, it),
                        page.formats().date(it.day()),
                        it.lang(),
                        forms.placeName(it.region(), lang.code()),
                        it.channel(),
                        it.level(),
                        it.hidden(),
                        it.gone(),
                        lines,
                        it.reason(),
                        rows.outcome(page, it));
        return views.html(page, Caching.PUBLIC, "dialogue/proposal/one.jte", view);
    }
}
