package org.kenes.server.voice;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.server.account.contact.Confirmations;
import org.kenes.server.dialogue.SlotSecret;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo.Phase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The end of knowing who was who: after the dialogue has closed, the confirmations and the keys
/// that could make an answer key again, or find what it left, are destroyed, and the record says
/// so. From then on only receipts and their secrets prove who said something.
@Component
class Forgetting {
    static final List<String> KEYS = List.of("person", "slot", "blind-1", "blind-2");

    private final Confirmations confirmations;
    private final SlotSecret slots;
    private final Dialogue dialogue;
    private final Record record;
    private final Settings settings;
    private final Clock clock;

    Forgetting(
            Confirmations confirmations,
            SlotSecret slots,
            Dialogue dialogue,
            Record record,
            Settings settings,
            Clock clock) {
        this.confirmations = confirmations;
        this.slots = slots;
        this.dialogue = dialogue;
        this.record = record;
        this.settings = settings;
        this.clock = clock;
    }

    /// @param confirmations rows that are or would be destroyed
    /// @param keys files that are or would be destroyed
    record Forgotten(String dialogue, long confirmations, long keys) {}

    /// @param only whether nothing is to be done yet
    /// @return nothing while the dialogue is not over
    @Transactional
    public Optional<Forgotten> forget(boolean only) {
        if (dialogue.info().phase(clock.instant()) != Phase.AFTER) {
            return Optional.empty();
        }
        long rows = confirmations.count();
        long files = KEYS.stream().filter(it -> KeyFile.exists(settings, it)).count();
        if (!only) {
            enter();
            confirmations.forget();
            slots.forget();
            KEYS.forEach(it -> KeyFile.destroy(settings, it));
        }
        return Optional.of(new Forgotten(settings.dialogue().slug(), rows, files));
    }

    private void enter() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), settings.dialogue().zone());
        var entry =
                new ReleaseEntry.Setting(
                        "identity.keys", "kept", "destroyed", "the dialogue is over", day);
        record.add(
                new Submission(
                        new SubmissionKey("voice/forget", day.toString()),
                        entry.toString().getBytes(StandardCharsets.UTF_8),
                        () -> entry));
    }
}
