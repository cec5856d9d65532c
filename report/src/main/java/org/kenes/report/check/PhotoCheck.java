package org.kenes.report.check;

import org.kenes.report.source.ReleaseSource;

import java.util.List;
import java.util.Map;

/// Who took a photo, who is on it, and what somebody who cannot see it reads.
final class PhotoCheck {
    private final ReleaseSource release;
    private final Records records;
    private final List<Issue> issues;

    PhotoCheck(ReleaseSource release, Records records, List<Issue> issues) {
        this.release = release;
        this.records = records;
        this.issues = issues;
    }

    void run(boolean consent) {
        Map<String, Map<String, String>> known = records.photosById();
        for (String photo : release.photos()) {
            Map<String, String> row = known.get(photo);
            if (row == null) {
                error("bad-source", photo, "there is no photo of this name in the record");
                continue;
            }
            String author = row.getOrDefault("author", "");
            String credit = row.getOrDefault("credit", "");
            if (author.isEmpty() || credit.isEmpty()) {
                error("photo-credit-missing", photo, "the photo has no author or no credit");
            } else if (!credit.contains(author)) {
                error("photo-credit-conflict", photo, "the credit does not name the author");
            }
            boolean identifiable = "true".equals(row.get("identifiable"));
            if (consent && identifiable && row.getOrDefault("consent_ref", "").isEmpty()) {
                error(
                        "photo-consent-missing",
                        photo,
                        "people can be recognised: no consent on file");
            }
            for (String lang : release.languages()) {
                if (row.getOrDefault("alt_" + lang, "").isEmpty()) {
                    error("photo-alt-missing", photo, "no description in " + lang);
                }
            }
        }
    }

    private void error(String code, String photo, String message) {
        issues.add(Issue.error(code, photo, message));
    }
}
