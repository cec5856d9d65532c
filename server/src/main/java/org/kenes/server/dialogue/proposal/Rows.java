package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.Nullable;
import org.kenes.server.dialogue.DialogueView.About;
import org.kenes.server.dialogue.Forms;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How proposals and decisions are told on every page.
@Component
class Rows {
    private static final int BRIEF = 160;

    private final Drafts drafts;
    private final Forms forms;

    Rows(Drafts drafts, Forms forms) {
        this.drafts = drafts;
        this.forms = forms;
    }

    ProposalView.Row row(Page page, Proposals.Proposal it) {
        return new ProposalView.Row(
                it.code(),
                brief(it.wording()),
                it.lang(),
                about(page.lang(), it),
                page.formats().date(it.day()),
                outcome(page, it));
    }

    About about(Lang lang, Proposals.Proposal it) {
        return forms.aboutWid(lang.code(), it.draft(), it.wid())
                .orElseThrow(
                        () -> new IllegalStateException("no " + it.wid() + " in " + it.draft()));
    }

    ProposalView.Outcome outcome(Page page, Proposals.Proposal it) {
        Decision decision = it.decision();
        return decision == null
                ? new ProposalView.Outcome(Decision.RECEIVED, "", "", List.of(), null)
                : outcome(
                        page,
                        decision.what(),
                        decision.body(),
                        page.formats().date(decision.day()),
                        decision.reasons(),
                        decision.draft(),
                        decision.wid());
    }

    ProposalView.Outcome outcome(
            Page page,
            String what,
            String body,
            String day,
            Map<String, String> reasons,
            @Nullable String draft,
            @Nullable String wid) {
        List<ProposalView.Reason> told = new ArrayList<>();
        reasons.forEach((lang, text) -> {
            var reason = new ProposalView.Reason(lang, text);
            told.add(lang.equals(page.lang().code()) ? 0 : told.size(), reason);
        });
        return new ProposalView.Outcome(what, body, day, told, landed(draft, wid));
    }

    /// The changed provision: of the current version its comparison, of an older one its text.
    private @Nullable String landed(@Nullable String draft, @Nullable String wid) {
        if (draft == null || wid == null) {
            return null;
        }
        Text text = drafts.find(draft).orElseThrow();
        String eId = text.wording(wid).map(Wording::eid).orElseThrow();
        boolean current = drafts.current().map(now -> now.draft().id().equals(draft)).orElse(false);
        return current ? "text/" + eId + "/changes" : "text/@" + draft + "/" + eId;
    }

    static String brief(String wording) {
        String line = wording.replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= BRIEF) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, BRIEF));
        int space = cut.lastIndexOf(' ');
        return (space > 0 ? cut.substring(0, space) : cut) + "…";
    }

    static List<ProposalView.Line> lines(Wordings.Change change) {
        return change.lines().stream()
                .map(it -> new ProposalView.Line(it.before(), it.after(), it.same()))
                .toList();
    }
}
