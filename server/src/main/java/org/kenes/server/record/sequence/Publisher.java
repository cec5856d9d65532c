package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.CheckpointFile.Publication;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.WitnessClient.Asked;
import org.kenes.server.record.sequence.Heads.Row;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Steps E and F of a batch (ledger spec 5.4): a signed head is cosigned by the witnesses of the
/// policy and by the operator's clock, then published, first in its row, then as a file that never
/// goes back.
///
/// Without a quorum nothing is published; adding and sequencing go on, and {@link #waiting} says
/// since when.
@Component
public class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);
    private static final Duration COSIGN_AGAIN = Duration.ofMinutes(10);

    private final Heads heads;
    private final Keys keys;
    private final Witnesses witnesses;
    private final Clock clock;
    private final Path store;
    private final CheckpointFile file;

    private @Nullable Instant lastKept;
    private @Nullable Instant lastAsked;
    private volatile @Nullable Instant lastPublished;
    private volatile @Nullable Instant waiting;

    Publisher(
            Heads heads,
            Keys keys,
            Witnesses witnesses,
            Disk disk,
            Clock clock,
            Settings settings) {
        this.heads = heads;
        this.keys = keys;
        this.witnesses = witnesses;
        this.clock = clock;
        this.store = settings.data().resolve("log");
        this.file = new CheckpointFile(store, Tiles.temporary(settings), disk);
    }

    /// Whether there is something to publish: a signed head, cosignatures that have grown old, a
    /// file that is behind its row.
    boolean isDue(Row head, Instant now) {
        return head.head().size() > head.publishedSize() || isOld(head, now) || isBehind(head);
    }

    private boolean isOld(Row head, Instant now) {
        return !witnesses.none()
                && head.publishedSize() > 0
                && !isWithin(COSIGN_AGAIN, lastPublished, now);
    }

    /// A time that is still to come was noted by a clock that has been set back since, and holds
    /// nothing up.
    private static boolean isWithin(Duration span, @Nullable Instant begun, Instant now) {
        return begun != null && !now.isBefore(begun) && !now.isAfter(begun.plus(span));
    }

    /// Whether the file of this process does not show what its row says.
    boolean isBehind(Row head) {
        try {
            return head.publishedNote() != null
                    && !head.publishedNote().equals(Files.readString(store.resolve("checkpoint")));
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes the signed head, if that has not been done; also cosigns the published one again
    /// when its cosignatures have grown old. By the leader only.
    void publish(Row head) throws IOException {
        Instant now = clock.instant();
        String signed = head.note();
        boolean ask = head.head().size() > head.publishedSize() || isOld(head, now);
        boolean asked = signed != null && ask && cosign(head, SignedNote.parse(signed), now);
        if (asked || isBehind(heads.row())) {
            write(now, () -> newest(head.head().size()));
        }
    }

    /// The row is read again under the lock of the file. Whoever was paused meanwhile finds a
    /// checkpoint there whose tiles others have written, and must not show it.
    private SignedNote newest(long size) {
        SignedNote note = heads.published().orElseThrow();
        if (Checkpoint.parse(note.text()).size() > size) {
            throw new IllegalStateException("another process leads now");
        }
        return note;
    }

    /// Step E; true if there is something new to be written.
    private boolean cosign(Row head, SignedNote note, Instant now) {
        if (waiting != null && isWithin(ASK_AGAIN, lastAsked, now)) {
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
        if (!heads.publish(head.epoch(), checkpoint.size(), timed)) {
            throw heads.refused(
                    head.epoch(), "the published checkpoint was moved by somebody else");
        }
        waiting = null;
        return true;
    }

    /// Step F.
    private void write(Instant now, Supplier<SignedNote> newest) throws IOException {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        boolean keep = !hour.equals(lastKept);
        if (file.publish(() -> new Publication(newest.get(), keep))) {
            lastKept = hour;
            lastPublished = now;
        }
    }

    /// Keeps a published checkpoint for good as `checkpoint.<size>`: a cut rests on it.
    public void keep(SignedNote published) {
        try {
            file.keep(published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Since when the quorum is missing, or null.
    public @Nullable Instant waiting() {
        return waiting;
    }

    /// When this process last published, or null.
    public @Nullable Instant lastPublished() {
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

    /// Brings the file of a process that does not lead up to what it has copied.
    ///
    /// @param note whose tiles are all there; the row may already show a newer one
    void copy(SignedNote note) throws IOException {
        if (isBehind(heads.row())) {
            write(clock.instant(), () -> note);
        }
    }
}
