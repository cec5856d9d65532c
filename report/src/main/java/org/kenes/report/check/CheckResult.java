package org.kenes.report.check;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The content of `check.json`.
///
/// @param claims in the order of the languages, then of the text
/// @param shown claims that are printed although unsupported
public record CheckResult(
        String release,
        OffsetDateTime at,
        String profile,
        boolean reviewed,
        List<ClaimResult> claims,
        List<Issue> issues,
        Set<String> shown) {

    /// With what others found.
    public CheckResult and(List<Issue> more) {
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(more);
        return new CheckResult(release, at, profile, reviewed, claims, List.copyOf(all), shown);
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

    public long blockingLegal() {
        return claims.stream().filter(c -> !c.legal().isEmpty()).count();
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
