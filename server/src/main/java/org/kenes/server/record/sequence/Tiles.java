package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.store.OldPartials;
import org.kenes.ledger.tree.Head;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The static files of this process. They are a pure function of the table: the leader writes them
/// before it signs, everybody else after it was published, and what is missing is written again.
/// Not thread-safe.
@Component
public class Tiles {
    private static final Logger LOG = LoggerFactory.getLogger(Tiles.class);

    private final Queue queue;
    private final Disk disk;
    private final String origin;
    private final Path store;
    private final Path temporary;

    /// Null if what is on the disk is to be looked at first.
    private @Nullable LogWriter writer;

    Tiles(Queue queue, Disk disk, Settings settings) {
        this.queue = queue;
        this.disk = disk;
        this.origin = settings.record().origin();
        this.store = settings.data().resolve("log");
        this.temporary = temporary(settings);
    }

    /// On the same file system as the store, outside it.
    public static Path temporary(Settings settings) {
        return settings.data().resolve("log.tmp");
    }

    /// Whether the right edge of what is on the disk was checked by this process.
    boolean isOpen() {
        return writer != null;
    }

    /// What was half written is looked at again.
    void forget() {
        writer = null;
    }

    /// Makes the files those of the first `size` entries of the table; durable when it returns.
    ///
    /// @param from head of files that are there already
    /// @return the head of the files
    /// @throws HaltException if a file is there with other bytes, or the table does not hash to the
    ///   head
    Head write(Head from, long size) {
        LogWriter open = writer;
        writer = null;
        if (open == null || !open.head().equals(from)) {
            open = open(from);
        }
        extend(open, size);
        writer = open;
        return open.head();
    }

    /// Deletes partial tiles whose full tile has been there for an hour.
    void tidy(Instant now) {
        try {
            OldPartials.delete(store, now.minus(Duration.ofHours(1)));
        } catch (IOException e) {
            LOG.warn("old partial tiles cannot be deleted", e);
        }
    }

    /// The checkpoint of what was written.
    SignedNote sign(SigningKey key) {
        LogWriter written = writer;
        if (written == null) {
            throw new IllegalStateException("nothing was written");
        }
        return written.sign(origin, key);
    }

    private LogWriter open(Head head) {
        try {
            return LogWriter.open(store, temporary, disk, head);
        } catch (HaltException incomplete) {
            LOG.warn(
                    "the store does not match the head and is rebuilt from the table: {}",
                    incomplete.getMessage());
            LogWriter rebuilt = LogWriter.open(store, temporary, disk, Head.EMPTY);
            extend(rebuilt, head.size());
            if (!rebuilt.head().equals(head)) {
                throw new HaltException(
                        "the table does not hash to the head: " + rebuilt.head() + ", not " + head);
            }
            return rebuilt;
        }
    }

    private void extend(LogWriter tiles, long size) {
        for (long at = tiles.size(); at < size; at = tiles.size()) {
            tiles.writeTiles(at, queue.entries(at, Math.min(at + Sequencer.BATCH, size)));
        }
    }
}
