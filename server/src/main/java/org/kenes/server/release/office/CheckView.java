package org.kenes.server.release.office;

import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Explanation;
import org.kenes.report.check.Issue;
import org.kenes.server.release.law.Embargo;
import org.kenes.server.shell.Page;

/// A check as the press officer reads it. Inside an embargo it does not tell by its verdict what
/// the figures of positions say.
final class CheckView {
    private CheckView() {}

    static OfficeView.Check of(Page page, CheckResult check, boolean embargo) {
        return new OfficeView.Check(
                check.publishable(),
                null,
                check.claims().stream().map(claim -> claim(page, claim, embargo)).toList(),
                check.issues().stream().map(issue -> issue(page, issue)).toList());
    }

    private static OfficeView.Claim claim(Page page, ClaimResult claim, boolean embargo) {
        var figure = claim.figure();
        boolean hidden = embargo && figure != null && Embargo.covers(figure.definition());
        String place = claim.place().line() + ":" + claim.place().col();
        return new OfficeView.Claim(
                claim.id(),
                claim.lang(),
                place,
                claim.span().source(),
                hidden ? "LEGAL-REVIEW" : claim.verdict().code(),
                hidden
                        ? page.text("release.office.hidden")
                        : Explanation.of(claim, page.lang().code()),
                figure == null ? "" : figure.definition().id(),
                claim.legal());
    }

    private static OfficeView.Issue issue(Page page, Issue issue) {
        var place = issue.place();
        return new OfficeView.Issue(
                issue.code(),
                issue.error(),
                issue.lang(),
                place == null ? "" : place.line() + ":" + place.col(),
                issue.quote(),
                issue.sentence(page.lang().code()));
    }
}
