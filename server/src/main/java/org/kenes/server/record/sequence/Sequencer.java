package org.kenes.server.record.sequence;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tree.Head;
import org.kenes.server.record.sequence.Heads.Row;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Gives waiting entries their places in the log, in the order of durability of ledger spec 5.4:
///
/// | step | what becomes durable | after a crash |
/// |---|---|---|
/// | A assign | one transaction: places for a batch | assigned > size: on with B, places are never given anew |
/// | B tiles | bundles and tiles, forced and renamed ({@link Tiles}) | written again, or found equal |
/// | C sign | nothing has left the process | the same signature is made again |
/// | D head | the head row, by compare-and-set ({@link Heads}) | size > published: on with E |
/// | E witness | cosignatures of the quorum and of the operator's clock ({@link Publisher}) | asked again; a witness answers for the same size again |
/// | F publish | the row, then the file | the file is behind the row: written again |
/// | G tell | followers hear of it ({@link PublishedNews}) | they look by themselves |
///
/// A contradiction (a file with other bytes, another root, a head changed by somebody else) *halts*
/// ({@link Halt}). Who does not lead keeps a copy of what is published.
@Component
public class Sequencer implements AutoCloseable {
    static final int BATCH = 16_384;

    /// Requests are forgotten a day after merging; merging comes after receiving.
    private static final Duration REMEMBERED = Duration.ofHours(23);

    private final Heads heads;
    private final Queue queue;
    private final Intents intents;
    private final Beginning beginning;
    private final Ending ending;
    private final Tiles tiles;
    private final Publisher publisher;
    private final Halt halt;
    private final Leadership leadership;
    private final Keys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Settings.RecordSettings rules;
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Instant tidied;
    private long epoch;

    /// Whether `epoch` is ours and everything in memory fits it.
    private boolean leading;

    Sequencer(
            Heads heads,
            Queue queue,
            Intents intents,
            Beginning beginning,
            Ending ending,
            Tiles tiles,
            Publisher publisher,
            Halt halt,
            Leadership leadership,
            StartChecks checks,
            Keys keys,
            TransactionTemplate transaction,
            Clock clock,
            Settings settings) {
        this.heads = heads;
        this.queue = queue;
        this.intents = intents;
        this.beginning = beginning;
        this.ending = ending;
        this.tiles = tiles;
        this.publisher = publisher;
        this.halt = halt;
        this.leadership = leadership;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
        this.rules = settings.record();
        heads.create(keys.log.verifier());
        checks.run();
    }

    /// Sequences and publishes everything that waits now, if this process leads; false if another
    /// one does. What arrives meanwhile waits for the next call, unless it fits into a batch of
    /// this one: under load a batch a second is a fraction of the work of one after the other.
    ///
    /// @throws IllegalStateException once halted
    public boolean drain() {
        turn.lock();
        try {
            halt.check();
            if (!lead()) {
                follow();
                return false;
            }
            long acts = intents.newest();
            while (batch() || intents.following(acts)) {
                // until what was there is in the log
            }
            return true;
        } catch (HaltException e) {
            halt.because(e);
            throw e;
        } catch (SQLException | IOException e) {
            step();
            throw new IllegalStateException(
                    "sequencing was interrupted and will be taken up again", e);
        } catch (RuntimeException e) {
            step();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// Ends this log for good, because it is continued elsewhere: everything that waits gets its
    /// place, then the entry that says so is the last one.
    ///
    /// @param next origin of the log that goes on
    /// @return false if another process leads
    /// @throws IllegalStateException once halted, or if something cannot get its place
    public boolean end(String next) {
        for (int tries = 0; tries < 10; tries++) {
            if (!drain()) {
                return false;
            }
            if (ending.isWritten()) {
                return true;
            }
            transaction.executeWithoutResult(status -> {
                Row head = heads.lock();
                if (ending.write(next, head.assigned())
                        && !heads.assign(epoch, head.assigned() + 1)) {
                    throw heads.refused(epoch, "the head changed while the log ended");
                }
            });
        }
        throw new IllegalStateException("something waits for a place and cannot get one");
    }

    /// Steps down, or back: nothing in memory is relied upon any more.
    private void step() {
        leading = false;
        tiles.forget();
        intents.forget();
    }

    /// The same once a batch is due: enough entries wait, or one has waited long enough. Also lets
    /// requests that are older than a day be forgotten.
    ///
    /// @return whether this process leads
    boolean drainWhenDue() {
        Instant now = clock.instant();
        queue.forgetRequests(now.minus(REMEMBERED));
        tidy(now);
        return isBehind(now) || queue.due(rules.atLeast(), now.minus(rules.longest()))
                ? drain()
                : keepUp();
    }

    /// Every hour; a leader and a follower alike.
    private void tidy(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(tidied)) {
            tidied = hour;
            tiles.tidy(now);
        }
    }

    /// Whether there is something to do although nothing is due.
    private boolean isBehind(Instant now) {
        Row head = heads.row();
        return !leading || head.assigned() > head.head().size() || publisher.isDue(head, now);
    }

    /// Between batches, every few seconds: a leader whose session is idle for longer loses it, and
    /// everybody else copies what has been published since.
    ///
    /// @return whether this process leads
    boolean keepUp() {
        turn.lock();
        try {
            if (leading && leadership.held()) {
                return true;
            }
            leading = false;
            if (halt.reason() == null && !leadership.held()) {
                follow();
            }
            return false;
        } catch (HaltException e) {
            halt.because(e);
            return false;
        } catch (SQLException | IOException e) {
            step();
            return false;
        } finally {
            turn.unlock();
        }
    }

    /// One batch through all steps; true if more is waiting than fitted into it.
    private boolean batch() throws IOException {
        Assigned assigned = assign();
        Row head = assigned.head();
        Head written = tiles.write(head.head(), head.assigned());
        publisher.publish(written.equals(head.head()) ? head : sign(head, written));
        return assigned.more();
    }

    private record Assigned(Row head, boolean more) {}

    /// Step A. What was assigned before a crash is finished first.
    private Assigned assign() {
        Assigned result =
                transaction.execute(status -> {
                    Row head = heads.lock();
                    if (head.epoch() != epoch || head.assigned() > head.head().size()) {
                        return new Assigned(head, true);
                    }
                    if (ending.isWritten()) {
                        return new Assigned(head, false);
                    }
                    int placed = queue.place(head.assigned(), BATCH);
                    placed += intents.place(head.assigned() + placed, BATCH - placed);
                    if (placed > 0 && !heads.assign(epoch, head.assigned() + placed)) {
                        throw heads.refused(epoch, "the head changed while places were given");
                    }
                    return new Assigned(heads.row(), placed == BATCH);
                });
        if (result.head().epoch() != epoch) {
            throw new IllegalStateException("another process leads now");
        }
        return result;
    }

    /// Steps C and D.
    private Row sign(Row head, Head written) {
        if (!heads.sign(epoch, head.head(), written, tiles.sign(keys.log))) {
            throw heads.refused(
                    epoch, "the head row is not what this leader left: two logs would begin here");
        }
        return heads.row();
    }

    /// Takes the lead if nobody has it: a new epoch, and the first entries of a new log.
    private boolean lead() throws SQLException {
        if (!leadership.held()) {
            leading = false;
            return false;
        }
        if (!leading) {
            step();
            epoch = transaction.execute(status -> heads.newEpoch());
            Row head = heads.row();
            if (!head.vkey().equals(keys.log.verifier())) {
                throw new HaltException(
                        "the log key is not the one that signed this log: " + head.vkey());
            }
            if (head.assigned() == 0) {
                beginning.write(epoch);
            }
            leading = true;
        }
        return true;
    }

    /// Who does not lead keeps a copy of what is published, made from the table: every process
    /// serves the whole log.
    private void follow() throws IOException {
        SignedNote note = heads.published().orElse(null);
        if (note == null || tiles.isOpen() && !publisher.isBehind(heads.row())) {
            return;
        }
        Head published = Checkpoint.parse(note.text()).head();
        Head copied = tiles.write(publisher.shown(), published.size());
        if (!copied.equals(published)) {
            throw new HaltException(
                    "the table hashes to " + copied + ", but " + published + " is published");
        }
        publisher.copy(note);
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            leading = false;
            leadership.close();
        } finally {
            turn.unlock();
        }
    }
}
