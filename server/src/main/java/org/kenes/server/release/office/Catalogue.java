package org.kenes.server.release.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Fixes the definition and the query of every figure in public, best before anybody has spoken: a
/// figure that was changed afterwards then shows it. Repeating it adds nothing.
@Component
public class Catalogue {
    private final Record record;
    private final TransactionTemplate transaction;
    private final Dialogue dialogue;
    private final Clock clock;

    Catalogue(Record record, TransactionTemplate transaction, Dialogue dialogue, Clock clock) {
        this.record = record;
        this.transaction = transaction;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    public void register() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), dialogue.info().zone());
        List<Submission> all =
                Figures.builtIn().all().stream().map(figure -> of(figure, day)).toList();
        transaction.executeWithoutResult(status -> record.addAll(all));
    }

    private static Submission of(Figure figure, LocalDate day) {
        String sha256 = figure.registrationSha256();
        return new Submission(
                new SubmissionKey("release/register", "figure/" + figure.id() + "/" + sha256),
                sha256.getBytes(UTF_8),
                () -> new ReleaseEntry.Registration("figure", figure.id(), sha256, day));
    }
}
