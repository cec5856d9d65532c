package org.kenes.cli.release;

import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Issue;
import org.kenes.report.check.Scan;

import java.io.PrintStream;

/// A check as lines of text.
final class CheckText {
    private CheckText() {}

    static void print(CheckResult result, PrintStream out) {
        result.claims().forEach(claim -> out.println(line(claim)));
        for (Issue issue : result.issues()) {
            String place =
                    issue.place() == null
                            ? ""
                            : ":" + issue.place().line() + ":" + issue.place().col();
            out.println(
                    issue.lang()
                            + place
                            + (issue.error() ? " error " : " warning ")
                            + issue.code()
                            + " «"
                            + issue.quote()
                            + "» "
                            + issue.message());
        }
        if (!result.reviewed()) {
            out.println("profile " + result.profile() + " not reviewed by a lawyer");
        }
        out.println(
                result.publishable()
                        ? "PUBLISHABLE"
                        : "NOT PUBLISHABLE: claims "
                                + result.blockingClaims()
                                + ", issues "
                                + result.blockingIssues()
                                + ", legal "
                                + result.blockingLegal());
    }

    private static String line(ClaimResult claim) {
        StringBuilder line = new StringBuilder(claim.lang());
        line.append(':').append(claim.place().line()).append(':').append(claim.place().col());
        line.append(' ').append(claim.verdict().code()).append(' ').append(claim.id());
        line.append(" «").append(claim.span().source()).append('»');
        FigureFindings figure = claim.figure();
        if (figure != null) {
            line.append(' ').append(figure.definition().id());
            Row row = claim.rows().isEmpty() ? null : claim.rows().getFirst();
            line.append(" = ").append(row == null || row.value() == null ? "–" : row.value());
        }
        if (!claim.predicate().isEmpty()) {
            line.append(" said ").append(claim.predicate());
        }
        if (!claim.reason().isEmpty()) {
            line.append(" [").append(claim.reason()).append(']');
        }
        claim.legal().forEach(legal -> line.append(" legal:").append(legal));
        return line.toString();
    }

    static String line(Scan.Found found) {
        return found.line()
                + ":"
                + found.col()
                + (found.error() ? " error " : " warning ")
                + found.code()
                + " «"
                + found.quote()
                + "» "
                + found.phrase().predicate().code()
                + (found.universe().isEmpty() ? "" : " of " + found.universe());
    }
}
