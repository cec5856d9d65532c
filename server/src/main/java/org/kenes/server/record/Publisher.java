package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.CheckpointFile.Publication;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.WitnessClient.Asked;
import org.kenes.server.record.Queue.HeadRow;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Steps E and F of a batch (ledger spec 5.4): a signed head is cosigned by the witnesses of the
/// policy and by the operator's clock, then published, first in its row, then as a file that never
/// goes back.
///
/// Without a quorum nothing is published; adding and sequencing go on, and {@link #waiting} says
/// since when.
@Component
class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);
    private static final Duration COSIGN_AGAIN = Duration.ofMinutes(10);

    private final Queue queue;
    private final Keys keys;
    private final Witnesses witnesses;
    private final Clock clock;
    private final String origin;
    private final Path store;
    private final CheckpointFile file;

    private @Nullable Instant lastKept;
    private @Nullable Instant lastAsked;
    private volatile @Nullable Instant lastPublished;
    private volatile @Nullable Instant waiting;

    Publisher(
            Queue queue,
            Keys keys,
            Witnesses witnesses,
            Disk disk,
            Clock clock,
            Settings settings) {
        this.queue = queue;
        this.keys = keys;
        this.witnesses = witnesses;
        this.clock = clock;
        this.origin = settings.record().origin();
        this.store = settings.data().resolve("log");
        this.file = new CheckpointFile(store, temporary(settings), disk);
    }

    /// On the same file system as the store, outside it.
    static Path temporary(Settings settings) {
        return settings.data().resolve("log.tmp");
    }

    /// Publishes the signed head, if that has not been done; also cosigns the published one again
    /// when its cosignatures have grown old. By the leader only.
    void publish(HeadRow head) throws IOException {
        Instant now = clock.instant();
        String signed = head.note();
        if (signed == null) {
            return;
        }
        boolean fresh = head.head().size() > head.publishedSize();
        boolean old =
                !witnesses.none()
                        && head.publishedSize() > 0
                        && (lastPublished == null || now.isAfter(lastPublished.plus(COSIGN_AGAIN)));
        boolean done = (fresh || old) && cosign(head, SignedNote.parse(signed), now);
        if (done || isBehind(file.current())) {
            write(now);
        }
    }

    private boolean isBehind(@Nullable Checkpoint shown) {
        return (shown == null ? 0 : shown.size()) < published().publishedSize();
    }

    /// Step E; true if there is something new to be written.
    private boolean cosign(HeadRow head, SignedNote note, Instant now) {
        if (waiting != null && lastAsked != null && now.isBefore(lastAsked.plus(ASK_AGAIN))) {
            return false;
        }
        lastAsked = now;
        Asked asked = witnesses.ask(note, new LogReader(Source.folder(store)));
        if (!asked.enough()) {
            if (waiting == null) {
                waiting = now;
            }
            LOG.warn("not published, the quorum is missing: {}", asked.lines());
            return false;
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        SignedNote timed = asked.note().with(keys.clock.cosign(checkpoint, now.getEpochSecond()));
        if (!queue.setPublished(origin, head.epoch(), checkpoint.size(), timed.toString())) {
            throw new HaltException("the published checkpoint was moved by somebody else");
        }
        waiting = null;
        return true;
    }

    /// Step F. The row is read again under the lock of the file.
    private void write(Instant now) throws IOException {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        boolean keep = !hour.equals(lastKept);
        if (file.publish(() -> new Publication(publishedNote(), keep))) {
            lastKept = hour;
            lastPublished = now;
        }
    }

    private SignedNote publishedNote() {
        String note = published().publishedNote();
        if (note == null) {
            throw new IllegalStateException("nothing has been published");
        }
        return SignedNote.parse(note);
    }

    private HeadRow published() {
        return queue.head(origin).orElseThrow();
    }

    /// Keeps a published checkpoint for good as `checkpoint.<size>`: a cut rests on it.
    void keep(SignedNote published) {
        try {
            file.keep(published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Since when the quorum is missing, or null.
    @Nullable Instant waiting() {
        return waiting;
    }

    /// When this process last published, or null.
    @Nullable Instant lastPublished() {
        return lastPublished;
    }

    /// What the file of this process shows, or null.
    @Nullable Checkpoint file() throws IOException {
        return file.current();
    }

    Head shown() throws IOException {
        Checkpoint shown = file.current();
        return shown == null ? Head.EMPTY : shown.head();
    }

    /// Brings the file of a process that does not lead up to the row.
    void copy() throws IOException {
        if (isBehind(file.current())) {
            write(clock.instant());
        }
    }
}
