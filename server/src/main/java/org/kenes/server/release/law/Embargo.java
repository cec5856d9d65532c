package org.kenes.server.release.law;

import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Figures;

import java.util.Set;
import java.util.stream.Collectors;

/// Which figures measure positions, so that an embargo on opinion measures covers them.
public final class Embargo {
    private static final Set<String> ASKED = Set.of("opinions", "respondents", "respondents-aware");

    /// Tables whose rows are answers: what is counted from them by answer is a measure too.
    private static final Set<String> ANSWERS = Set.of("votes", "endorsements", "poll_results");

    private static final Set<String> HARMLESS =
            Figures.builtIn().all().stream()
                    .map(Figure::definition)
                    .filter(figure -> !measures(figure))
                    .map(FigureDefinition::id)
                    .collect(Collectors.toUnmodifiableSet());

    private Embargo() {}

    /// Figures of every dialogue that measure positions, and all that were added here: what a query
    /// of one's own counts cannot be seen from its definition.
    public static boolean covers(FigureDefinition figure) {
        return covers(figure.id()) || measures(figure);
    }

    static boolean covers(String figure) {
        return !HARMLESS.contains(figure);
    }

    /// Shares and ranks among those who gave an opinion, and whatever is counted by position.
    private static boolean measures(FigureDefinition figure) {
        boolean measure = figure.kind() == FigureKind.SHARE || figure.kind() == FigureKind.RANK;
        return measure && ASKED.contains(figure.universe())
                || !figure.composition().isEmpty()
                || figure.dimensions().contains("stance")
                || figure.needs().stream().anyMatch(ANSWERS::contains);
    }
}
