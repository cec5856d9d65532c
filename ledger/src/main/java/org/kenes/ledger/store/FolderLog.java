package org.kenes.ledger.store;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.NoteSignature;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A log that one person keeps in a folder, with its memory beside it in `<root>.state/`:
///
/// | step | durable file | a crash after it |
/// |---|---|---|
/// | assign | `batch`: first index and the entries | the batch is finished at the next [#open] |
/// | tiles | below the root | written again or found equal |
/// | sign, head | `head`: the newest signed checkpoint | it is published next time |
/// | publish | `checkpoint` | – |
///
/// A contradiction is written to `halted`, and nothing is signed while that file is there. One
/// process at a time; not thread-safe.
public final class FolderLog implements AutoCloseable {
    private final Path root;
    private final Path state;
    private final Disk disk;
    private final SigningKey key;
    private final FileChannel lock;
    private final DurableFiles files;
    private final LogWriter writer;
    private @Nullable SignedNote head;
    private @Nullable Appended recovered;
    private boolean usable = true;

    /// @param head of the log after these entries, signed but not yet published
    public record Appended(long first, long count, Head head) {}

    private FolderLog(Path root, Path state, Disk disk, SigningKey key, FileChannel lock)
            throws IOException {
        this.root = root;
        this.state = state;
        this.disk = disk;
        this.key = key;
        this.lock = lock;
        this.files = new DurableFiles(state, state, disk);
        try {
            head = newest();
            Head from = head == null ? Head.EMPTY : Checkpoint.parse(head.text()).head();
            writer = LogWriter.open(root, state, disk, from);
            finishBatch();
        } catch (HaltException e) {
            halt(e);
            throw e;
        }
    }

    /// Opens a log, or begins one if there is none, and finishes what a crash interrupted.
    ///
    /// @param root its state is kept beside it, in a folder of the same name with `.state`
    /// @throws HaltException if the log was halted before, the state is older than what has been
    ///   published, or the folder does not hold what was signed
    /// @throws IOException also if another process has the log open
    public static FolderLog open(Path root, SigningKey key, Disk disk) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        Path state = absolute.resolveSibling(absolute.getFileName() + ".state");
        Files.createDirectories(absolute);
        Files.createDirectories(state);
        Path halted = state.resolve("halted");
        if (Files.exists(halted)) {
            throw new HaltException("this log was halted, see " + halted);
        }
        FileChannel channel =
                FileChannel.open(
                        state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(channel)) {
                throw new IOException("another process is writing to " + absolute);
            }
            return new FolderLog(absolute, state, disk, key, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// The newest head that was signed. A folder without state is taken over at its checkpoint:
    /// tiles are written before anything is signed, so a head that has been forgotten has left
    /// tiles behind, and other entries in its place would contradict them.
    private @Nullable SignedNote newest() throws IOException {
        SignedCheckpoint signed = read(state.resolve("head"));
        SignedCheckpoint published = read(root.resolve("checkpoint"));
        if (signed == null) {
            return published == null
                    ? null
                    : new SignedNote(published.note().text(), own(published));
        }
        if (published != null
                && (published.size() > signed.size()
                        || published.size() == signed.size()
                                && !published.root().equals(signed.root()))) {
            throw new HaltException(
                    "the state is older than what has been published: "
                            + shown(signed.head())
                            + " against "
                            + shown(published.head()));
        }
        return signed.note();
    }

    private List<NoteSignature> own(SignedCheckpoint published) {
        return published.note().signatures().stream()
                .filter(line -> line.isBy(key.verifier()))
                .limit(1)
                .toList();
    }

    private static String shown(Head head) {
        return "size " + head.size() + " root " + head.root();
    }

    private @Nullable SignedCheckpoint read(Path file) throws IOException {
        byte[] note;
        try {
            note = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            return SignedCheckpoint.open(note, key.verifier(), List.of());
        } catch (MalformedException e) {
            throw new HaltException(file + " is not a checkpoint: " + e.getMessage(), e);
        }
    }

    private void finishBatch() throws IOException {
        Path file = state.resolve("batch");
        if (Files.exists(file)) {
            Batch batch = Batch.parse(Files.readAllBytes(file));
            if (batch.first() > writer.size()) {
                throw new HaltException(
                        "the state is damaged: the head has size "
                                + writer.size()
                                + ", the batch after it begins at "
                                + batch.first());
            }
            if (batch.first() == writer.size()) {
                recovered = complete(batch);
            }
        }
    }

    /// What a crash had left half done and [#open] finished.
    public Optional<Appended> recovered() {
        return Optional.ofNullable(recovered);
    }

    public Head head() {
        return writer.head();
    }

    /// Makes the entries part of the log: when it returns, they are durable and will be in every
    /// later checkpoint. Readers see them after [#publish].
    ///
    /// Whatever it throws, this object is of no use afterwards; open the log again.
    public Appended append(List<byte[]> entries) throws IOException {
        if (!usable) {
            throw new IllegalStateException("an earlier append failed: open the log again");
        }
        usable = false;
        Batch batch = new Batch(writer.size(), List.copyOf(entries));
        try {
            if (!entries.isEmpty()) {
                files.replace(state.resolve("batch"), batch.bytes());
            }
            Appended appended = complete(batch);
            usable = true;
            return appended;
        } catch (HaltException e) {
            halt(e);
            throw e;
        }
    }

    private Appended complete(Batch batch) throws IOException {
        Head now = writer.writeTiles(batch.first(), batch.entries().iterator());
        SignedNote note = writer.sign(key.name(), key);
        files.replace(state.resolve("head"), note.bytes());
        head = note;
        return new Appended(batch.first(), batch.entries().size(), now);
    }

    /// Publishes the newest head.
    ///
    /// @param cosign adds the witnesses' lines; what it throws leaves everything as it is
    /// @return the note that was published
    public SignedNote publish(UnaryOperator<SignedNote> cosign) throws IOException {
        if (!usable) {
            throw new IllegalStateException("an earlier append failed: open the log again");
        }
        if (head == null) {
            complete(new Batch(0, List.of()));
        }
        SignedNote signed = Objects.requireNonNull(head);
        try {
            SignedNote note = cosign.apply(signed);
            boolean published =
                    new CheckpointFile(root, state, disk)
                            .publish(() -> new CheckpointFile.Publication(note, false));
            if (!published) {
                throw new IOException("another process is publishing to " + root);
            }
            return note;
        } catch (HaltException e) {
            halt(e);
            throw e;
        }
    }

    /// For proofs about what has been written. Not thread-safe either.
    public LogReader reader() {
        return new LogReader(Source.folder(root));
    }

    /// A refusal by the disk ends this process only: whatever it did not take has no name yet, and
    /// the next start begins from what is really there.
    private void halt(HaltException e) throws IOException {
        if (e.getCause() instanceof IOException) {
            return;
        }
        Files.writeString(state.resolve("halted"), e.getMessage() + "\n", StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
