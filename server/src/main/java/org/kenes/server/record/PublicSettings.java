package org.kenes.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;

/// What stewards change, told in public: an entry of kind 89, in the transaction of the change.
@Component
public class PublicSettings {
    private final Record record;
    private final Dialogue dialogue;
    private final Clock clock;

    PublicSettings(Record record, Dialogue dialogue, Clock clock) {
        this.record = record;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    /// @param key of this change; a repeat of it is not told again
    /// @param before empty if it was not set
    public void changed(
            SubmissionKey key, String name, String before, String after, String reason) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), dialogue.info().zone());
        record.add(
                new Submission(
                        key,
                        after.getBytes(UTF_8),
                        () -> new ReleaseEntry.Setting(name, before, after, reason, day)));
    }
}
