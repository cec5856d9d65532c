package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.entry.LedgerRecord.LogOpened;
import org.kenes.ledger.entry.LedgerRecord.PolicyFixed;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tree.Head;
import org.kenes.server.record.Queue.HeadRow;
import org.kenes.server.shell.setup.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/// Gives waiting entries their places in the log, in the order of durability of ledger spec 5.4:
///
/// | step | what becomes durable | after a crash |
/// |---|---|---|
/// | A assign | one transaction: places for a batch | assigned > size: on with B, places are never given anew |
/// | B tiles | bundles and tiles, forced and renamed | written again, or found equal |
/// | C sign | nothing has left the process | the same signature is made again |
/// | D head | the head row, by compare-and-set | size > published: on with E |
/// | E witness | cosignatures of the quorum and of the operator's clock ({@link Publisher}) | asked again; a witness answers for the same size again |
/// | F publish | the row, then the file | the file is behind the row: written again |
///
/// A contradiction (a file with other bytes, another root, a head changed by somebody else)
/// *halts*: nothing is signed any more, reading and adding go on, and no command un-halts by
/// editing.
@Component
class Sequencer implements AutoCloseable {
    static final int BATCH = 16_384;

    /// Requests are forgotten a day after merging; merging comes after receiving.
    private static final Duration REMEMBERED = Duration.ofHours(23);

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private final Queue queue;
    private final Keys keys;
    private final Intents intents;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Settings settings;
    private final String origin;
    private final Path store;
    private final Publisher publisher;
    private final Witnesses witnesses;
    private final Documents documents;
    private final Disk disk;
    private final Leadership leadership;
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable LogWriter writer;
    private @Nullable LogWriter follower;
    private long epoch;
    private volatile @Nullable String halted;

    Sequencer(
            Queue queue,
            Keys keys,
            Intents intents,
            Publisher publisher,
            Witnesses witnesses,
            Documents documents,
            StartChecks checks,
            Disk disk,
            DataSource database,
            TransactionTemplate transaction,
            Clock clock,
            Settings settings) {
        this.queue = queue;
        this.keys = keys;
        this.intents = intents;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.origin = settings.record().origin();
        this.store = settings.data().resolve("log");
        this.publisher = publisher;
        this.witnesses = witnesses;
        this.documents = documents;
        this.disk = disk;
        this.leadership = new Leadership(database, origin, settings.record().period().isPositive());
        queue.createHead(origin, keys.log.verifier());
        checks.run();
    }

    /// Sequences and publishes everything that waits, if this process leads; false if another one
    /// does.
    ///
    /// @throws IllegalStateException once halted
    boolean drain() {
        turn.lock();
        try {
            if (halted != null) {
                throw new IllegalStateException("the log is halted: " + halted);
            }
            if (!lead()) {
                follow();
                return false;
            }
            boolean more = true;
            while (more) {
                more = batch();
            }
            return true;
        } catch (HaltException e) {
            halt(e);
            throw e;
        } catch (SQLException | IOException e) {
            reopen();
            throw new IllegalStateException(
                    "sequencing was interrupted and will be taken up again", e);
        } catch (RuntimeException e) {
            reopen();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// What was half written is looked at again before anything is signed.
    private void reopen() {
        writer = null;
        follower = null;
    }

    /// The same once a batch is due: enough entries wait, or one has waited long enough. Also lets
    /// requests that are older than a day be forgotten.
    ///
    /// @return whether this process leads
    boolean drainWhenDue() {
        Settings.RecordSettings rules = settings.record();
        Instant now = clock.instant();
        queue.forgetRequests(origin, now.minus(REMEMBERED));
        return writer == null // not leading, or not yet
                        || queue.head(origin).orElseThrow().unfinished()
                        || queue.due(rules.atLeast(), now.minus(rules.longest()))
                ? drain()
                : stillLeads();
    }

    /// Asked every few seconds, or the database ends the leader's session.
    boolean stillLeads() {
        turn.lock();
        try {
            boolean held = leadership.held();
            if (!held) {
                // from now on this process follows
                writer = null;
            }
            return held;
        } catch (SQLException e) {
            writer = null;
            return false;
        } finally {
            turn.unlock();
        }
    }

    /// The reason stays in a file for whoever comes to look. The file has no effect: the next start
    /// looks at what is really there, and halts again if that contradicts itself.
    private void halt(HaltException e) {
        halted = e.getMessage();
        LOG.error("the log is halted: {}", e.getMessage());
        try {
            Files.createDirectories(Publisher.temporary(settings));
            Files.writeString(
                    Publisher.temporary(settings).resolve("halted." + clock.millis()),
                    e.getMessage() + "\n");
        } catch (IOException unwritten) {
            LOG.error("the reason cannot be written to a file", unwritten);
        }
    }

    /// The published checkpoint as an outsider gets it, or null before the first.
    @Nullable SignedNote published() {
        String note = queue.head(origin).orElseThrow().publishedNote();
        return note == null ? null : SignedNote.parse(note);
    }

    /// Entries that outsiders can see; 0 before the first checkpoint.
    long publishedSize() {
        return queue.head(origin).orElseThrow().publishedSize();
    }

    /// Why nothing is signed any more, or null.
    @Nullable String halted() {
        return halted;
    }

    /// One batch through all steps; true if there was one.
    private boolean batch() throws IOException {
        HeadRow head = assign();
        LogWriter tiles = writer(head);
        boolean work = head.assigned() > head.head().size();
        publisher.publish(work ? extend(tiles, head) : head);
        return work;
    }

    /// Step A. What was assigned before a crash is finished first.
    private HeadRow assign() {
        HeadRow result =
                transaction.execute(status -> {
                    HeadRow head = queue.lockHead(origin);
                    if (head.epoch() != epoch || head.assigned() > head.head().size()) {
                        return head;
                    }
                    int placed = queue.place(head.assigned(), BATCH);
                    placed += intents.place(head.assigned() + placed, BATCH - placed);
                    if (placed > 0 && !queue.assigned(origin, epoch, head.assigned() + placed)) {
                        throw new HaltException("the head changed hands while places were given");
                    }
                    return queue.head(origin).orElseThrow();
                });
        if (result.epoch() != epoch) {
            writer = null;
            throw new IllegalStateException("another process leads now");
        }
        return result;
    }

    /// Steps B, C and D.
    private HeadRow extend(LogWriter tiles, HeadRow head) {
        write(tiles, head.assigned());
        Head fresh = tiles.head();
        SignedNote note = tiles.sign(origin, keys.log);
        if (!queue.setHead(origin, epoch, head.head(), fresh, note.toString())) {
            throw new HaltException(
                    "the head row is not what this leader left: two logs would begin here");
        }
        return queue.head(origin).orElseThrow();
    }

    /// Takes the lead if nobody has it: a new epoch, the first entry of a new log, a store that
    /// matches the head.
    private boolean lead() throws SQLException {
        if (!leadership.held()) {
            writer = null;
            return false;
        }
        if (writer == null) {
            follower = null;
            intents.forget();
            epoch = transaction.execute(status -> queue.newEpoch(origin));
            HeadRow head = queue.head(origin).orElseThrow();
            if (!head.vkey().equals(keys.log.verifier())) {
                throw new HaltException(
                        "the log key is not the one that signed this log: " + head.vkey());
            }
            begin(head);
        }
        return true;
    }

    /// Index 0 of a new log says what log it is, index 1 whose cosignatures it will need.
    private void begin(HeadRow head) {
        if (head.assigned() > 0) {
            return;
        }
        long promised = settings.record().mergeWithin().toSeconds();
        Map<String, Object> members =
                new TreeMap<>(new LogOpened(origin, keys.ack.verifier(), promised, null).members());
        members.put("clock", keys.clock.verifier().toString());
        LogEntry first = new LogEntry.Public(1, members);
        LogEntry policy =
                new PolicyFixed("witnesses", "1", documents.keep(witnesses.text())).entry();
        transaction.executeWithoutResult(status -> {
            queue.put(new SubmissionKey("record/log", origin), first, 0);
            queue.put(new SubmissionKey("record/policy", origin), policy, 1);
            if (!queue.assigned(origin, epoch, 2)) {
                throw new HaltException("the head changed hands while the log began");
            }
        });
    }

    /// Who does not lead keeps a copy of what is published, made from the table: every process
    /// serves the whole log.
    private void follow() throws IOException {
        SignedNote note = published();
        if (note == null) {
            return;
        }
        Head head = Checkpoint.parse(note.text()).head();
        LogWriter copy = follower;
        if (copy == null || copy.size() > head.size()) {
            copy = open(publisher.shown());
        }
        follower = null;
        write(copy, head.size());
        if (!copy.head().equals(head)) {
            throw new HaltException(
                    "the table hashes to " + copy.head() + ", but " + head + " is published");
        }
        follower = copy;
        publisher.copy();
    }

    private void write(LogWriter tiles, long size) {
        for (long at = tiles.size(); at < size; at = tiles.size()) {
            tiles.writeTiles(at, queue.entries(at, Math.min(at + BATCH, size)));
        }
    }

    private LogWriter writer(HeadRow head) {
        LogWriter open = writer;
        if (open == null) {
            open = open(head.head());
            writer = open;
        }
        return open;
    }

    /// The store is a pure function of the table: what is missing below the head is written again
    /// from there.
    private LogWriter open(Head head) {
        try {
            return LogWriter.open(store, Publisher.temporary(settings), disk, head);
        } catch (HaltException incomplete) {
            LOG.warn(
                    "the store does not match the head and is rebuilt from the table: {}",
                    incomplete.getMessage());
            LogWriter rebuilt =
                    LogWriter.open(store, Publisher.temporary(settings), disk, Head.EMPTY);
            write(rebuilt, head.size());
            if (!rebuilt.head().equals(head)) {
                throw new HaltException(
                        "the table does not hash to the head: " + rebuilt.head() + ", not " + head);
            }
            return rebuilt;
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            writer = null;
            leadership.close();
        } finally {
            turn.unlock();
        }
    }
}
