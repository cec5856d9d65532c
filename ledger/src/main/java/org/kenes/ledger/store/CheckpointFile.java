package org.kenes.ledger.store;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/// The only file of a log that changes. It never goes back to a smaller size, whoever publishes.
public final class CheckpointFile {
    private static final int ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 50;

    private final Path root;
    private final Path temporary;
    private final DurableFiles files;

    /// What is to be published.
    ///
    /// @param keep also as `checkpoint.<size>`, for good
    public record Publication(SignedNote note, boolean keep) {}

    public CheckpointFile(Path root, Path temporary, Disk disk) {
        this.root = root;
        this.temporary = temporary;
        this.files = new DurableFiles(root, temporary, disk);
    }

    /// Takes the lock (waits up to five seconds), asks what is newest, and writes that unless the
    /// file already has a larger size.
    ///
    /// @param newest asked under the lock, so that a paused publisher cannot bring back what is old
    /// @return whether the lock was had; if not, try again later
    /// @throws HaltException if the file shows another root at the same size
    public boolean publish(Supplier<Publication> newest) throws IOException {
        files.makeDirectories(temporary);
        try (FileChannel channel =
                        FileChannel.open(
                                temporary.resolve("publish.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                return false;
            }
            write(newest.get());
            return true;
        }
    }

    /// Keeps a published checkpoint as `checkpoint.<size>`, for good; a kept one is not replaced.
    public synchronized void keep(SignedNote published) throws IOException {
        Path kept = root.resolve("checkpoint." + Checkpoint.parse(published.text()).size());
        if (!Files.exists(kept)) {
            files.replace(kept, published.bytes());
        }
    }

    private synchronized void write(Publication publication) throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(publication.note().text());
        Checkpoint there = current();
        if (there != null) {
            if (there.size() == checkpoint.size() && !there.root().equals(checkpoint.root())) {
                throw new HaltException(
                        "two roots for size "
                                + there.size()
                                + ": "
                                + there.root()
                                + " is published, "
                                + checkpoint.root()
                                + " was to be");
            }
            if (there.size() > checkpoint.size()) {
                return;
            }
        }
        byte[] note = publication.note().bytes();
        if (publication.keep()) {
            keep(publication.note());
        }
        files.replace(root.resolve("checkpoint"), note);
    }

    /// What the file shows, not verified; null if there is none.
    public @Nullable Checkpoint current() throws IOException {
        try {
            byte[] note = Files.readAllBytes(root.resolve("checkpoint"));
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Held by another thread of this process: the same as by another process.
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }
}
