package org.kenes.server.release.analysis;

import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.words.Lexicon;
import org.kenes.server.release.Cuts;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Runs a figure on the newest cut as a cut would, one at a time.
@Component
class Trial {
    private final Cuts cuts;
    private final ReentrantLock turn = new ReentrantLock();

    Trial(Cuts cuts) {
        this.cuts = cuts;
    }

    /// Empty before the first cut.
    ///
    /// @throws org.kenes.dataset.InvalidInput if the definition cannot be used
    /// @throws org.kenes.dataset.figure.Engine.RefusedQuery if the query breaks a rule or fails
    Optional<FigureFindings> of(Figure figure) {
        turn.lock();
        try {
            return cuts.newest()
                    .map(cut -> DataPackage.read(cuts.folder(cut)))
                    .flatMap(data ->
                            Evaluation.of(data, Figures.of(List.of(figure)), Lexicon.sha256())
                                    .figure(figure.id()));
        } finally {
            turn.unlock();
        }
    }
}
