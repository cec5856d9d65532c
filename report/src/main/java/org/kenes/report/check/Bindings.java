package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.source.ReleaseSource;

/// What the claims of a release are held against.
///
/// @param embargo whether measures of opinion may not be published at that instant
record Bindings(
        ReleaseSource release,
        Findings findings,
        Records records,
        ReleaseCheck.WordsOfText words,
        LegalProfile profile,
        boolean embargo) {

    @Nullable FigureFindings figure(String id) {
        return findings.figure(id).orElse(null);
    }

    /// Whether the poll behind a figure has every field the profile asks for.
    boolean notice(FigureDefinition definition) {
        String poll = definition.poll();
        return poll != null && profile.missingInNotice(release.polls().get(poll)).isEmpty();
    }
}
