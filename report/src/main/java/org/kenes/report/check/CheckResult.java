package org.kenes.report.check;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The content of `check.json`.
///
/// @param claims in the order of the languages, then of the text
/// @param shown claims that are printed although unsupported
/// @param reviews what somebody who knows the law said of claims
public record CheckResult(
        String release,
        OffsetDateTime at,
        String profile,
        boolean reviewed,
        List<ClaimResult> claims,
        List<Issue> issues,
        Set<String> shown,
        LegalReviews reviews) {
    /// What no review lifts: the window is the law's, not the lawyer's.
    private static final String EMBARGO = "opinion-embargo";

    /// With what others found.
    public CheckResult and(List<Issue> more) {
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(more);
        return new CheckResult(
                release, at, profile, reviewed, claims, List.copyOf(all), shown, reviews);
    }

    /// Claims that block: unsupported and not shown as such, or with a predicate nobody can check.
    public long blockingClaims() {
        return claims.stream()
                .filter(c -> c.verdict().unsupported() && !shown.contains(c.id()))
                .count();
    }

    public long blockingIssues() {
        return issues.stream().filter(Issue::error).count();
    }

    /// Claims that touch the law and that nobody has cleared, or that a running window forbids.
    public long blockingLegal() {
        return claims.stream()
                .filter(c -> !c.legal().isEmpty())
                .filter(c -> c.legal().contains(EMBARGO) || cleared(c).isEmpty())
                .count();
    }

    /// The review that cleared a claim, if it needed one.
    public Optional<LegalReviews.Review> cleared(ClaimResult claim) {
        return claim.legal().isEmpty() ? Optional.empty() : reviews.clears(release, claim.id());
    }

    /// The same claims under other reviews.
    public CheckResult reviewedBy(LegalReviews others) {
        return new CheckResult(release, at, profile, reviewed, claims, issues, shown, others);
    }

    public boolean publishable() {
        return blockingClaims() == 0 && blockingIssues() == 0 && blockingLegal() == 0;
    }

    /// Verdict code → number of claims.
    public Map<String, Long> summary() {
        Map<String, Long> summary = new TreeMap<>();
        claims.forEach(c -> summary.merge(c.verdict().code(), 1L, Long::sum));
        return summary;
    }
}
