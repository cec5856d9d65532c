package org.kenes.server.release.law;

import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;

import java.util.Set;

/// Which figures measure positions, so that an embargo on opinion measures covers them.
public final class Embargo {
    private static final Set<String> ASKED = Set.of("opinions", "respondents", "respondents-aware");

    /// Tables whose rows are answers: what is counted from them by answer is a measure too.
    private static final Set<String> ANSWERS = Set.of("votes", "endorsements", "poll_results");

    private Embargo() {}

    /// Shares and ranks among those who gave an opinion, and whatever is counted by position.
    public static boolean covers(FigureDefinition figure) {
        boolean measure = figure.kind() == FigureKind.SHARE || figure.kind() == FigureKind.RANK;
        return measure && ASKED.contains(figure.universe())
                || !figure.composition().isEmpty()
                || figure.dimensions().contains("stance")
                || figure.needs().stream().anyMatch(ANSWERS::contains);
    }
}
