package org.kenes.server.voice;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.server.account.contact.Confirmations;
import org.kenes.server.record.BeforeCut;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.text.Drafts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;

/// Tells the public record, once per cut, how many answer keys were given at each level: more
/// confirmed voices than these cannot be on one provision.
@Component
class KeysTold implements BeforeCut {
    private final Confirmations confirmations;
    private final Drafts drafts;
    private final Record record;
    private final Randomness randomness;
    private final Clock clock;

    KeysTold(
            Confirmations confirmations,
            Drafts drafts,
            Record record,
            Randomness randomness,
            Clock clock) {
        this.confirmations = confirmations;
        this.drafts = drafts;
        this.record = record;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void beforeCut() {
        drafts.current()
                .map(text -> text.draft().id())
                .ifPresent(draft ->
                        confirmations.tell().forEach((level, n) -> enter(draft, level, n)));
    }

    private void enter(String draft, int level, long issued) {
        var entry = new ReleaseEntry.KeysIssued(draft, level, LocalDate.now(clock), issued);
        record.add(
                new Submission(
                        new SubmissionKey("voice/keys", randomness.uuid().toString()),
                        entry.toString().getBytes(StandardCharsets.UTF_8),
                        () -> entry));
    }
}
